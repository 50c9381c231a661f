"""Which kind of labels a file holds, which of them belong to a version and may leave, and how two versions differ."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.build.index import row_of
from datasets.dicom.read import read_instance
from datasets.labels.coding import OWN, Coding
from datasets.labels.desk import Desk
from datasets.labels.diff import diff_labels
from datasets.labels.errors import InvalidLabels
from datasets.labels.gather import gather
from datasets.labels.in_version import label_summary, write_label_tables
from datasets.labels.label import Label, Origin, Place, Value
from datasets.labels.linked import NOT_OURS, OTHER_PATIENT, OTHER_STUDY, TELLS, link_labels
from datasets.labels.recognise import kind_of
from datasets.labels.table import write_labels

UIDS = "study_instance_uid,patient_id"
EFFUSION = Coding(OWN, "effusion", "Pleural effusion")
MOMENT = datetime(2025, 3, 1, 10)  # noqa: DTZ001  # local time, as in DICOM


def _label(desk: Desk, study: str = "1.2.3", **told: object) -> Label:
    place = Place(desk.identities.pseudonym("BN1"), desk.project.uid(study))
    origin = Origin("sheet", desk.reader("Bs Hạnh"), "person", "0123456789ab", "", MOMENT)
    return replace(Label(place, EFFUSION, Value("present"), origin), **told)


def _rows(desk: Desk) -> list[dict[str, str]]:
    series, instance = (desk.project.uid(uid) for uid in ("1.2.3.1", "1.2.3.1.1"))
    names = ("patient_id", "study_instance_uid", "series_instance_uid", "sop_instance_uid")
    told = (desk.identities.pseudonym("BN1"), desk.project.uid("1.2.3"), series, instance)
    return [dict(zip(names, told, strict=True))]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.csv", f"{UIDS},finding,value\n1,2,3,4\n", "sheet"),
        ("a.csv", f"\ufeff{UIDS},finding,value\n1,2,3,4\n", "sheet"),
        ("a.csv", f"{UIDS},text\n", "reports"),
        ("a.csv", f"{UIDS},finding,label,settled_by\n", "settled"),
        ("a.jsonl", '{"study_instance_uid": "1", "verdict": "agree"}\n', "feedback"),
        ("a.ndjson", '{"resourceType": "Observation"}\n', "fhir"),
        ("a.json", '\n {"resourceType": "Bundle"}\n', "fhir"),
    ],
)
def test_a_file_tells_its_own_kind(tmp_path: Path, name: str, content: str, kind: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert kind_of(tmp_path / name) == kind


@pytest.mark.parametrize("content", ["", "a,b\n", "\0\0\0", "{not json", '["a"]\n', "label,patient_id\n1,2\n"])
def test_what_holds_no_labels_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(InvalidLabels, match="expected"):
        kind_of(tmp_path / "a.jsonl")


@pytest.mark.parametrize("kind", ["segmentation", "classification"])
def test_what_our_service_writes_becomes_labels_of_the_film(
    make_results: Callable[[str], dict[str, Path]], desk: Desk, tmp_path: Path, kind: str
) -> None:
    made = make_results(kind)
    assert {kind_of(path) for path in made.values() if path.suffix == ".dcm"} == {"dicom"}
    gathered = gather({"any": [tmp_path]}, desk)
    film = row_of(read_instance(tmp_path / "film.dcm"), "film.dcm", "0" * 64, 1)
    places = {name: desk.project.uid(film[name]) for name in film if name.endswith("_instance_uid")}
    row = {**film, **places, "patient_id": desk.identities.pseudonym(film["patient_id"] or "")}
    linked = link_labels(gathered.labels, [row], desk, "modified")
    assert linked.labels
    assert (linked.refused, linked.elsewhere) == ({}, 0)
    assert {label.place.study for label in linked.labels} == {places["study_instance_uid"]}


def test_the_index_tells_whose_and_where(desk: Desk) -> None:
    (row,) = _rows(desk)
    label = _label(desk, place=Place(instance=row["sop_instance_uid"]))
    (linked,) = link_labels([label], [row], desk, "modified").labels
    assert linked.place == Place(*row.values())
    assert link_labels([_label(desk, "9.9")], [row], desk, "modified").elsewhere == 1


def test_what_does_not_fit_or_tells_of_somebody_is_refused(desk: Desk) -> None:
    desk.identities.link(["", "", "BN7", ""], "Trần Thị Ngọc Ánh")
    good = _label(desk)
    series = _rows(desk)[0]["series_instance_uid"]
    wrong = {
        OTHER_PATIENT: [replace(good, place=replace(good.place, patient_id=desk.identities.pseudonym("BN2")))],
        OTHER_STUDY: [replace(good, place=Place("", desk.project.uid("9.9"), series))],
        NOT_OURS: [
            replace(good, origin=replace(good.origin, reader="Bs Hạnh")),
            replace(good, origin=replace(good.origin, reference="phim của Hạnh")),
            replace(good, value=Value("number", 1.0, "Bà Sáu")),
            replace(good, value=Value("region", region="1.2.840.99", segment=1)),
        ],
        TELLS: [
            replace(good, value=Value("number", 1.0, "0912345678")),
            replace(good, finding=replace(EFFUSION, display="Tran thi ngoc anh, effusion")),
            replace(good, told_as="99LOCAL|079123456789"),
        ],
    }
    for reason, labels in wrong.items():
        linked = link_labels(labels, _rows(desk), desk, "modified")
        assert (linked.labels, linked.refused) == ([], {reason: len(labels)}), reason
    public = replace(good, told_as="SCT|123456789012", origin=replace(good.origin, reference="123456789012"))
    assert link_labels([good, public], _rows(desk), desk, "modified").refused == {}


def test_dates_follow_the_version(desk: Desk) -> None:
    shift = desk.project.shift(desk.identities.pseudonym("BN1"))
    moved = replace(_label(desk), origin=replace(_label(desk).origin, at=MOMENT + shift))
    found = {dates: link_labels([moved], _rows(desk), desk, dates).labels[0].origin.at for dates in ("none", "full")}
    assert found == {"none": None, "full": MOMENT}


def test_a_table_of_labels_that_was_changed_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    told = write_label_tables([_label(desk)], tmp_path)
    assert label_summary(tmp_path) == told == json.loads(json.dumps(told))
    write_labels([_label(desk), _label(desk, value=Value("absent"))], tmp_path / "tables" / "label.parquet")
    assert label_summary(tmp_path) != told


VALUES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(("present", "absent", "uncertain"))), max_size=8)


def _said(told: list[tuple[str, str]]) -> list[Label]:
    return [
        Label(Place("p", "1.2"), EFFUSION, Value(value), Origin("sheet", reader, "person"))  # type: ignore[arg-type]
        for reader, value in told
    ]


@given(VALUES, VALUES)
def test_a_difference_the_other_way_round_is_the_same_one(
    one: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    there, back = diff_labels(_said(one), _said(other)), diff_labels(_said(other), _said(one))
    assert (there.added, there.removed, len(there.changed)) == (back.removed, back.added, len(back.changed))
    assert there.is_same == (sorted(one) == sorted(other))
    assert len(one) + there.added - there.removed == len(other)
