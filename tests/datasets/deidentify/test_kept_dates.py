"""A project moves dates or keeps them, in all of its releases."""

from __future__ import annotations

from pathlib import Path

import pytest

from datasets.deidentify.kept_dates import hold_to_dates
from datasets.deidentify.options import Longitudinal
from datasets.deidentify.project import InvalidProject


@pytest.mark.parametrize(("first", "other"), [("modified", "full"), ("full", "modified")])
def test_the_first_choice_holds(tmp_path: Path, first: Longitudinal, other: Longitudinal) -> None:
    key = tmp_path / "chest.key"
    for kind in (first, first, "none"):
        hold_to_dates(key, kind)
    with pytest.raises(InvalidProject, match=f"expected --dates {first}, .* got {other}"):
        hold_to_dates(key, other)
    hold_to_dates(tmp_path / "another.key", other)


def test_no_dates_choose_nothing(tmp_path: Path) -> None:
    hold_to_dates(tmp_path / "chest.key", "none")
    assert not list(tmp_path.iterdir())


def test_only_the_owner_reads_the_choice(tmp_path: Path) -> None:
    hold_to_dates(tmp_path / "chest.key", "full")
    (chosen,) = tmp_path.iterdir()
    assert chosen.stat().st_mode & 0o077 == 0


def test_a_choice_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "chest.dates").mkdir()
    with pytest.raises(InvalidProject, match="got IsADirectoryError"):
        hold_to_dates(tmp_path / "chest.key", "full")
    (tmp_path / "hand.dates").write_bytes(b"")
    with pytest.raises(InvalidProject, match="expected --dates as before"):
        hold_to_dates(tmp_path / "hand.key", "full")
