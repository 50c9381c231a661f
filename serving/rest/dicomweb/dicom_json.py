"""Data sets in the DICOM JSON model.

Source: DICOM PS3.18 Annex F.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Response
from pydicom import Dataset
from pydicom.datadict import dictionary_VR, tag_for_keyword
from starlette.responses import JSONResponse

MEDIA_TYPE = "application/dicom+json"
LARGEST_VALUE = 64 << 10

Element = dict[str, Any]


def answer(content: Sequence[Mapping[str, Element]] | Mapping[str, Element], status: int = 200) -> Response:
    """DICOM JSON as a response."""
    return JSONResponse(content, status, media_type=MEDIA_TYPE)


def tag_of(keyword: str) -> str:
    """The eight hexadecimal digits of an attribute; an unknown keyword is a programming error (KeyError)."""
    tag = tag_for_keyword(keyword)
    if tag is None:
        raise KeyError(keyword)
    return f"{tag:08X}"


def elements(**values: object) -> dict[str, Element]:
    """Attributes by keyword; an absent value (`None`, empty text, empty list) leaves an element without one."""
    return {tag_of(keyword): _element(keyword, value) for keyword, value in sorted(values.items(), key=_by_tag)}


def _by_tag(item: tuple[str, object]) -> str:
    return tag_of(item[0])


def _element(keyword: str, value: object) -> Element:
    vr = dictionary_VR(keyword)
    values = [one for one in (value if isinstance(value, list) else [value]) if one not in (None, "")]
    if not values:
        return {"vr": vr}
    return {"vr": vr, "Value": [_names(str(one)) if vr == "PN" else one for one in values]}


def _names(name: str) -> dict[str, str]:
    groups = ("Alphabetic", "Ideographic", "Phonetic")
    return {group: text for group, text in zip(groups, name.split("="), strict=False) if text}


def metadata_of(header: Dataset) -> dict[str, Element]:
    """A header whole, but for values too large for a listing and for those that break their own VR."""
    content: dict[str, Element] = header.to_json_dict(
        bulk_data_threshold=LARGEST_VALUE, bulk_data_element_handler=lambda _element: "", suppress_invalid_tags=True
    )
    return {tag: element for tag, element in content.items() if element.get("BulkDataURI") != ""}
