"""Write what the visits say: the shares that are surely above what was written, and where the urgency looks off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml

from models.knowledge.body import Knowledge
from models.knowledge.compiled import Compiled, lexicon_of
from models.knowledge.condition import level_rank
from models.knowledge.read import VISITS as FILE
from models.knowledge.read import read_base
from models.knowledge.tables import Tables, build_tables
from training.knowledge.emergency_visits import Cell, Course, Visits, count_visits

HEAD = """# Written by `./tuetinh visits`: shares of US emergency visits (NHAMCS 2016-2019, 2021; aggregates only) in
# which a finding was a reason of the visit, by diagnosis, where the 95 % interval lies above what was written.
# A visit names at most five reasons, so each is a lower bound of P(finding | condition). Base rates are not touched.
"""
OFTEN_ADMITTED, SELDOM_ADMITTED = 0.5, 0.02
SHOWN = 40


def correct_knowledge(data: Path, model: Path, page: Path | None) -> dict[str, object]:
    """Count, write `visits.yaml` into the knowledge, and a page.

    Raises:
        InvalidPlan: the survey is not there. `InvalidKnowledge`: the base is not sound.
    """
    target = model / "knowledge" / FILE
    target.unlink(missing_ok=True)  # so that it is held against what people wrote
    base = read_base(model / "knowledge")
    tables = build_tables(base)
    visits = count_visits(data, Compiled(base, lexicon_of(base)))
    raised, doubtful = corrections(visits, tables), doubtful_urgency(visits, base)
    write_corrections(target, raised)
    if page is not None:
        page.write_text(report(visits, raised, doubtful), encoding="utf-8")
    return {"visits": visits.visits, "pairs": len(visits.cells), "raised": len(raised), "doubtful": len(doubtful)}


def corrections(visits: Visits, tables: Tables) -> list[Cell]:
    """The cells whose interval lies above the table, of findings that the writer thought of."""
    found = []
    for cell in visits.cells:
        if cell.written is None:
            continue
        now = tables.probability[tables.condition_index[cell.condition], tables.finding_index[cell.finding]]
        if cell.share.ci_low > now:
            found.append(cell)
    return found


def write_corrections(path: Path, cells: Iterable[Cell]) -> None:
    """`visits.yaml`: condition, finding, the lower end of the interval."""
    by_condition: dict[str, dict[str, float]] = defaultdict(dict)
    for cell in cells:
        by_condition[cell.condition][cell.finding] = round(cell.share.ci_low, 3)
    path.write_text(HEAD + yaml.safe_dump(dict(by_condition), sort_keys=True, width=150), encoding="utf-8")


def doubtful_urgency(visits: Visits, base: Knowledge) -> list[tuple[Course, str]]:
    """Conditions whose triage does not go with what became of the visits."""
    found: list[tuple[Course, str]] = []
    for course in visits.courses:
        triage = base.conditions[course.condition].triage
        is_low, is_high = level_rank(triage) <= 1, level_rank(triage) >= 3
        if is_low and course.hospitalised.ci_low > OFTEN_ADMITTED:
            found.append((course, triage))
        if is_high and course.hospitalised.ci_high < SELDOM_ADMITTED:
            found.append((course, triage))
    return found


def report(visits: Visits, raised: list[Cell], doubtful: list[tuple[Course, str]]) -> str:
    """A page for the physicians who keep the knowledge."""
    lines = [
        "# What emergency visits say about the knowledge",
        "",
        f"{visits.visits:,} visits of NHAMCS (2016–2019, 2021; United States), {len(visits.courses)} conditions with "
        f"at least 30 visits, {len(visits.cells):,} pairs of condition and finding. A visit names at most five "
        "reasons, so a share is a lower bound. Shapes carry over to Viet Nam, base rates do not, and are not taken.",
        "",
        f"## Raised ({len(raised)})",
        "",
        "| condition | finding | share of visits (95 % CI, n) | written |",
        "|---|---|---|---|",
    ]
    for cell in sorted(raised, key=lambda one: -one.share.ci_low)[:SHOWN]:
        written = "–" if cell.written is None else f"{cell.written:g}"
        lines.append(f"| {cell.condition} | {cell.finding} | {cell.share} | {written} |")
    lines += ["", "## Urgency to look at", "", "| condition | triage | hospitalised | critical |", "|---|---|---|---|"]
    lines += [f"| {one.condition} | {triage} | {one.hospitalised} | {one.critical} |" for one, triage in doubtful]
    return "\n".join([*lines, ""])
