"""Several dates in one element: each is held against the one at its own place."""

from __future__ import annotations

import copy

import pytest

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.project import derived_project
from datasets.deidentify.verify import verify_instance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
MODIFIED = Options(retain_longitudinal="modified", clean_descriptors=True)
DAYS, SHORT = ["20240101", "20231231", "20230601"], ["20240101", "", "20230601"]


@pytest.mark.parametrize("days", [DAYS, SHORT])
def test_several_dates_that_moved_together_are_released(days: list[str]) -> None:
    source = copy.deepcopy(mr_slice(1))
    source.ReferencedDateTime, source.BurnedInAnnotation = days, "NO"
    output = as_bytes(deidentify_instance(source, PROJECT, MODIFIED))
    assert verify_instance(output, source, PROJECT, MODIFIED).reasons == ()


@pytest.mark.parametrize(
    ("place", "left", "reason"),
    [
        (1, "20231231", "date of the original at 0040a13a"),
        (2, "20230601", "date of the original at 0040a13a"),
        (0, "20201112", "dates that did not move together"),
    ],
)
def test_one_that_stayed_or_went_elsewhere_is_noticed(place: int, left: str, reason: str) -> None:
    source = copy.deepcopy(mr_slice(1))
    source.ReferencedDateTime, source.BurnedInAnnotation = DAYS, "NO"
    output = deidentify_instance(source, PROJECT, MODIFIED)
    moved = list(output.ReferencedDateTime)
    moved[place] = left
    output.ReferencedDateTime = moved
    assert reason in verify_instance(as_bytes(output), source, PROJECT, MODIFIED).reasons
