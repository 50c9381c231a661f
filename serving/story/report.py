"""A received structured report in words: who looked, what they said, and the numbers.

**Source:** DICOM PS3.16 TID 1500, 1501.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydicom import Dataset

MEASUREMENT_GROUP = "125007"
TRACKING_IDENTIFIER = "112039"
ALGORITHM_NAME = "111001"
COMMENT = "121106"


@dataclass(frozen=True, slots=True)
class Statement:
    """One measurement group.

    Attributes:
        model: the algorithm's name.
        subject: what the group is about: a finding, a measurement, or `abstention`.
        words: its comment, one line a language.
        numbers: `(name, value, UCUM unit)`.
    """

    model: str
    subject: str
    words: tuple[str, ...]
    numbers: tuple[tuple[str, float, str], ...]

    @property
    def is_abstention(self) -> bool:
        """Does it say that the model did not answer?"""
        return self.subject == "abstention"


def read_statements(report: Dataset) -> tuple[Statement, ...]:
    """Every measurement group of the report, in its order."""
    return tuple(_statement(item) for item in _walk(report) if _concept(item) == MEASUREMENT_GROUP)


def _walk(item: Dataset) -> Iterator[Dataset]:
    for child in item.get("ContentSequence", []):
        yield child
        yield from _walk(child)


def _concept(item: Dataset) -> str:
    names = item.get("ConceptNameCodeSequence")
    return str(names[0].CodeValue) if names else ""


def _statement(group: Dataset) -> Statement:
    items = list(_walk(group))
    texts = {_concept(item): str(item.TextValue) for item in items if item.ValueType == "TEXT"}
    tracking = texts.get(TRACKING_IDENTIFIER, "")
    return Statement(
        model=texts.get(ALGORITHM_NAME, ""),
        subject=tracking.rpartition("/")[2],
        words=tuple(texts.get(COMMENT, "").splitlines()),
        numbers=tuple(_number(item) for item in items if item.ValueType == "NUM"),
    )


def _number(item: Dataset) -> tuple[str, float, str]:
    measured = item.MeasuredValueSequence[0]
    unit = str(measured.MeasurementUnitsCodeSequence[0].CodeValue)
    return str(item.ConceptNameCodeSequence[0].CodeMeaning), float(measured.NumericValue), unit
