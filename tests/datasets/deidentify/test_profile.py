from __future__ import annotations

import csv

import pytest

from datasets.deidentify.options import CODES, Options
from datasets.deidentify.profile import EDITION, TABLES, is_safe_private, resolve, row_of

CT, UNKNOWN = "1.2.840.10008.5.1.4.1.1.2", "1.2.3"

# Read from PS3.15 Table E.1-1 by hand: tag, basic action, one option and its action.
ROWS = (
    (0x00100010, "Z", "", ""),
    (0x00100020, "Z/D", "", ""),
    (0x00100030, "Z", "", ""),
    (0x00101010, "X", "retain_patient_characteristics", "K"),
    (0x0020000D, "U", "retain_uids", "K"),
    (0x00080018, "U", "retain_uids", "K"),
    (0x00081030, "X", "clean_descriptors", "C"),
    (0x00080022, "X/Z", "retain_longitudinal_modified", "C"),
    (0x00080020, "Z", "retain_longitudinal_full", "K"),
    (0x00181000, "X/Z/D", "retain_device", "K"),
    (0x00081140, "X/Z/U*", "retain_uids", "K"),
    (0x0040A730, "D", "clean_structured_content", "C"),
    (0x00700001, "D", "clean_graphics", "C"),
    (0x00420011, "D", "", ""),
    (0x00880200, "X", "", ""),
    (0x50FE3000, "X", "clean_graphics", "C"),
    (0x60023000, "X", "clean_graphics", "C"),
)


@pytest.mark.parametrize(("tag", "basic", "option", "action"), ROWS)
def test_known_rows_of_the_table(tag: int, basic: str, option: str, action: str) -> None:
    row = row_of(tag)
    assert row is not None
    assert row.basic == basic
    assert row.options.get(option, "") == action


def test_the_table_is_whole() -> None:
    with (TABLES / "profile.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert EDITION == "2026c"
    assert len(rows) == 656
    assert {row["basic"] for row in rows} == {"X", "Z", "D", "U", "X/Z", "X/D", "Z/D", "X/Z/D", "X/Z/U*"}
    columns = set(rows[0]) - {"tag", "keyword", "basic", "retain_longitudinal_full", "retain_longitudinal_modified"}
    assert columns == set(CODES) - {"clean_pixels", "retain_longitudinal_full", "retain_longitudinal_modified"}


def test_an_attribute_that_names_nobody_has_no_row() -> None:
    assert row_of(0x00280010) is None


@pytest.mark.parametrize(
    ("action", "path", "sop_class", "resolved"),
    [
        ("X/Z", "AcquisitionDate", CT, "X"),
        ("Z/D", "PatientID", CT, "Z"),
        ("Z/D", "ContentDate", UNKNOWN, "Z"),
        ("X/Z/D", "DeviceSerialNumber", UNKNOWN, "X"),
        ("X/Z/U*", "ReferencedImageSequence", CT, "U"),
        ("X/Z/D", "DeviceSerialNumber", "1.2.840.10008.5.1.4.1.1.66.4", "D"),  # type 1 in a segmentation
        ("X/D", "AcquisitionDeviceProcessingDescription", CT, "X"),
        ("C", "StudyDescription", CT, "C"),
    ],
)
def test_a_conditional_action_follows_the_type_in_the_iod(
    action: str, path: str, sop_class: str, resolved: str
) -> None:
    assert resolve(action, path, sop_class) == resolved


def test_a_retaining_option_wins_over_a_cleaning_one() -> None:
    row = row_of(0x00102180)  # Occupation: retained by nobody, cleaned by descriptors
    assert row is not None
    assert row.action(Options(clean_descriptors=True)) == "C"
    date = row_of(0x00080020)
    assert date is not None
    assert date.action(Options(retain_longitudinal="full")) == "K"
    assert date.action(Options()) == "Z"


def test_safe_private_attributes_are_those_of_the_list_only() -> None:
    assert is_safe_private("ELSCINT1", 0x00E1, 0x1021)
    assert not is_safe_private("ELSCINT1", 0x00E1, 0x1022)
    assert not is_safe_private("SOMEBODY", 0x00E1, 0x1021)
