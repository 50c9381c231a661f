"""Codes and meanings that the standard itself uses: words of nobody, even where they are like somebody's name.

**Source:** DICOM PS3.16 (context groups), PS3.6 Annex A (UIDs), PS3.16 Table 8-1 (HL7's roots of coding schemes), as
pydicom lists them; PS3.3 C.17.3.2.1, C.17.3.2.4 and C.18.8 (coded strings that reports are made of).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from pydicom._uid_dict import UID_dictionary

_CODING_SCHEMES = re.compile(r"2\.16\.840\.1\.113883\.6\.\d{1,3}")

SHORTEST_TERM = 4
_REPORTING = frozenset(("ValueType", "RelationshipType", "ContinuityOfContent"))
_REPORT_TERMS = frozenset(
    ("TEXT", "NUM", "CODE", "DATETIME", "DATE", "TIME", "UIDREF", "PNAME", "COMPOSITE", "IMAGE", "WAVEFORM", "SCOORD",
     "SCOORD3D", "TCOORD", "CONTAINER", "TABLE", "CONTAINS", "HAS OBS CONTEXT", "HAS CONCEPT MOD", "HAS PROPERTIES",
     "HAS ACQ CONTEXT", "INFERRED FROM", "SELECTED FROM", "SEPARATE", "CONTINUOUS")
)  # fmt: skip


def is_report_term(keyword: str, value: str) -> bool:
    """Whether a report needs the value to be read, or it is a part of the body, whoever is called so."""
    if keyword == "BodyPartExamined":
        return is_standard_term(value) or _is_of_two_terms(value)
    return keyword in _REPORTING and value in _REPORT_TERMS


def _is_of_two_terms(value: str) -> bool:
    """`HEADNECK`, `ABDOMENPELVIS`: two words of the standard in one, as its parts of the body are written."""
    word, shortest = value.lower(), SHORTEST_TERM
    return word.isalpha() and any(
        word[:at] in _terms() and word[at:] in _terms() for at in range(shortest, len(word) - shortest + 1)
    )


def is_standard_uid(uid: str) -> bool:
    """Whether the registry of DICOM knows the UID, or it is a coding scheme's by HL7's root."""
    return uid in UID_dictionary or _CODING_SCHEMES.fullmatch(uid) is not None


def is_standard_term(text: str) -> bool:
    """Whether the text is a code, a meaning or a single word of the standard, in whatever case."""
    return re.sub(r"[\W_]", "", text).lower() in _terms()


@cache
def _terms() -> frozenset[str]:
    from pydicom.sr._concepts_dict import concepts  # tens of thousands, and seldom needed

    schemes: dict[str, dict[str, dict[str, tuple[str, list[int]]]]] = cast(Any, concepts)
    told = (each for scheme in schemes.values() for codes in scheme.values() for each in codes.items())
    terms = {text for code, (meaning, _) in told for text in (code, meaning)}
    return frozenset(re.sub(r"[\W_]", "", text).lower() for text in terms)
