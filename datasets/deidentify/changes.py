"""What is done to one value, by its attribute and VR.

**Source:** DICOM PS3.15 E.1.1 (actions), PS3.5 6.2 (VRs).
"""

from __future__ import annotations

from collections.abc import Callable

from datasets.deidentify.described import cleaned_code, cleaned_text, names_a_stranger
from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.patterns import REPLACEMENT
from datasets.deidentify.profile import times_of_patients, type_of
from datasets.deidentify.readings import PLAIN, in_any_reading
from datasets.deidentify.rules import Rules
from datasets.deidentify.standard_terms import is_report_term, is_standard_term, is_standard_uid
from datasets.deidentify.values import capped_age, nothing_of, shifted, told_day, told_time

FREE_TEXT = frozenset(("LO", "LT", "SH", "ST", "UC", "UT", "AE", "UR"))
CODE_KEYWORDS = {"CodeValue", "LongCodeValue", "URNCodeValue", "CodingSchemeDesignator", "CodingSchemeVersion"}
STRUCTURAL = frozenset(
    ("SpecificCharacterSet", "Modality", "ImageType", "PhotometricInterpretation", "ValueType", "RelationshipType",
     "ContinuityOfContent", "PatientSex", "PatientPosition", "GraphicType", "SegmentationType")
)  # fmt: skip
"""Coded strings that make sense of the object: a short part of a name in them says too little to empty them."""
OWN_DAYS = frozenset(("PatientBirthDateInAlternativeCalendar", "PatientDeathDateInAlternativeCalendar"))
"""Days of the patient in a calendar that nobody here reads."""
LONGER = 4
NEVER_EMPTY = ("ImageType", "PhotometricInterpretation", "ValueType", "ContentLabel", "GraphicLayer")
INSTEAD = {"Modality": "OT"} | dict.fromkeys(NEVER_EMPTY, "REMOVED")
"""Coded strings that must have a value."""
LONGEST = {"SH": 16, "LO": 64, "AE": 16, "ST": 1024, "LT": 10240}

Change = Callable[[str], str]
"""What is done to one value."""


def cleaning_of(keyword: str, vr: str, rules: Rules) -> Change | None:
    """Action C: dates move, texts lose what names someone, and coded strings that do are emptied; `None`: no change."""
    if vr in FREE_TEXT:
        return in_any_reading(_describing_of(keyword, vr, rules), _codec_of(vr, rules), REPLACEMENT)
    if vr == "CS":
        is_whole, nothing = keyword in STRUCTURAL, nothing_for(keyword, vr, rules)
        return in_any_reading(
            lambda value: (
                nothing if _is_told(value, is_whole, rules.dictionary) and not is_report_term(keyword, value) else value
            ),
            PLAIN,
            nothing,
        )
    return _measuring_of(keyword, vr, rules)


def keeping_of(keyword: str, vr: str, rules: Rules) -> Change | None:
    """Action K: what is kept is the device's or hospital's, never a person's; dates still move."""
    names = rules.dictionary.names_someone
    if vr in FREE_TEXT or vr == "CS":
        return in_any_reading(lambda value: "" if names(value, is_whole=True) else value, _codec_of(vr, rules), "")
    return _measuring_of(keyword, vr, rules)


def _codec_of(vr: str, rules: Rules) -> str:
    """What a VR's text is read by; some know the default repertoire only."""
    return PLAIN if vr in ("AE", "CS", "UR") else rules.codec


def replacing_of(rules: Rules) -> Change:
    """Action U: the project's UID for each one that is not the standard's."""
    return lambda uid: uid if not uid or is_standard_uid(uid) else rules.project.uid(uid)


def _measuring_of(keyword: str, vr: str, rules: Rules) -> Change | None:
    """Days move; what is no time of day and no age goes."""
    if vr in ("DA", "DT"):
        return _moving_of(keyword, vr, rules)
    if vr == "AS":
        return lambda value: capped_age(value) or nothing_for(keyword, vr, rules)
    return (lambda value: told_time(value) or nothing_for(keyword, vr, rules)) if vr == "TM" else None


def _describing_of(keyword: str, vr: str, rules: Rules) -> Change:
    dictionary, most = rules.dictionary, LONGEST.get(vr)
    if keyword in OWN_DAYS:
        return lambda _value: ""
    if keyword in CODE_KEYWORDS:  # long numbers are what codes are made of
        return lambda value: _unless_standard(value, cleaned_code(value, dictionary))
    if keyword == "CodeMeaning":
        return lambda value: _unless_standard(value, cleaned_text(value, dictionary)[:most])
    return lambda value: cleaned_text(value, dictionary)[:most]


def _unless_standard(value: str, cleaned: str) -> str:
    return value if cleaned != value and is_standard_term(value) else cleaned


def _is_told(value: str, is_whole: bool, dictionary: Dictionary) -> bool:
    """Whether a coded string says a name: the patient's, or several words that the scrubber takes for anyone's."""
    is_named = dictionary.names_someone(value.lower(), is_whole) or dictionary.has_part(
        value, LONGER if is_whole else 3
    )
    return (is_named or (not value.isalnum() and names_a_stranger(value))) and not is_standard_term(value)


def _moving_of(keyword: str, vr: str, rules: Rules) -> Change:
    nothing = nothing_for(keyword, vr, rules)
    if rules.options.retain_longitudinal == "full":
        return lambda value: told_day(vr, value) or nothing
    if keyword not in times_of_patients():
        return lambda _value: nothing
    if rules.is_done:
        return lambda value: told_day(vr, value) or nothing
    return lambda value: shifted(vr, value, rules.shift) or nothing


def nothing_for(keyword: str, vr: str, rules: Rules) -> str:
    """What says nothing: a dummy where the attribute must have a value, else none."""
    return INSTEAD.get(keyword) or nothing_of(vr, type_of(rules.path + keyword, rules.sop_class_uid))
