from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest

from datasets.labels.adjudication import COLUMNS, disputed, item_id, read_adjudication, vote, write_adjudication
from datasets.labels.agreement import agreement_of
from datasets.labels.coding import OWN, Coding
from datasets.labels.desk import Desk
from datasets.labels.errors import InvalidLabels
from datasets.labels.items import Item, items_of
from datasets.labels.label import Label, Origin, Place, Role, Told, Value
from datasets.labels.sheet_out import write_settled

EFFUSION = Coding(OWN, "effusion", "Pleural effusion")


def _label(study: str, reader: str, value: Told, instance: str = "", role: Role = "person") -> Label:
    place = Place(f"P{study}", study, "", instance)
    return Label(place, EFFUSION, Value(value), Origin("sheet", reader, role), str(EFFUSION))


def _three_readers() -> list[Label]:
    said = {"1.1": "ppp", "1.2": "ppa", "1.3": "pau", "1.4": "aaa", "1.5": "pa"}
    words: dict[str, Told] = {"p": "present", "a": "absent", "u": "uncertain"}
    readers = ("ann", "binh", "chi")
    return [
        _label(study, reader, words[one])
        for study, told in said.items()
        for reader, one in zip(readers, told, strict=False)
    ]


def _fill(path: Path, decisions: dict[str, tuple[str, str]]) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row in rows:
            row["decision"], row["senior"] = decisions.get(row["study_instance_uid"], ("", ""))
            writer.writerow(row)


def _disputed() -> tuple[Item, ...]:
    return disputed(items_of(_three_readers())[0])


def test_what_readers_differ_on_is_listed_and_nothing_else() -> None:
    assert [item.place.study for item in _disputed()] == ["1.2", "1.3", "1.5"]


def test_a_reader_who_says_two_things_of_one_image_is_disputed_and_not_compared() -> None:
    labels = [
        _label("1.1", "ann", "present", "1.1.1"),
        _label("1.1", "ann", "absent", "1.1.1"),
        _label("1.1", "binh", "absent"),
    ]
    (item,), _ = items_of(labels)
    assert item.is_disputed
    (found,) = agreement_of([item])
    assert (found.items, found.contradictions) == (0, 1)


def test_of_different_images_of_a_study_the_strongest_counts() -> None:
    labels = [_label("1.1", "ann", "absent", "1.1.1"), _label("1.1", "ann", "present", "1.1.2")]
    (item,), _ = items_of(labels)
    assert item.agreed == "present"
    images, left_out = items_of([*labels, _label("1.2", "ann", "absent")], "instance")
    assert (len(images), left_out) == (2, 1)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_an_empty_file_settles_nothing(desk: Desk, tmp_path: Path, name: str) -> None:
    items = _disputed()
    write_adjudication(items, tmp_path / name, desk)
    assert read_adjudication(tmp_path / name, items, desk) == ()


def test_a_filled_file_comes_back_as_labels_of_the_senior_reader(desk: Desk, tmp_path: Path) -> None:
    items, path = _disputed(), tmp_path / "a.csv"
    write_adjudication(items, path, desk)
    _fill(path, {"1.2": ("present", "Gs Trần"), "1.3": ("leave", "Gs Trần")})
    (decided,) = read_adjudication(path, items, desk, datetime.fromisoformat("2026-01-02T03:04"))
    assert (decided.place.study, decided.value.kind) == ("1.2", "present")
    assert (decided.origin.role, decided.origin.reader) == ("senior", desk.reader("Gs Trần"))
    assert decided.origin.method == "adjudicated 3 readings"
    assert decided.origin.at is not None
    after, _ = items_of([*_three_readers(), decided])
    assert [item.place.study for item in disputed(after)] == ["1.3", "1.5"]
    settled = next(item for item in after if item.place.study == "1.2")
    assert (settled.settled, settled.settled_by, len(settled.said)) == ("present", "senior", 3)


def test_every_wrong_line_is_told_and_nothing_is_taken(desk: Desk, tmp_path: Path) -> None:
    items, path = _disputed(), tmp_path / "a.csv"
    write_adjudication(items, path, desk)
    _fill(path, {"1.2": ("maybe", "Gs Trần"), "1.3": ("absent", ""), "1.5": ("absent", "Gs Trần")})
    with pytest.raises(InvalidLabels, match=r"line 2: expected decision.*line 3: expected who decided") as told:
        read_adjudication(path, items, desk)
    assert "Trần" not in str(told.value)


