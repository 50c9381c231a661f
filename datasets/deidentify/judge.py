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

from datasets.deidentify.leaves import Branch, Leaf
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.deidentify.secrets_of import Secrets, joined

TABLE = Path(__file__).parent / "tables" / "profile.csv"
TEXT_VRS = frozenset(("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT"))
HARMLESS = frozenset(("", "REMOVED", "[X]"))
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
        raw: of these the byte strings, without what the project made itself.
    """

    project: Project
    options: Options
    secrets: Secrets
    raw: frozenset[bytes]
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
        for leaf in branch.leaves:
            if leaf.vr == "UI" and not self.options.retain_uids:
                yield from _uids(leaf, self.project)
            elif leaf.vr in TEXT_VRS and leaf.keyword not in retained_by(self.options):
                yield from _text(leaf, self.secrets, self.project)


def judge_of(project: Project, options: Options, told: Iterable[Secrets]) -> Judge:
    """The judge for what an original's elements told of people, the same for all instances that tell the same."""
    people = tuple(each for each in told if each.persons or each.numbers or each.raw)
    key = (project, options, people)
    judge = _JUDGES.get(key)
    if judge is None:
        secrets = joined(people)
        raw = frozenset(each for each in secrets.raw if not project.is_pseudonym(each.decode().upper()))
        judge = _JUDGES[key] = Judge(project, options, secrets, raw)
        if len(_JUDGES) > MOST_PEOPLE:
            _JUDGES.popitem(last=False)
    else:
        _JUDGES.move_to_end(key)
    return judge


def _forbidden(branch: Branch, options: Options) -> Iterator[str]:
    gone = must_be_gone(options)
    for path, tag in branch.tags:
        if tag.is_private and not options.retain_safe_private:
            yield f"private element at {place_of(path)}"
        elif int(tag) in gone or tag.group >> 8 in (0x50, 0x60):
            yield f"attribute that must be gone at {place_of(path)}"


def _uids(leaf: Leaf, project: Project) -> Iterator[str]:
    if "ClassUID" in leaf.keyword or "SchemeUID" in leaf.keyword:
        return
    for uid in leaf.values:
        if not uid.startswith("1.2.840.10008.") and not project.owns_uid(uid):
            yield f"UID that is not the project's at {place_of(leaf.path)}"


def _text(leaf: Leaf, secrets: Secrets, project: Project) -> Iterator[str]:
    place = place_of(leaf.path)
    for text in leaf.values:
        if text in HARMLESS or project.is_pseudonym(text):
            continue
        if leaf.vr == "PN":
            yield f"person's name at {place}"
        if secrets.is_told_by(text.lower() if leaf.vr == "CS" else text):
            yield f"identifier of the original at {place}"
        if "Code" in leaf.keyword or "CodingScheme" in leaf.keyword:
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
