"""What the demo accepts, and what it calls a fault."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from pydicom import Dataset

from serving.story.returned import (
    PNEUMONIA,
    faults_of_abstention,
    faults_of_finding,
    faults_of_lungs,
    heat_share,
    sort_results,
)

Make = Callable[..., Dataset]


def _text(code: str, value: str) -> Dataset:
    item = Dataset()
    item.ValueType, item.TextValue = "TEXT", value
    item.ConceptNameCodeSequence = [_code(code)]
    return item


def _code(value: str, meaning: str = "meaning") -> Dataset:
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = value, "DCM", meaning
    return code


def _number(value: float, unit: str) -> Dataset:
    item, measured = Dataset(), Dataset()
    item.ValueType = "NUM"
    item.ConceptNameCodeSequence = [_code("111012", "Certainty of Finding")]
    measured.NumericValue = str(value)
    measured.MeasurementUnitsCodeSequence = [_code(unit)]
    item.MeasuredValueSequence = [measured]
    return item


def _report(subject: str, *items: Dataset) -> Dataset:
    group, outer, report = Dataset(), Dataset(), Dataset()
    group.ValueType, group.ConceptNameCodeSequence = "CONTAINER", [_code("125007")]
    group.ContentSequence = [_text("112039", f"{PNEUMONIA}/{subject}"), _text("111001", PNEUMONIA), *items]
    outer.ValueType, outer.ConceptNameCodeSequence, outer.ContentSequence = "CONTAINER", [_code("126010")], [group]
    report.Modality, report.ContentSequence = "SR", [outer]
    return report


def test_an_abstention_with_the_reason_is_right_and_without_it_a_fault() -> None:
    report = _report(
        "abstention", _text("121106", "Không phân tích, vì tuổi\nNot analysed, because the age is outside")
    )
    returned = sort_results([report])
    assert faults_of_abstention(returned, PNEUMONIA, "the age is outside") == []
    assert "expected the reason" in faults_of_abstention(returned, PNEUMONIA, "the view")[0]
    assert "not to answer" in faults_of_abstention(returned, "another_model", "the age")[0]
    assert "it abstained" in faults_of_finding(returned)[0]


def test_a_finding_needs_its_probability_and_its_heat(make_instance: Make) -> None:
    capture = make_instance("OT", rgb=True)
    cold = sort_results([_report("pneumonia", _number(97.5, "%")), capture])
    assert faults_of_finding(cold) == ["expected a heat-map on the picture, found none"]
    pixels = np.zeros((16, 16, 3), dtype=np.uint8)
    pixels[4:8, 4:8] = (250, 120, 10)
    capture.set_pixel_data(pixels, "RGB", 8)
    assert heat_share(capture) > 0.05
    assert faults_of_finding(sort_results([_report("pneumonia", _number(97.5, "%")), capture])) == []


def test_a_report_of_nothing_lacks_the_lungs() -> None:
    assert faults_of_lungs(sort_results([])) == ["expected a segmentation (SEG), none came"]


def test_results_are_told_apart(make_instance: Make) -> None:
    returned = sort_results([make_instance("OT"), make_instance("SEG"), _report("pneumonia")])
    assert returned.kinds == {"SC", "SEG", "SR"}
    assert sort_results([]).kinds == frozenset()
