"""FHIR JSON as it comes from outside: capped before it is walked, and refused in one clear sentence.

Source: FHIR R4 §2.6.2 (JSON representation); RFC 8259.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from datasets.errors import UnreadableRecord

Resource = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FhirLimits:
    """Caps on one document.

    Attributes:
        document_bytes: size as it came.
        depth: objects and lists inside each other; FHIR's own resources stay under 30.
        nodes: objects, lists and values at every depth.
        entries: resources of a Bundle.
        codings: of one concept that are kept.
        text: characters of one code or text that are kept.
    """

    document_bytes: int = 16 * 1024**2
    depth: int = 64
    nodes: int = 1_000_000
    entries: int = 10_000
    codings: int = 16
    text: int = 256


FHIR_LIMITS = FhirLimits()


def parse_json_object(body: bytes, limits: FhirLimits = FHIR_LIMITS) -> Resource:
    """The document as an object, within the caps.

    Raises:
        UnreadableRecord: over a cap, not UTF-8, not JSON, not an object. The message never holds content.
    """
    if len(body) > limits.document_bytes:
        raise UnreadableRecord(f"expected at most {limits.document_bytes} bytes of JSON, got more")
    try:
        parsed = json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant, object_pairs_hook=_object_of)
    except RecursionError:
        raise UnreadableRecord(f"expected JSON at most {limits.depth} levels deep, got more") from None
    except ValueError:  # not UTF-8, not JSON, or an integer of thousands of digits
        raise UnreadableRecord("expected JSON in UTF-8, got something else") from None
    if not isinstance(parsed, dict):
        raise UnreadableRecord("expected a JSON object, got another JSON value")
    check_shape(parsed, limits)
    return parsed


def check_shape(parsed: object, limits: FhirLimits = FHIR_LIMITS) -> None:
    """Hold a parsed document against the caps on depth and number of nodes.

    Raises:
        UnreadableRecord: over one of them.
    """
    level: list[object] = [parsed]
    count = 0
    for _ in range(limits.depth):
        count += len(level)
        if count > limits.nodes:
            raise UnreadableRecord(f"expected at most {limits.nodes} values in one document, got more")
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return
    raise UnreadableRecord(f"expected JSON at most {limits.depth} levels deep, got more")


def _object_of(pairs: list[tuple[str, Any]]) -> Resource:
    """The object; a name that stands twice is refused, since either value may be the one that was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise UnreadableRecord("expected each name once in a JSON object, got one twice")
    return found


def _children(parent: object) -> list[object]:
    if isinstance(parent, dict):
        return list(parent.values())
    return parent if isinstance(parent, list) else []


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def as_object(value: object) -> Resource:
    """The value when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def objects_of(value: object) -> list[Resource]:
    """The objects of a list; what else stands in it is left out."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def as_text(value: object, limits: FhirLimits = FHIR_LIMITS) -> str | None:
    """A text that is not empty, cut to the cap, else nothing."""
    return value.strip()[: limits.text] or None if isinstance(value, str) else None


def reference_of(value: object) -> str | None:
    """Where a Reference points to."""
    return as_text(as_object(value).get("reference"))


def resources_of(document: Resource, limits: FhirLimits = FHIR_LIMITS) -> Iterator[tuple[Resource, str | None]]:
    """Each resource of a Bundle with its `fullUrl`, or the one resource that it is. Nested Bundles are opened.

    Raises:
        UnreadableRecord: more entries than the cap.
    """
    waiting: list[tuple[Resource, str | None]] = [(document, None)]
    count = 0
    while waiting:
        resource, full_url = waiting.pop()
        if resource.get("resourceType") != "Bundle":
            yield resource, full_url
            continue
        entries = objects_of(resource.get("entry"))
        count += len(entries)
        if count > limits.entries:
            raise UnreadableRecord(f"expected at most {limits.entries} entries, got more")
        waiting += [(as_object(entry.get("resource")), as_text(entry.get("fullUrl"))) for entry in reversed(entries)]


def next_page_of(document: Resource) -> str | None:
    """The address of a Bundle's next page."""
    links = objects_of(document.get("link"))
    return next((as_text(link.get("url")) for link in links if link.get("relation") == "next"), None)