def test_readings_that_changed_since_make_the_row_stale(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_adjudication(_disputed(), path, desk)
    _fill(path, {"1.5": ("absent", "Gs Trần")})
    later, _ = items_of([*_three_readers(), _label("1.5", "chi", "absent")])
    with pytest.raises(InvalidLabels, match="readings have changed"):
        read_adjudication(path, disputed(later), desk)


def test_other_columns_edited_readings_and_repeated_rows_are_refused(desk: Desk, tmp_path: Path) -> None:
    items, path = _disputed(), tmp_path / "a.csv"
    write_adjudication(items, path, desk)
    text = path.read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    for content, words in (
        (text.replace("decision", "quyết định", 1), "in this order"),
        (text.replace("ann: present", "ann: absent", 1), "they were changed"),
        ("\n".join([*lines, lines[1]]), "stands twice"),
    ):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(InvalidLabels, match=words):
            read_adjudication(path, items, desk)


def test_a_file_that_may_be_filled_is_not_written_over(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_adjudication(_disputed(), path, desk)
    with pytest.raises(InvalidLabels, match="name another"):
        write_adjudication(_disputed(), path, desk)


def test_a_reader_named_like_a_formula_is_text_in_the_sheet_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    labels = [_label("1.1", "=HYPERLINK(1)", "present"), _label("1.1", "binh", "absent")]
    items, path = disputed(items_of(labels)[0]), tmp_path / "a.csv"
    write_adjudication(items, path, desk)
    assert "'=HYPERLINK" in path.read_text(encoding="utf-8")
    _fill(path, {"1.1": ("absent", "Gs Trần")})
    assert len(read_adjudication(path, items, desk)) == 1


def test_jsonl_lines_of_another_shape_are_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"item": "x"}) + "\n", encoding="utf-8")
    with pytest.raises(InvalidLabels, match="expected the columns"):
        read_adjudication(path, (), desk)


def test_a_majority_settles_and_a_tie_stays() -> None:
    items, _ = items_of(_three_readers())
    (voted,) = vote(items)
    assert (voted.place.study, voted.value.kind, voted.origin.role) == ("1.2", "present", "vote")
    assert voted.origin.method == "majority 2 of 3"
    assert voted.origin.reference == item_id(next(item for item in items if item.place.study == "1.2"))
    weighted = {each.place.study: each.value.kind for each in vote(items, {"binh": 3.0})}
    assert weighted == {"1.2": "present", "1.3": "absent", "1.5": "absent"}


def test_a_senior_stands_over_a_vote() -> None:
    items, _ = items_of(
        [*_three_readers(), _label("1.2", "s", "absent", role="senior"), _label("1.2", "m", "present", role="vote")]
    )
    item = next(item for item in items if item.place.study == "1.2")
    assert (item.settled, item.settled_by) == ("absent", "senior")


def test_settled_labels_are_what_an_export_takes(tmp_path: Path) -> None:
    items, _ = items_of(_three_readers())
    assert write_settled(items, "effusion", tmp_path / "a.csv") == (2, 3)
    with (tmp_path / "a.csv").open(encoding="utf-8") as file:
        assert [(row["study_instance_uid"], row["label"]) for row in csv.DictReader(file)] == [
            ("1.1", "present"),
            ("1.4", "absent"),
        ]
    with pytest.raises(InvalidLabels, match="a finding that the labels have"):
        write_settled(items, "nodule", tmp_path / "a.csv")


def test_agreement_of_all_readers_and_of_each_two() -> None:
    items, _ = items_of(_three_readers())
    everybody, *pairs = agreement_of(items, repeats=50)
    assert everybody.readers == ("ann", "binh", "chi")
    assert (everybody.items, everybody.patients) == (5, 5)
    assert [pair.readers for pair in pairs] == [("ann", "binh"), ("ann", "chi"), ("binh", "chi")]
    assert [pair.items for pair in pairs] == [5, 4, 4]
    assert "fleiss_kappa" in everybody.figures
    first = pairs[0].figures["cohen_kappa"]
    assert first.value == pytest.approx((3 / 5 - 11 / 25) / (1 - 11 / 25), abs=1e-6)
    assert first.low is not None
    assert first.high is not None
    assert first.low <= first.value <= first.high


def test_fleiss_tells_of_how_many_items_it_is() -> None:
    everybody, first, *_ = agreement_of(items_of(_three_readers())[0], repeats=50)
    figures = everybody.figures
    assert (figures["fleiss_kappa"].items, figures["fleiss_kappa"].patients) == (4, 4)
    assert (figures["krippendorff_alpha"].items, figures["krippendorff_alpha"].patients) == (5, 5)
    assert figures["fleiss_kappa"].as_text().endswith("; n = 4")
    assert {figure.items for figure in first.figures.values()} == {5}


def test_fleiss_is_of_nothing_where_no_item_was_read_by_all() -> None:
    labels = [
        _label(f"1.{study}", reader, "present" if study % 2 else "absent")
        for study in range(6)
        for reader in (("ann", "binh"), ("ann", "chi"))[study % 2]
    ]
    everybody, *_ = agreement_of(items_of(labels)[0], repeats=20)
    fleiss = everybody.figures["fleiss_kappa"]
    assert (fleiss.value, fleiss.low, fleiss.high, fleiss.items) == (None, None, None, 0)
    assert everybody.figures["krippendorff_alpha"].items == 6


def test_where_all_say_absent_kappa_is_not_defined_and_pabak_is_one() -> None:
    labels = [_label(f"1.{study}", reader, "absent") for study in range(5) for reader in ("ann", "binh")]
    (found,) = agreement_of(items_of(labels)[0], repeats=20)
    assert found.figures["cohen_kappa"].value is None
    assert (found.figures["pabak"].value, found.figures["percent"].value) == (1.0, 1.0)
