"""Laws of the split: no patient in two parts, nothing lost, the same seed gives the same split."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.errors import InvalidManifest
from datasets.versions.splits import PARTS, read_splits, split_by_patient, write_splits
from datasets.versions.table import LabelledRow

SHARES = (0.6, 0.2, 0.2)


@st.composite
def tables(draw: st.DrawFn) -> list[LabelledRow]:
    """Rows of few patients, some of them copies of each other."""
    entries = draw(st.lists(st.tuples(st.integers(0, 20), st.sampled_from("abc"), st.integers(0, 40)), max_size=60))
    return [
        LabelledRow(f"{index}.png", f"p{patient}", label, f"g{copy}" if copy < 10 else "")
        for index, (patient, label, copy) in enumerate(entries)
    ]


@given(tables(), st.integers(0, 2**31))
def test_no_patient_and_no_copy_stands_in_two_parts(rows: list[LabelledRow], seed: int) -> None:
    part_of = split_by_patient(rows, seed=seed, fractions=SHARES).part_of
    for key in ("patient_id", "dup_group"):
        parts: dict[str, set[str]] = {}
        for row in rows:
            if value := getattr(row, key):
                parts.setdefault(value, set()).add(part_of[row.image])
        assert all(len(found) == 1 for found in parts.values())


@given(tables(), st.integers(0, 2**31))
def test_every_image_stands_once_and_row_order_does_not_matter(rows: list[LabelledRow], seed: int) -> None:
    splits = split_by_patient(rows, seed=seed, fractions=SHARES)
    images = [image for part in PARTS for image in getattr(splits, part)]
    assert sorted(images) == sorted(row.image for row in rows)
    shuffled = random.Random(seed).sample(rows, len(rows))
    assert split_by_patient(shuffled, seed=seed, fractions=SHARES) == splits


@given(tables(), st.integers(0, 2**31))
def test_a_fixed_test_stays_and_its_patients_leave_the_rest(rows: list[LabelledRow], seed: int) -> None:
    fixed = {row.image for row in rows[::7]}
    splits = split_by_patient(rows, seed=seed, fractions=(0.8, 0.2, 0), fixed_test=fixed)
    assert set(splits.test) == fixed
    tested = {row.patient_id for row in rows if row.image in fixed}
    learnt = set(splits.train) | set(splits.tune)
    assert not tested & {row.patient_id for row in rows if row.image in learnt}


def test_labels_keep_their_shares() -> None:
    rows = [LabelledRow(f"{i}.png", f"p{i // 2}", "ill" if i % 10 < 2 else "well") for i in range(1000)]
    splits = split_by_patient(rows, seed=3, fractions=SHARES)
    labels = {row.image: row.label for row in rows}
    for part, share in zip(PARTS, SHARES, strict=True):
        images = getattr(splits, part)
        assert len(images) == pytest.approx(1000 * share, abs=4)
        assert sum(labels[image] == "ill" for image in images) == pytest.approx(200 * share, abs=4)


def test_another_seed_gives_another_split() -> None:
    rows = [LabelledRow(f"{i}.png", f"p{i}", "x") for i in range(50)]
    assert split_by_patient(rows, seed=1, fractions=SHARES) != split_by_patient(rows, seed=2, fractions=SHARES)


def test_pairs_held_together_do_not_part() -> None:
    rows = [LabelledRow(f"{i}.png", f"p{i}", "x") for i in range(30)]
    chain = [(f"{i}.png", f"{i + 1}.png") for i in range(9)]
    part_of = split_by_patient(rows, seed=1, fractions=SHARES, together=chain).part_of
    assert len({part_of[f"{i}.png"] for i in range(10)}) == 1


def test_write_and_read_are_inverse(tmp_path: Path) -> None:
    rows = [LabelledRow(f"{i}.png", f"p{i}", "x") for i in range(9)]
    splits = split_by_patient(rows, seed=4, fractions=SHARES, fixed_test=["3.png"])
    path = tmp_path / "splits.json"
    write_splits(splits, path)
    assert read_splits(path) == splits


def test_shares_must_sum_to_one() -> None:
    with pytest.raises(InvalidManifest, match="three shares that sum to 1"):
        split_by_patient([], seed=0, fractions=(0.5, 0.5, 0.5))


def test_something_else_is_no_split(tmp_path: Path) -> None:
    path = tmp_path / "splits.json"
    path.write_text('{"seed": 1}', encoding="utf-8")
    with pytest.raises(InvalidManifest, match="expected stored splits"):
        read_splits(path)
