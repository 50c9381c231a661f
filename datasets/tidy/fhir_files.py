"""The resources of FHIR files: Bundles and single resources in `.json`, one a line in `.ndjson` and `.ndjson.gz`.

NDJSON is read line by line and each Bundle as a whole under the caps of `datasets/emr/fhir_json.py`, so memory is that
of the largest document.

**Source:** FHIR R4 Bundle; HL7 Bulk Data Access IG 2.0 (ndjson).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from datasets.emr.fhir_json import FHIR_LIMITS, Resource, as_text, parse_json_object, resources_of
from datasets.errors import UnreadableRecord
from datasets.tidy.refused import Place, Reason, RecordRefused, Refusals
from datasets.tidy.sources import DAMAGED, SourceFile

LINES = (".ndjson", ".ndjson.gz", ".jsonl", ".jsonl.gz")
DOCUMENTS = (".json", ".json.gz")


@dataclass(frozen=True, slots=True)
class Found:
    """A resource and where it stood.

    Attributes:
        name: `Type/id`, else its fullUrl, else nothing.
        aliases: for each fullUrl of its document, the `Type/id` of what stands there.
    """

    resource: Resource = field(repr=False)
    place: Place
    full_url: str | None = field(default=None, repr=False)
    aliases: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """`Type/id`, else its fullUrl, else nothing."""
        return name_of(self.resource) or self.full_url or ""


def name_of(resource: Resource) -> str | None:
    """`Type/id` of a resource that has both."""
    kind, identity = as_text(resource.get("resourceType")), as_text(resource.get("id"))
    return f"{kind}/{identity}" if kind and identity else None


def resources_in(file: SourceFile, refusals: Refusals, only: tuple[bytes, ...] = ()) -> Iterator[Found]:
    """Each resource of a file.

    Args:
        file: of another kind than these it has none.
        refusals: what cannot be read is counted here.
        only: lines of NDJSON with none of these words are passed over unread.
    """
    name = file.name.lower()
    try:
        if name.endswith(LINES):
            yield from _of_lines(file, refusals, only)
        elif name.endswith(DOCUMENTS):
            yield from _of_document(file.read(FHIR_LIMITS.document_bytes), file.number)
    except RecordRefused as refused:
        refusals.add(refused.reason, Place(file.number))
    except DAMAGED:
        refusals.add("not-readable", Place(file.number))
    except UnreadableRecord as error:
        refusals.add(_reason(error), Place(file.number))


def _of_lines(file: SourceFile, refusals: Refusals, only: tuple[bytes, ...]) -> Iterator[Found]:
    with file.open() as stream:
        number = 0
        while line := stream.readline(FHIR_LIMITS.document_bytes + 1):
            number += 1
            if len(line) > FHIR_LIMITS.document_bytes:
                raise RecordRefused("over-a-cap")
            if line.isspace() or (only and not any(word in line for word in only)):
                continue
            place = Place(file.number, number)
            try:
                yield from _checked(parse_json_object(line), place, None, {})
            except UnreadableRecord as error:
                refusals.add(_reason(error), place)
            except RecordRefused as refused:
                refusals.add(refused.reason, place)


def _of_document(body: bytes, file: int) -> Iterator[Found]:
    if b"\0" in body:
        raise RecordRefused("nul-byte")
    found = list(resources_of(parse_json_object(body)))
    aliases = {url: name for resource, url in found if url and (name := name_of(resource))}
    for number, (resource, url) in enumerate(found, start=1):
        yield Found(resource, Place(file, number), url, aliases)


def _checked(resource: Resource, place: Place, url: str | None, aliases: dict[str, str]) -> Iterator[Found]:
    if resource.get("resourceType") == "Bundle":
        for each, full_url in resources_of(resource):
            yield Found(each, place, full_url, aliases)
    else:
        yield Found(resource, place, url, aliases)


def _reason(error: UnreadableRecord) -> Reason:
    told = str(error)
    return "over-a-cap" if "at most" in told else "not-readable"
