"""The compiled form says what the YAML says, and is refused when it does not."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from models.errors import InvalidKnowledge
from models.inference.case import Case, Evidence, Person
from models.inference.engine import Engine
from models.knowledge.compiled import FILE, compile_base, digest_of, load_compiled
from models.knowledge.read import read_base
from models.lay_text.read import read
from tests.models.small_base import write_base


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_base(tmp_path / "knowledge")
    compile_base(tmp_path)
    return tmp_path


def test_it_is_the_same_base(folder: Path) -> None:
    base, written = load_compiled(folder).base, read_base(folder / "knowledge")
    assert dict(base.conditions) == dict(written.conditions)
    assert dict(base.findings) == dict(written.findings)
    assert dict(base.rules) == dict(written.rules)
    assert base.about == written.about


def test_the_engine_over_it_says_the_same(folder: Path) -> None:
    case = Case(Person(45, "female"), (Evidence("fever", "present"), Evidence("cough", "absent")))
    one, other = (Engine(base).look(case) for base in (load_compiled(folder).base, read_base(folder / "knowledge")))
    assert np.array_equal(one.posterior, other.posterior)
    assert one.triage == other.triage


def test_its_phrases_are_read(folder: Path) -> None:
    reading = read("chest pain and fever", load_compiled(folder).lexicon, language="en")
    assert {one.finding_id for one in reading.mentions} == {"chest_pain", "fever"}


def test_compiling_again_writes_the_same_bytes(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    assert compile_base(folder).read_bytes() == before


def test_a_changed_base_makes_it_stale(folder: Path) -> None:
    path = folder / "knowledge/advice.yaml"
    before = digest_of(folder / "knowledge")
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert digest_of(folder / "knowledge") != before
    with pytest.raises(InvalidKnowledge, match="is not of its YAML"):
        load_compiled(folder)


@pytest.mark.parametrize("content", [b"", b'{"form": 1}', b"\x00\x01"])
def test_a_damaged_one_is_refused(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)
    with pytest.raises(InvalidKnowledge, match=r"compiled\.json"):
        load_compiled(folder)


def test_a_missing_one_is_refused(folder: Path) -> None:
    (folder / FILE).unlink()
    with pytest.raises(InvalidKnowledge, match=r"expected a sound compiled\.json"):
        load_compiled(folder)


def test_an_unsound_base_is_not_compiled(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    (folder / "knowledge/sources/more.yaml").write_text("paper: a paper", encoding="utf-8")
    with pytest.raises(InvalidKnowledge, match="expected a mapping"):
        compile_base(folder)
    assert (folder / FILE).read_bytes() == before


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_yaml_gives_the_same_bytes(folder: Path, seed: str) -> None:
    before = (folder / FILE).read_bytes()
    code = "import pathlib, sys; from models.knowledge.compiled import compile_base as c; c(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    assert (folder / FILE).read_bytes() == before


def test_the_collector_is_left_as_it_was(folder: Path) -> None:
    load_compiled(folder)
    assert gc.isenabled()
    (folder / FILE).write_text("{}", encoding="utf-8")
    with pytest.raises(InvalidKnowledge, match="expected a sound"):
        load_compiled(folder)
    assert gc.isenabled()
