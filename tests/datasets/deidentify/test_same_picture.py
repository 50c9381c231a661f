"""A study that nobody can be found in is still the same study: to validators, as pixels, and to a model."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from pydicom import Dataset, FileDataset
from pydicom.data import get_testdata_file
from pydicom.sequence import Sequence

from datasets.deidentify.batch import Task, as_bytes, deidentify_bytes, deidentify_folder
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project, derived_project
from datasets.dicom.read import image_of, read_instance
from datasets.synthetic.instances import chest_film
from datasets.synthetic.planted import Planted
from models.preprocess import run_steps
from models.registry import SHIPPED, find_models
from models.runtime import load_network

ROOT = Path(__file__).parents[3]
TAGS = Options(
    retain_longitudinal="modified", retain_patient_characteristics=True, clean_descriptors=True,
    clean_structured_content=True, clean_graphics=True,
)  # fmt: skip
IMAGES = (
    "CT_small.dcm", "MR_small.dcm", "MR_small_RLE.dcm", "MR_small_implicit.dcm", "MR_small_bigendian.dcm",
    "JPEG2000.dcm", "SC_rgb_rle_2frame.dcm", "SC_rgb_jpeg_dcmtk.dcm", "examples_ybr_color.dcm", "rtdose.dcm",
    "image_dfl.dcm", "liver_1frame.dcm", "emri_small.dcm", "color-pl.dcm", "OBXXXX1A.dcm",
)  # fmt: skip
VALIDATED = (
    "CT_small.dcm", "MR_small.dcm", "MR_small_RLE.dcm", "JPEG2000.dcm", "rtplan.dcm", "rtdose_1frame.dcm",
    "test-SR.dcm", "reportsi.dcm", "waveform_ecg.dcm", "liver_1frame.dcm", "emri_small.dcm", "SC_rgb.dcm",
)  # fmt: skip


def _source(name: str) -> bytes:
    return Path(str(get_testdata_file(name, download=False))).read_bytes()


def _task(project: Project, folder: Path = Path()) -> Task:
    return Task(folder / "in", folder / "out", project, TAGS, Identities(project))


@pytest.mark.parametrize("name", IMAGES)
def test_pixels_are_the_same_bit_for_bit(name: str, project: Project) -> None:
    before, after = read_instance(_source(name)), read_instance(deidentify_bytes(_source(name), _task(project)))
    assert after.file_meta.TransferSyntaxUID == before.file_meta.TransferSyntaxUID
    assert np.array_equal(after.pixel_array, before.pixel_array)
    assert [int(e.tag) for e in after if e.tag.group == 0x28 and e.keyword.startswith(("Rescale", "Window"))] == [
        int(e.tag) for e in before if e.tag.group == 0x28 and e.keyword.startswith(("Rescale", "Window"))
    ]


@pytest.mark.peer
@pytest.mark.parametrize("name", VALIDATED)
def test_dciodvfy_finds_no_new_error_in_pydicoms_files(
    name: str, project: Project, peer: Callable[[str], Path], tmp_path: Path
) -> None:
    found = []
    for step, data in (("before", _source(name)), ("after", deidentify_bytes(_source(name), _task(project)))):
        path = tmp_path / f"{step}.dcm"
        path.write_bytes(data)
        done = subprocess.run([str(peer("dciodvfy")), str(path)], capture_output=True, text=True, check=False)
        lines = (done.stdout + done.stderr).splitlines()
        found.append(
            {re.sub(r"<[^>]*>|\(.*?\)|\b\d+(\.\d+)*\b", "", line) for line in lines if line.startswith("Error")}
        )
    assert found[1] - found[0] == set()


def test_the_chest_model_says_the_same(project: Project) -> None:
    folder = find_models((SHIPPED,))["paediatric_pneumonia"]
    network = load_network(folder.path, folder.card, threads=1)
    source = as_bytes(chest_film(3, rows=420))
    images = [image_of(read_instance(data)) for data in (source, deidentify_bytes(source, _task(project)))]
    outputs = [network.run(run_steps(folder.card.input.steps, image)) for image in images]
    assert set(outputs[0]) == set(outputs[1])
    assert all(np.array_equal(outputs[0][name], outputs[1][name]) for name in outputs[0])


def test_another_process_makes_the_same_names_uids_and_shifts(project: Project) -> None:
    asked = [f"1.2.840.99999.{number}" for number in range(50)]
    code = (
        "from datasets.deidentify.project import derived_project\n"
        "p = derived_project('test', 'a key that protects nobody')\n"
        f"print([p.uid(each) for each in {asked!r}], p.pseudonym('BN1'), p.shift(p.pseudonym('BN1')).days)"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    pseudonym = project.pseudonym("BN1")
    assert told == {f"{[project.uid(each) for each in asked]} {pseudonym} {project.shift(pseudonym).days}\n"}
    assert len({project.uid(each) for each in asked}) == len(asked)


def test_the_same_patient_in_the_emr_and_in_dicom_keeps_the_days_between(
    corpus: tuple[Planted, ...], project: Project
) -> None:
    person = corpus[0].person
    identities = Identities(project)
    identities.link([person.national_id, person.bhyt, person.ma_bn], person.name)
    task = Task(Path(), Path(), project, TAGS, identities)
    output = read_instance(deidentify_bytes(as_bytes(corpus[0].dataset), task))
    assert output.PatientID == identities.pseudonym(person.national_id) == identities.pseudonym(person.bhyt)
    assert f"{person.first_study + project.shift(output.PatientID):%Y%m%d}" == output.StudyDate


def test_a_dicomdir_is_held_back(project: Project, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "DICOMDIR").write_bytes(_source("DICOMDIR"))
    told = deidentify_folder(_task(project, tmp_path)).as_json()
    assert (told["released"], told["quarantined"]) == (0, 1)
    assert next(iter(told["reasons"])).startswith(("a DICOMDIR", "UnreadableInstance"))


def test_curves_overlays_icons_photographs_and_documents_leave_no_byte(project: Project) -> None:
    said = b"%PDF-1.4 Doan Thi Phuong "
    source = cast(FileDataset, read_instance(_source("CT_small.dcm")))
    icon = Dataset()
    icon.add_new(0x7FE00010, "OB", said + b" ")
    source.IconImageSequence = Sequence([icon])
    source.add_new(0x50003000, "OW", said + b" ")
    source.add_new(0x60003000, "OW", said + b" ")
    source.add_new(0x60021500, "LO", "Doan Thi Phuong")
    source.EncapsulatedDocument = said + b" "
    source.add_new(0x00091001, "UN", said + b" ")
    source.add_new(0x04000500, "SQ", Sequence([icon]))  # encrypted attributes
    source.add_new(0xFFFCFFFC, "OB", said + b" ")
    data = deidentify_bytes(as_bytes(source), _task(project))
    assert b"Phuong" not in data
    assert read_instance(data).EncapsulatedDocument.startswith(b"%PDF-1.4")
    assert not [element for element in read_instance(data) if element.tag.is_private]


def test_another_key_gives_other_names(project: Project) -> None:
    other = derived_project("test", "another key")
    assert other.pseudonym("BN1") != project.pseudonym("BN1")
    assert other.uid("1.2.3") != project.uid("1.2.3")
