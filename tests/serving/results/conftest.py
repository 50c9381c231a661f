"""Made-up cards, films, sources and outcomes for the tests of the result objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from datasets.image import Image, ImageHeader
from models.card import Card, Coding, Conformal, Finding, ModelInput, Provenance, Scope, Segment, Text
from models.scope import reason
from serving.prediction import Abstention, FindingResult, Measurement, Outcome, Prediction, SegmentResult

CR = "1.2.840.10008.5.1.4.1.1.1"
DX = "1.2.840.10008.5.1.4.1.1.1.1"
SC = "1.2.840.10008.5.1.4.1.1.7"


def sct(value: str, meaning: str) -> Coding:
    return Coding(scheme="SCT", value=value, meaning=meaning)


def text(vi: str, en: str) -> Text:
    return Text(vi=vi, en=en)


def _card(**changes: Any) -> Card:
    facts: dict[str, Any] = {
        "version": "1.2.3",
        "summary": text("tóm tắt", "summary"),
        "intended_use": text("dùng", "use"),
        "out_of_scope": text("ngoài", "out"),
        "limitations": (),
        "licence": "Apache-2.0",
        "sha256": "ab" * 32,
        "input": ModelInput(kind="image", shape=(1, 1, 8, 8), steps=()),
        "scope": Scope(),
        "provenance": Provenance(
            recipe="r", trained_at="2026-11-20T10:00:00+07:00", git_commit="0" * 40, seed=1, mlflow_run_id="x"
        ),
    }
    return Card(**(facts | changes))


@pytest.fixture(scope="session")
def lung_card() -> Card:
    names = (
        ("right_lung", "Phổi phải", "Right lung", sct("24028007", "Right"), (0, 190, 255)),
        ("left_lung", "Phổi trái", "Left lung", sct("7771000", "Left"), (255, 150, 40)),
    )
    segments = tuple(
        Segment(
            name=name,
            display=text(vi, en),
            property_category=sct("123037004", "Anatomical Structure"),
            property_type=sct("39607008", "Lung"),
            laterality=side,
            index=index,
            rgb=rgb,
        )
        for index, (name, vi, en, side, rgb) in enumerate(names)
    )
    title = text("Hai trường phổi", "Lung fields")
    return _card(name="lung_fields", task="segmentation", title=title, segments=segments)


@pytest.fixture(scope="session")
def pneumonia_card() -> Card:
    conformal = Conformal(alpha=0.1, positive_limit=0.5, negative_limit=0.5)
    pneumonia = Finding(
        name="pneumonia",
        display=text("Viêm phổi", "Pneumonia"),
        code=sct("233604007", "Pneumonia"),
        threshold=0.35,
        threshold_rationale=text("độ nhạy", "sensitivity"),
        conformal=conformal,
    )
    bacterial = Finding(
        name="bacterial",
        display=text("viêm phổi do vi khuẩn", "bacterial pneumonia"),
        code=sct("53084003", "Bacterial pneumonia"),
        negative=text("viêm phổi do vi rút", "viral pneumonia"),
        negative_code=sct("75570004", "Viral pneumonia"),
        given="pneumonia",
        threshold=0.5,
        threshold_rationale=text("cân bằng", "balance"),
        conformal=conformal,
    )
    title = text("Viêm phổi trẻ em 1–5 tuổi", "Pneumonia in children aged 1–5")
    return _card(name="toy_pneumonia", task="classification", title=title, findings=(pneumonia, bacterial))


def ellipse(shape: tuple[int, int], centre: float) -> NDArray[np.bool_]:
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    across, down = x / shape[1] - centre, y / shape[0] - 0.5
    return np.asarray((across / 0.14) ** 2 + (down / 0.3) ** 2 < 1)


@pytest.fixture
def make_image() -> Callable[..., Image]:
    def make(shape: tuple[int, int] = (120, 100), spacing: tuple[float, float] | None = (0.2, 0.2)) -> Image:
        pixels = np.full(shape, 0.6, dtype=np.float32)
        pixels[ellipse(shape, 0.3) | ellipse(shape, 0.7)] = 0.2
        return Image(pixels, ImageHeader(modality="DX"), pixel_spacing_mm=spacing)

    return make


@pytest.fixture
def make_outcomes(lung_card: Card, pneumonia_card: Card) -> Callable[..., tuple[Outcome, ...]]:
    def lungs(shape: tuple[int, int]) -> Prediction:
        masks = (ellipse(shape, 0.3), ellipse(shape, 0.7))
        segments = tuple(SegmentResult(*pair) for pair in zip(lung_card.segments, masks, strict=True))
        areas = tuple(
            Measurement(
                name=f"{item.segment.name}_area",
                display=text(f"Diện tích {item.segment.display.vi.lower()}", f"{item.segment.display.en} area"),
                code=sct("42798000", "Area"),
                value=float(item.mask.sum()) * 0.04,
                unit=Coding(scheme="UCUM", value="mm2", meaning="square millimeter"),
                segment_name=item.segment.name,
                note=text("theo PixelSpacing", "by PixelSpacing"),
            )
            for item in segments
        )
        return Prediction(lung_card, segments=segments, measurements=areas)

    def make(kind: str = "positive", shape: tuple[int, int] = (120, 100)) -> tuple[Outcome, ...]:
        if kind == "nothing":
            why = reason("body-part-not-supported")
            return (Abstention(lung_card, why), Abstention(pneumonia_card, why))
        if kind == "abstain":
            return (lungs(shape), Abstention(pneumonia_card, reason("age-not-supported")))
        heat = np.zeros((7, 7), dtype=np.float32)
        heat[4, 2] = 1.0
        pneumonia, bacterial = pneumonia_card.findings
        if kind == "negative":
            return (
                lungs(shape),
                Prediction(pneumonia_card, (FindingResult(pneumonia, 0.04, False, ("negative",), heat),)),
            )
        found = (
            FindingResult(pneumonia, 0.93, True, ("positive",), heat),
            FindingResult(bacterial, 0.22, False, ("positive", "negative")),
        )
        return (lungs(shape), Prediction(pneumonia_card, found))

    return make


@pytest.fixture
def make_source() -> Callable[..., Dataset]:
    def make(sop_class: str = DX, shape: tuple[int, int] = (120, 100), **changes: Any) -> Dataset:
        source = Dataset()
        source.file_meta = FileMetaDataset()
        source.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        facts: dict[str, Any] = {
            "SpecificCharacterSet": "ISO_IR 192",
            "SOPClassUID": sop_class,
            "SOPInstanceUID": "1.2.826.0.1.3680043.8.498.1",
            "StudyInstanceUID": "1.2.826.0.1.3680043.8.498.2",
            "SeriesInstanceUID": "1.2.826.0.1.3680043.8.498.3",
            "PatientName": "Nguyễn^Thị Thử",
            "PatientID": "TEST-1",
            "PatientBirthDate": "20220101",
            "PatientSex": "F",
            "StudyDate": "20261122",
            "StudyTime": "081500",
            "StudyID": "1",
            "AccessionNumber": "A1",
            "ReferringPhysicianName": "",
            "Modality": "DX" if sop_class == DX else "CR",
            "BodyPartExamined": "CHEST",
            "PatientOrientation": ["L", "F"],
            "InstanceNumber": 1,
            "Rows": shape[0],
            "Columns": shape[1],
            "SamplesPerPixel": 1,
            "PhotometricInterpretation": "MONOCHROME2",
            "BitsAllocated": 16,
            "BitsStored": 12,
            "PixelRepresentation": 0,
            "ImagerPixelSpacing": [0.2, 0.2],
            "PixelSpacing": [0.2, 0.2],
        }
        for keyword, value in (facts | changes).items():
            if value is not None:
                setattr(source, keyword, value)
        return source

    return make
