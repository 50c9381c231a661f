"""What the gate finds in the elements of an output, held against what one person's originals told.

An element is judged once for a person; the judgement of one person is never another's, nor one project's another's.

**Source:** DICOM PS3.15 E.1 (what must be gone).
"""

from __future__ import annotations

import csv
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from datasets.deidentify.byte_search import beginnings
from datasets.deidentify.leaves import Branch, Leaf
from datasets.deidentify.measures import SHORTEST_FIGURES, as_figures, figures_told, is_time, is_told_age
from datasets.deidentify.options import METHOD, Options
from datasets.deidentify.project import Project
from datasets.deidentify.raw_forms import DAY, Anchor
from datasets.deidentify.secrets_of import OWN_CLASS, Secrets, is_registered, joined
from datasets.deidentify.standard_terms import is_report_term, is_standard_term
from datasets.deidentify.verify_days import days_of_nobody, no_dates
from datasets.deidentify.written_dates import tells_day

TABLE = Path(__file__).parent / "tables" / "profile.csv"
TEXT_VRS = frozenset(("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT"))
MEASURES = frozenset(("TM", "AS", "IS", "DS"))
HARMLESS = frozenset(("", "REMOVED", "[X]", METHOD))
MOST_PEOPLE, MOST_JUDGED = 32, 4096
FORMS = (
    ("e-mail address", re.compile(r"[\w.+-]+@[\w-]+\.\w+")),
    ("twelve digits", re.compile(r"(?<!\d)\d{12}(?!\d)")),
    ("insurance card", re.compile(r"\b[A-Z]{2}\d{13}\b")),
    ("telephone number", re.compile(r"(?<![\d.])(?:\+84|0)[ .-]?\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}(?![\d.])")),
    ("date", re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d)")),
)
_JUDGES: OrderedDict[tuple[object, ...], Judge] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the elements of one person's outputs.

    Attributes:
        project: whose UIDs and pseudonyms are allowed.
        options: that the outputs were made with.
        secrets: names, numbers and byte strings that the originals told.
        raw: what must not stand in the bytes, without what the project made itself, by its beginning.
        beginnings: these beginnings.
        days: of the original, in eight digits.
        figures: its numbers and days as figures, without zeros before them.
    """

    project: Project
    options: Options
    secrets: Secrets
    raw: dict[bytes, tuple[Anchor, ...]]
    beginnings: frozenset[bytes]
    days: frozenset[str]
    figures: frozenset[str]
    _judged: dict[Branch, tuple[str, ...]] = field(default_factory=dict)

    def findings(self, branches: Iterable[Branch]) -> Iterator[str]:
        """Rules and places of what the elements tell."""
        judged = self._judged
        for branch in branches:
            found = judged.get(branch)
            if found is None:
                found = tuple(self._of(branch))
                if branch.is_kept and len(judged) < MOST_JUDGED:
                    judged[branch] = found
            if found:
                yield from found

    def _of(self, branch: Branch) -> Iterator[str]:
        yield from _forbidden(branch, self.options)
        yield from (f"what is no date at {place_of(path)}" for path in no_dates(branch))
        yield from (f"date of no patient at {place_of(path)}" for path in days_of_nobody(branch, self.options))
        for leaf in branch.leaves:
            if leaf.vr == "UI":
                yield from _uids(leaf, self)
            elif leaf.vr in MEASURES:
                yield from (
                    f"{name} at {place_of(leaf.path)}" for each in leaf.values for name in self.of(leaf.vr, each)
                )
            elif leaf.vr in TEXT_VRS and leaf.keyword not in retained_by(self.options):
                yield from _text(leaf, self)

    def of_measured(self, measured: Iterable[tuple[int, bytes, bytes]]) -> Iterator[str]:
        """The same of times, ages and numbers in figures, each with its tag and VR."""
        for tag, vr, value in measured:
            for each in value.split(b"\\"):
                yield from (f"{name} at {tag:08x}" for name in self.of(vr.decode(), each.decode("ascii", "replace")))

    def of(self, vr: str, value: str) -> Iterator[str]:
        """What is wrong with one value of a time, an age or a number in figures."""
        value = value.strip("\0 ")
        if vr == "TM" and not is_time(value):
            yield "what is no time"
        elif vr == "AS" and not is_told_age(value):
            yield "age that names somebody"
        elif vr in ("IS", "DS") and len(value) >= SHORTEST_FIGURES and as_figures(value) in self.figures:
            yield "number of the original"


def judge_of(project: Project, options: Options, told: Iterable[Secrets], days: frozenset[str] = frozenset()) -> Judge:
    """The judge for what an original's elements told of people, the same for all instances that tell the same."""
    people = tuple(each for each in told if each.persons or each.numbers or each.raw)
    key = (project, options, people, days)
    judge = _JUDGES.get(key)
    if judge is None:
        judge = _JUDGES[key] = _new_judge(project, options, joined(people), days)
        if len(_JUDGES) > MOST_PEOPLE:
            _JUDGES.popitem(last=False)
    else:
        _JUDGES.move_to_end(key)
    return judge


