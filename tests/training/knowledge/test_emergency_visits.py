"""Counting visits by condition and finding, on a small made-up survey."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from models.estimate import wilson
from models.knowledge.compiled import Compiled, lexicon_of
from models.knowledge.read import VISITS, read_base
from models.knowledge.tables import build_tables
from models.registry import SHIPPED
from training.errors import InvalidPlan
from training.knowledge.emergency_visits import FOLDER, YEARS, count_visits
from training.knowledge.evidence import corrections, report, write_corrections

BASE = read_base(SHIPPED / "symptom_checker" / "knowledge")
COMPILED = Compiled(BASE, lexicon_of(BASE))


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty visits a year with appendicitis: all with vomiting, half with fever; and visits that say nothing."""
    data = tmp_path_factory.mktemp("survey")
    folder = data / FOLDER
    folder.mkdir(parents=True)
    codes = {"10100": "Fever", "15300": "Vomiting", "15450": "Stomach pain, cramps and spasms"}
    pd.DataFrame({"rfv_code": list(codes), "text": list(codes.values())}).to_csv(folder / "rfv_codes.csv", index=False)
    for year in YEARS:
        rows = [
            {"rfv1": "15300", "rfv2": "10100" if n % 2 else None, "dx1": "K358", "hospitalised": 1, "critical": 0}
            for n in range(40)
        ]
        rows += [{"rfv1": "10100", "rfv2": None, "dx1": "R509", "hospitalised": 0, "critical": 0} for _ in range(40)]
        table = pd.DataFrame(rows)
        for column in ("rfv3", "rfv4", "rfv5"):
            table[column] = None
        table.to_parquet(folder / f"ed{year}.parquet")
    return data


def test_shares_are_counted_by_condition(survey: Path) -> None:
    visits = count_visits(survey, COMPILED)
    cells = {(one.condition, one.finding): one for one in visits.cells}
    assert visits.visits == 80 * len(YEARS)
    assert cells["appendicitis", "vomiting"].share.value == 1.0
    assert cells["appendicitis", "fever"].share == wilson(20 * len(YEARS), 40 * len(YEARS))
    assert {one.condition for one in visits.courses} == {"appendicitis"}, "a symptom's code is no diagnosis"


def test_only_what_is_surely_above_the_written_is_raised(survey: Path, tmp_path: Path) -> None:
    visits = count_visits(survey, COMPILED)
    plain = build_tables(BASE)
    raised = corrections(visits, plain)
    assert ("appendicitis", "vomiting") in {(one.condition, one.finding) for one in raised}
    assert all(one.share.ci_low > (one.written or 1) for one in raised)
    write_corrections(tmp_path / VISITS, raised)
    assert "appendicitis" in (tmp_path / VISITS).read_text(encoding="utf-8")
    assert "| appendicitis | vomiting |" in report(visits, raised, [])


def test_without_the_survey_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlan, match="nhamcs_ed"):
        count_visits(tmp_path, COMPILED)
