"""What the card of `lung_fields` says in words and codes; the numbers come from the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.card import Card, Coding, DataSource, GateRule, ModelInput, Result, Scope, Segment, Text
from models.card import Provenance as CardProvenance
from training.gate import DISTANCE, FIRST_HEAD, OUTPUT, RESIDUAL, Bounds
from training.other_pictures import OtherKind
from training.segmentation.films import network_steps
from training.segmentation.graph import AREA_LEFT, AREA_RIGHT, CERTAINTY, LUNGS, SEGMENTS

STRUCTURE = Coding(scheme="SCT", value="123037004", meaning="Anatomical structure")
LUNG = Coding(scheme="SCT", value="39607008", meaning="Lung structure")
RIGHT = Coding(scheme="SCT", value="24028007", meaning="Right")
HEAD_REASONS = {"picture": "not-a-frontal-chest-film", "state": "bad-exposure-or-orientation"}
LEFT = Coding(scheme="SCT", value="7771000", meaning="Left")

SCOPE = Scope(
    modality=("CR", "DX", "DR", "RG"),
    body_part_examined=("CHEST", "THORAX", "LUNG", "LUNGS", "CHESTAP", "CHESTPA", "CHEST AP", "CHEST PA", "PORT CHEST"),
    view_position=("AP", "PA"),
)

TITLE = Text(vi="Trường phổi trên phim X-quang ngực thẳng", en="Lung fields on frontal chest films")
SUMMARY = Text(
    vi="Vẽ và đo phổi phải, phổi trái (kể cả phần sau tim) trên phim ngực thẳng của trẻ em và người lớn. "
    "Ảnh không phải phim ngực thẳng, đúng chiều thì không được phân tích.",
    en="Draws and measures the right and left lung, including what lies behind the heart, on frontal chest films of "
    "children and adults. What is not a frontal film the right way up is not analysed.",
)
INTENDED_USE = Text(
    vi="Hỗ trợ quyết định, không phải chẩn đoán: giúp bác sĩ thấy vùng phổi, diện tích và để các mô hình khác biết "
    "chúng nhìn vào đâu. Kết quả do bác sĩ chẩn đoán hình ảnh xem lại.",
    en="Decision support, not a diagnosis: shows where the lungs lie and how large they are, and lets other models "
    "tell whether they look at lung. A radiologist reviews the result.",
)
OUT_OF_SCOPE = Text(
    vi="Phim nghiêng, phim chụp phần khác của cơ thể, CT, MR, siêu âm; đo dung tích phổi; kết luận về bệnh.",
    en="Lateral films, other body parts, CT, MR, ultrasound; lung volumes; any statement about disease.",
)
LIMITATIONS = (
    Text(
        vi="Trẻ em trong dữ liệu huấn luyện từ 1 đến 5 tuổi và từ một bệnh viện; người lớn ít, phần lớn là COVID-19. "
        "Trẻ sơ sinh và trẻ 6–17 tuổi chưa được đo.",
        en="The children it learned from are 1 to 5 years old and of one hospital; its adults are few, mostly with "
        "COVID-19. Newborns and ages 6 to 17 have not been measured.",
    ),
    Text(
        vi="Mặt nạ chuẩn do máy vẽ rồi người sửa (V7 Labs), không phải do bác sĩ chẩn đoán hình ảnh vẽ độc lập.",
        en="The reference masks were drawn by a network and corrected by people (V7 Labs), not drawn independently by "
        "radiologists.",
    ),
    Text(
        vi="Phải và trái được gán theo phía của ảnh: phim bị lật gương trái–phải vẫn qua được bộ lọc đầu vào và không "
        "được nhận ra, tên hai phổi khi đó bị đổi chỗ.",
        en="Right and left are taken from the side of the picture: a film mirrored left to right passes the input gate "
        "unnoticed and its lungs are then named the wrong way round.",
    ),
    Text(
        vi="Phổi bị che mờ hoàn toàn, một phổi, hoặc phẫu thuật lớn ở ngực: có thể vẽ sai hoặc bị từ chối.",
        en="A lung that is fully opaque, a single lung, or large chest surgery may be drawn wrongly or refused.",
    ),
    Text(
        vi="Phim nghiêng chưa được đo vì không có dữ liệu; chỉ thông tin trong tiêu đề DICOM chặn được chắc chắn.",
        en="No lateral film was at hand to measure with; only the DICOM header surely stops one.",
    ),
)


def lung_segments() -> tuple[Segment, ...]:
    """Right lung (left in the picture) in channel 0, left lung in channel 1."""
    return (
        Segment(
            name="right_lung",
            display=Text(vi="phổi phải", en="right lung"),
            property_category=STRUCTURE,
            property_type=LUNG,
            laterality=RIGHT,
            output=SEGMENTS,
            index=0,
            rgb=(0, 160, 255),
        ),
        Segment(
            name="left_lung",
            display=Text(vi="phổi trái", en="left lung"),
            property_category=STRUCTURE,
            property_type=LUNG,
            laterality=LEFT,
            output=SEGMENTS,
            index=1,
            rgb=(255, 160, 0),
        ),
    )


def gate_rules(bounds: Bounds, heads: Sequence[str]) -> tuple[GateRule, ...]:
    """The bounds of `verdict_columns` as rules, the most telling reason first."""
    at = dict(enumerate(bounds.maxima))
    first_lung = FIRST_HEAD + len(heads)
    columns = {head: FIRST_HEAD + place for place, head in enumerate(heads)}
    return (
        *(
            GateRule(output=OUTPUT, index=columns[head], maximum=at[columns[head]], reason=reason)
            for head, reason in HEAD_REASONS.items()
            if head in columns
        ),
        GateRule(output=OUTPUT, index=DISTANCE, maximum=at[DISTANCE], reason="not-in-training-distribution"),
        GateRule(output=OUTPUT, index=RESIDUAL, maximum=at[RESIDUAL], reason="not-in-training-distribution"),
        *(
            GateRule(output=LUNGS, index=index, minimum=-at[first_lung + index], reason="lungs-not-found")
            for index in (AREA_RIGHT, AREA_LEFT, CERTAINTY)
        ),
    )


def data_sources(counts: Mapping[str, tuple[int, int]], others: Mapping[str, OtherKind]) -> tuple[DataSource, ...]:
    """Every set and what it was for; `counts` is keyed `role/source`."""
    named = []
    for key, (images, patients) in counts.items():
        role, source = key.split("/")
        licence, citation = SOURCES.get(source, ("see the data", "see the data"))
        if images and role in ("train", "tune", "test", "gate"):
            content = {"dataset": source, "role": role, "licence": licence, "citation": citation}
            named.append(DataSource.model_validate({**content, "n_images": images, "n_patients": patients}))
    for kind in others.values():
        licence = kind.licence if kind.may_ship else f"{kind.licence}; measured with only"
        content = {"dataset": kind.name, "role": "gate", "licence": licence, "citation": kind.citation}
        named.append(DataSource.model_validate({**content, "n_images": len(kind.pictures)}))
    return tuple(named)


SOURCES: Mapping[str, tuple[str, str]] = {
    "kermany": (
        "CC BY 4.0 (images), CC BY 4.0 (masks)",
        "Kermany et al., Cell 2018;172:1122–31, doi:10.1016/j.cell.2018.02.010; masks V7 Labs, covid-19-xray-dataset",
    ),
    "cohen": (
        "train and tune: CC BY only; test: per image, measured with only; masks CC BY 4.0",
        "Cohen et al., COVID-19 image data collection, MELBA 2020, arXiv:2006.11988; masks V7 Labs",
    ),
    "nih": (
        "open with citation",
        "Wang et al., ChestX-ray8, CVPR 2017, doi:10.1109/CVPR.2017.369; NIH Clinical Center",
    ),
    "hannover": (
        "CC BY 3.0",
        "Winther et al., COVID-19 image repository, Hannover Medical School 2020, doi:10.6084/m9.figshare.12275009",
    ),
}


def draft_card(
    name: str,
    version: str,
    size: int,
    gate: tuple[GateRule, ...],
    results: Sequence[Result],
    data: tuple[DataSource, ...],
) -> Card:
    """The card but for the file's hash and where it comes from, which the run fills in."""
    unknown = CardProvenance(recipe="", trained_at="", git_commit="", seed=0, mlflow_run_id="")
    return Card(
        name=name,
        version=version,
        task="segmentation",
        title=TITLE,
        summary=SUMMARY,
        intended_use=INTENDED_USE,
        out_of_scope=OUT_OF_SCOPE,
        limitations=LIMITATIONS,
        licence="Apache-2.0",
        sha256="0" * 64,
        input=ModelInput(kind="image", shape=(1, 3, size, size), steps=network_steps(size)),
        scope=SCOPE,
        gate=gate,
        segments=lung_segments(),
        results=tuple(results),
        data=data,
        provenance=unknown,
    )