def _new_judge(project: Project, options: Options, secrets: Secrets, days: frozenset[str]) -> Judge:
    raw = dict[bytes, tuple[Anchor, ...]]()
    for anchor in secrets.raw:
        is_moved = days or not anchor.value.startswith(DAY)
        if is_moved and not project.is_pseudonym(anchor.value):
            (beginning,) = beginnings((anchor.pattern,))
            raw[beginning] = (*raw.get(beginning, ()), anchor)
    return Judge(project, options, secrets, raw, frozenset(raw), days, figures_told(secrets.numbers, days))


def _forbidden(branch: Branch, options: Options) -> Iterator[str]:
    gone = must_be_gone(options)
    for path, tag in branch.tags:
        if tag.is_private and not options.retain_safe_private:
            yield f"private element at {place_of(path)}"
        elif int(tag) in gone or tag.group >> 8 in (0x50, 0x60):
            yield f"attribute that must be gone at {place_of(path)}"


def _uids(leaf: Leaf, judge: Judge) -> Iterator[str]:
    for uid in leaf.values:
        if is_registered(uid) or judge.project.owns_uid(uid):
            continue
        if leaf.path == OWN_CLASS:
            yield f"private SOP class at {place_of(leaf.path)}"
        elif not judge.options.retain_uids:
            yield f"UID that is not the project's at {place_of(leaf.path)}"


def _text(leaf: Leaf, judge: Judge) -> Iterator[str]:
    place, secrets, project = place_of(leaf.path), judge.secrets, judge.project
    is_code = "Code" in leaf.keyword or "CodingScheme" in leaf.keyword
    for text in leaf.values:
        if text in HARMLESS or project.is_pseudonym(text) or is_report_term(leaf.keyword, text):
            continue
        if leaf.vr == "PN":
            yield f"person's name at {place}"
        is_told = (
            secrets.is_told_by(text.lower()) or secrets.has_part(text) if leaf.vr == "CS" else secrets.is_told_by(text)
        )
        if is_told and not ((is_code or leaf.vr == "CS") and is_standard_term(text)):
            yield f"identifier of the original at {place}"
        if tells_day(text, judge.days, is_code):
            yield f"date of the original at {place}"
        if is_code:
            continue
        yield from (f"{name} at {place}" for name, form in FORMS if form.search(text))


@cache
def must_be_gone(options: Options) -> frozenset[int]:
    """Tags whose basic action is X and that no chosen option speaks for."""
    chosen = {name for name, value in asdict(options).items() if value is True}
    chosen.add(f"retain_longitudinal_{options.retain_longitudinal}")
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["basic"] == "X" and re.fullmatch("[0-9a-f]{8}", row["tag"])]
    return frozenset(int(row["tag"], 16) for row in rows if not any(row.get(option) for option in chosen))


@cache
def retained_by(options: Options) -> frozenset[str]:
    """Keywords of attributes that an option keeps as they are."""
    chosen = [name for name, value in asdict(options).items() if value is True and name.startswith("retain_")]
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return frozenset(row["keyword"] for row in rows if any(row.get(option) == "K" for option in chosen))


def place_of(path: str) -> str:
    """Where a finding is: the tags that lead to it, without the items' numbers."""
    return re.sub(r"\[\d+\]", "", path).strip("/").replace("/", ">")
