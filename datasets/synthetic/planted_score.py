"""How much of a planted corpus a de-identifier got right, whoever made it, and whom it still names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pydicom import Dataset
from pydicom.dataelem import DataElement
from pydicom.tag import Tag

from datasets.synthetic.planted import Answer, Planted
from datasets.synthetic.planted_people import Person, without_marks
from datasets.synthetic.planted_pixels import is_same_picture, tells_beside_pixels


@dataclass(slots=True)
class Score:
    """The result.

    Attributes:
        correct: answers that came out right.
        total: answers.
        leaked_names: instances whose output bytes still hold the person's whole name, in any of its forms.
        wrong: how often each place came out wrong, by action and path.
    """

    correct: int = 0
    total: int = 0
    leaked_names: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    _uids: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _moves: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def correct_actions(self) -> float:
        """Share of correct answers, 0 to 1."""
        return self.correct / self.total if self.total else 0.0

    def add(self, planted: Planted, output: Dataset, data: bytes) -> None:
        """Score one instance's output, as data set and as bytes."""
        self.leaked_names += any(form in data for form in _forms(planted.person))
        for answer in planted.answers:
            before, after = find_element(planted.dataset, answer.path), find_element(output, answer.path)
            if answer.action == "pixels":
                is_right = not tells_beside_pixels(output, answer.secrets) and is_same_picture(planted.dataset, output)
            else:
                is_right = self._is_right(answer, before, after, planted.person)
            self.total += 1
            self.correct += is_right
            if not is_right:
                self.wrong[f"{answer.action} {re.sub(r'[0-9]', '', answer.path)}"] += 1

    def _is_right(self, answer: Answer, before: DataElement | None, after: DataElement | None, who: Person) -> bool:
        told = "" if after is None or after.value is None else str(after.value)
        if answer.action == "gone":
            return told == "" or told == "[]"
        if answer.action == "kept":
            return before is not None and after is not None and str(before.value) == told
        if answer.action == "uid":
            return self._is_mapped(str(before.value) if before else "", told)
        if answer.action == "date":
            return self._is_moved(str(before.value) if before else "", told, who)
        return not says(told, answer.secrets) and all(word in told for word in answer.words)

    def _is_mapped(self, before: str, after: str) -> bool:
        self._uids[before].add(after)
        return bool(after) and after != before and len(self._uids[before]) == 1

    def _is_moved(self, before: str, after: str, who: Person) -> bool:
        if len(after) != len(before) or after[8:] != before[8:] or after == before:
            return False
        moves = self._moves[who.ma_bn]
        moves.add(_day(after).toordinal() - _day(before).toordinal())
        return len(moves) == 1


def score_outputs(outputs: Iterable[tuple[Planted, Dataset, bytes]]) -> Score:
    """Score a whole corpus."""
    score = Score()
    for planted, output, data in outputs:
        score.add(planted, output, data)
    return score


def says(text: str, secrets: Iterable[str]) -> bool:
    """Whether the text holds one of the secrets, in whatever case, with or without marks and spaces."""
    plain = re.sub(r"[\W_]", "", without_marks(text)).lower()
    return any(re.sub(r"[\W_]", "", without_marks(secret)).lower() in plain for secret in secrets)


def _forms(person: Person) -> set[bytes]:
    names = {person.name, person.plain_name, person.dicom_name, without_marks(person.dicom_name)}
    names |= {name.replace(" ", "") for name in names} | {name.upper() for name in names}
    return {name.encode(charset) for name in names for charset in ("utf-8", "gb18030")}


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def find_element(dataset: Dataset, path: str) -> DataElement | None:
    """The element at an answer's path, if it is there."""
    step, _, rest = path.partition("/")
    keyword, _, item = step.rstrip("]").partition("[")
    tag = Tag(*(int(part, 16) for part in keyword.split(","))) if "," in keyword else Tag(keyword)
    if tag not in dataset:
        return None
    if not rest:
        return dataset[tag]
    items = dataset[tag].value or []
    return find_element(items[int(item)], rest) if len(items) > int(item) else None
