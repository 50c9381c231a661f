"""FHIR files as told records: who is in them, and whose each resource is.

Entered in error is refused; other resources (Practitioner, Organization, …) are passed over. Displays and `text.div`
are never read: what a code means is said by its system.

**Source:** FHIR R4 (http://hl7.org/fhir/R4/); status and verificationStatus of each resource.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from datasets.emr.fhir_json import as_text, reference_of
from datasets.emr.fhir_values import has_code
from datasets.tidy.fhir_files import Found, resources_in
from datasets.tidy.fhir_people import contacts_of, further_numbers, individual_of, links_of, names_of
from datasets.tidy.fhir_rows import READERS, Reader, comments_of
from datasets.tidy.refused import RecordRefused, Refusals
from datasets.tidy.sources import SourceFile
from datasets.tidy.told import Individual, Told

UNTRUE = ("entered-in-error", "cancelled", "not-done", "registered")
PEOPLE = (b'"Patient"', b'"RelatedPerson"')


def read_people(file: SourceFile) -> Iterator[Individual]:
    """Patients, and the names of RelatedPersons under their patient's key; lines that name neither are passed over."""
    for found in resources_in(file, Refusals(), PEOPLE):
        kind = found.resource.get("resourceType")
        if kind == "Patient":
            yield from _patient(found)
        elif kind == "RelatedPerson":
            yield _relative(found)


def _relative(found: Found) -> Individual:
    person = _resolved(reference_of(found.resource.get("patient")), found)
    names, sayings = sorted(names_of(found.resource)), sorted(contacts_of(found.resource))
    return Individual(person, found.place, names=names, sayings=sayings)


def _patient(found: Found) -> Iterator[Individual]:
    """Under its name; under its fullUrl, too, which other documents may refer to; and under all who are the same."""
    one = individual_of(found.resource, found.name, found.place)
    yield one
    if found.full_url and found.full_url != found.name:
        yield replace(one, key=found.full_url)
    for other in links_of(found.resource):
        if (key := _resolved(other, found)) not in ("", one.key):
            yield Individual(key, found.place, one.numbers)
    for numbers in further_numbers(found.resource, one):
        yield Individual(one.key, found.place, numbers)


def read_records(file: SourceFile, refusals: Refusals) -> Iterator[Told]:
    """The records of a file; one whose person is empty names nobody."""
    for found in resources_in(file, refusals):
        reader = READERS.get(str(found.resource.get("resourceType")))
        if reader is not None:
            yield from _told(found, reader)


def _told(found: Found, reader: Reader) -> Iterator[Told]:
    resource = found.resource
    person = _resolved(reference_of(resource.get("subject")) or reference_of(resource.get("patient")), found)
    untrue = has_code(resource.get("verificationStatus"), "entered-in-error", "refuted")
    if untrue or as_text(resource.get("status")) in UNTRUE:
        yield Told("", person, found.place, refused="entered-in-error")
        return
    try:
        rows = [*reader(resource), *comments_of(resource)]
    except RecordRefused as refused:
        yield Told("", person, found.place, refused=refused.reason)
        return
    visit = reference_of(resource.get("encounter")) or reference_of(resource.get("context"))
    encounter = found.name if resource.get("resourceType") == "Encounter" else _resolved(visit, found)
    own = found.name or f"{found.place.file}/{found.place.record}"
    for table, suffix, values in rows:
        yield Told(table, person, found.place, own + suffix, encounter, values)


def _resolved(reference: str | None, found: Found) -> str:
    """One name for all ways to refer: by fullUrl, absolute, relative or versioned."""
    if reference is None:
        return ""
    plain = found.aliases.get(reference, reference).split("/_history/")[0]
    parts = plain.split("/")
    return "/".join(parts[-2:]) if len(parts) > 2 else plain
