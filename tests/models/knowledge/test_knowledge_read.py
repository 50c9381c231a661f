"""A knowledge base is read whole, and every mistake is told with the place where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from models.errors import InvalidKnowledge
from models.knowledge.read import Mistakes, read_base, read_with_mistakes
from tests.models.small_base import CONDITIONS, RULES, TREES, write_base


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_base(tmp_path)


def mistakes_in(folder: Path) -> list[str]:
    mistakes = Mistakes()
    read_with_mistakes(folder, mistakes)
    return mistakes.lines


def test_everything_written_is_read(base_folder: Path) -> None:
    base = read_base(base_folder)
    assert set(base.findings) == set(TREES)
    assert {name: dict(one.findings) for name, one in base.conditions.items()} == {
        name: findings for name, (_, _, findings, _) in CONDITIONS.items()
    }
    assert [rule.id for rule in base.rules.values()] == [name for name, *_ in RULES]
    assert base.part_of["findings/cough"] == "findings/all.yaml"


def test_an_entry_that_stands_twice_is_a_mistake(folder: Path) -> None:
    again = yaml.safe_load((folder / "findings/all.yaml").read_text(encoding="utf-8"))["cough"]
    (folder / "findings/more.yaml").write_text(yaml.safe_dump({"cough": again}), encoding="utf-8")
    assert mistakes_in(folder) == ["findings/more.yaml: cough stands twice, first in findings/all.yaml"]


def test_a_key_that_nobody_knows_is_a_mistake(folder: Path) -> None:
    (folder / "sources/more.yaml").write_text("paper: {title: A paper, colour: blue}", encoding="utf-8")
    assert mistakes_in(folder) == ["sources/more.yaml: paper.colour: Extra inputs are not permitted"]


def test_a_file_that_is_no_yaml_spoils_only_itself(folder: Path) -> None:
    (folder / "rules/more.yaml").write_text("a: [1", encoding="utf-8")
    found = mistakes_in(folder)
    assert len(found) == 1
    assert found[0].startswith("rules/more.yaml: expected YAML")


def test_an_entry_that_is_no_mapping_is_named(folder: Path) -> None:
    (folder / "sources/more.yaml").write_text("paper: a paper", encoding="utf-8")
    assert mistakes_in(folder) == ["sources/more.yaml: paper: expected a mapping"]


def test_a_sound_base_is_asked_for_in_so_many_words(folder: Path) -> None:
    (folder / "advice.yaml").write_text("rest: {vi: nghỉ}", encoding="utf-8")
    with pytest.raises(InvalidKnowledge, match=r"got 1 mistakes: advice\.yaml"):
        read_base(folder)


def test_without_about_there_is_no_base(folder: Path) -> None:
    (folder / "about.yaml").unlink()
    with pytest.raises(InvalidKnowledge, match=r"expected about\.yaml to describe"):
        read_base(folder)
