"""`./tuetinh knowledge pages` writes a page for every condition of a folder, in both languages."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
import yaml

from models.registry import SHIPPED
from serving.symptoms.command import add_arguments, run

BASE = SHIPPED / "symptom_checker" / "knowledge"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A knowledge base of two conditions, with the shipped base's words of specialties, advice and about."""
    folder = tmp_path / "knowledge"
    for name in ("findings", "conditions", "rules", "sources"):
        (folder / name).mkdir(parents=True)
    for name in ("about.yaml", "specialties.yaml", "advice.yaml"):
        (folder / name).write_text((BASE / name).read_text("utf-8"), encoding="utf-8")
    findings = [
        _finding("fever", "sốt", "fever"),
        _finding("cough", "ho", "cough"),
        _finding("runny_nose", "sổ mũi", "runny nose"),
    ]
    conditions = [
        _condition("cold", "cảm lạnh", "common cold", {"runny_nose": 0.9, "cough": 0.5}),
        _condition("flu", "cúm", "influenza", {"fever": 0.9, "cough": 0.7}),
    ]
    rule = {"id": "hot", "all": ["fever"], "floor": "consultation_24", "source": "book"}
    write = {
        "findings": findings,
        "conditions": conditions,
        "rules": [rule | {"why": {"vi": "Đang sốt", "en": "A fever"}}],
        "sources": {"book": {"title": "A textbook", "url_or_doi": "10.1000/1", "year": 2020}},
    }
    for name, content in write.items():
        (folder / name / "a.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder


def _finding(name: str, vi: str, en: str) -> dict[str, object]:
    return {
        "id": name, "kind": "symptom", "area": "general", "background": 0.05, "name": {"vi": vi, "en": en},
        "ask": {"vi": f"Có {vi} không?", "en": f"Is there {en}?"}, "vi": [vi], "en": [en],
    }  # fmt: skip


def _condition(name: str, vi: str, en: str, findings: dict[str, float]) -> dict[str, object]:
    return {
        "id": name, "icd10": "J00", "name": {"vi": vi, "en": en}, "plain": {"vi": vi, "en": en},
        "specialty": "general_practice", "triage": "self_care", "per_1000": 10, "findings": findings,
        "sources": ["book"],
    }  # fmt: skip


def test_a_page_for_every_condition_in_both_languages(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    out = tmp_path / "pages"
    assert run(parser.parse_args(["pages", "--out", str(out), "--folder", str(small)])) == 0
    assert capsys.readouterr().out.startswith("4 pages; open ")
    assert sorted(path.name for path in out.glob("vi/*")) == ["cold.html", "flu.html", "index.html"]
    flu = (out / "en" / "flu.html").read_text("utf-8")
    assert "influenza" in flu
    assert "A fever" in flu, "the red flag"
    assert 'href="cold.html"' in flu, "the neighbour"
    assert "https://doi.org/10.1000/1" in flu
    assert "not a diagnosis" in flu
