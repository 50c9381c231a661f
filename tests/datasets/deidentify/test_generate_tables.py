from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pytest

from datasets.deidentify import generate_tables
from datasets.deidentify.profile import TABLES


def test_the_types_are_what_the_generator_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.find_spec("highdicom")
    assert spec is not None
    assert spec.origin is not None
    with (TABLES / "profile.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["tag"]: row for row in csv.DictReader(file)}
    monkeypatch.setattr(generate_tables, "TABLES", tmp_path)  # the tables of the house stay as they are
    generate_tables._write_types(Path(spec.origin).parent / "_standard", rows)
    assert (tmp_path / "types.json").read_bytes() == (TABLES / "types.json").read_bytes()


def test_columns_and_conditional_actions_are_read_from_a_list_of_rules(tmp_path: Path) -> None:
    (tmp_path / "options.py").write_text(
        'a = RawNemaRuleSet(name="basic", code="113100", rules=[(SingleTag("00080050"), ActionCodes.EMPTY),'
        '(SingleTag("0008002A"), ActionCodes.REMOVE_OR_EMPTY_OR_DUMMY), (PrivateTags(), ActionCodes.REMOVE)])\n'
        'b = RawNemaRuleSet(name="dates", code="113106", rules=[(SingleTag("0008002A"), ActionCodes.KEEP)])\n'
    )
    assert generate_tables._option_rows(tmp_path / "options.py") == {
        "00080050": {"basic": "Z"},
        "0008002a": {"basic": "X/Z/D", "retain_longitudinal_full": "K"},
        "private": {"basic": "X"},
    }


def test_the_later_edition_s_lists_become_basic_actions(tmp_path: Path) -> None:
    (tmp_path / "basic.py").write_text(
        "X_Z_U_STAR_TAGS = [(0x0008, 0x1140)]\nOTHER = [(1, 2)]\nX_TAGS = [(1, 2, 3, 4)]\n"
    )
    assert generate_tables._basic_rows(tmp_path / "basic.py") == {"00081140": "X/Z/U*"}
