"""A finding as a code: which system, which code in it, and what it means in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from datasets.labels.errors import InvalidLabels

OWN = "99TUETINH"
"""Our own scheme: the names of `text/findings.yaml`. **Source:** DICOM PS3.16 8.2 (private schemes begin with 99)."""
PUBLIC = frozenset(("SCT", "SRT", "DCM", "LN", "RADLEX", "UCUM", "UMLS", "I10", "ICD10", "FMA", OWN))
"""Schemes whose words are written by their publishers; the words of others may be a hospital's free text."""
_SCHEME = re.compile(r"[A-Za-z0-9_.-]{1,16}")
_CODE = re.compile(r"[A-Za-z0-9_.:^-]{1,64}")
_SYSTEMS = {
    "http://snomed.info/sct": "SCT",
    "http://loinc.org": "LN",
    "http://dicom.nema.org/resources/ontology/DCM": "DCM",
    "http://radlex.org": "RADLEX",
    "http://www.radlex.org": "RADLEX",
    "http://hl7.org/fhir/sid/icd-10": "ICD10",
}


@dataclass(frozen=True, slots=True, order=True)
class Coding:
    """What was looked for.

    Attributes:
        system: coding scheme designator, such as `SCT`, or `99TUETINH` for our own names.
        code: in that scheme.
        display: in words; of a public scheme or our own list, else empty.
    """

    system: str
    code: str
    display: str = ""

    def __str__(self) -> str:
        return f"{self.system}|{self.code}"


def coding_of(system: str, code: str, display: str = "") -> Coding:
    """A checked coding; a URL of FHIR becomes its DICOM designator, and words of private schemes are left out.

    Raises:
        InvalidLabels: the scheme or the code has not the form of one.
    """
    system, code = _SYSTEMS.get(system.strip().rstrip("/"), system.strip()), code.strip()
    if not _SCHEME.fullmatch(system) or not _CODE.fullmatch(code):
        raise InvalidLabels("expected a finding as system|code, such as SCT|60046008, got another form")
    return Coding(system, code, display.strip()[:64] if system in PUBLIC else "")
