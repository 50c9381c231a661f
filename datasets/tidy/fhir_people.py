"""FHIR Patients and RelatedPersons: numbers, names, addresses and telephones, for the first pass.

**Source:** FHIR R4 Patient, RelatedPerson; HL7 v2-0203 identifier types (NI, NNxxx, MR, HC).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from datasets.deidentify.identities import fold_number
from datasets.emr.fhir_json import Resource, as_object, as_text, objects_of, reference_of
from datasets.emr.fhir_values import read_birth_date
from datasets.tidy.addresses import address_pieces
from datasets.tidy.people import BHYT
from datasets.tidy.refused import Place
from datasets.tidy.told import Individual

_NATIONAL = re.compile(r"NI|NN[A-Z]{0,3}")
LENGTH_OF_CMND = 9


def individual_of(patient: Resource, key: str, place: Place) -> Individual:
    """What a Patient tells; without an identifier its own id is its number, which no hospital's number can equal."""
    told = [(identifier, _number(identifier)) for identifier in objects_of(patient.get("identifier"))]
    numbers: dict[str, str] = {}
    sayings = {number for _, number in told if number}
    for identifier, number in told:
        if number:
            numbers.setdefault(_column(identifier, number), number)
    if not numbers and (own := as_text(patient.get("id"))):
        numbers["patient_id"] = f"FHIR Patient {own}"
    day, year = read_birth_date(patient.get("birthDate"))
    gender = patient.get("gender")
    return Individual(
        key=key,
        place=place,
        numbers=numbers,
        called=next(names_of(patient), ""),
        names=sorted(
            {*names_of(patient), *(name for each in objects_of(patient.get("contact")) for name in names_of(each))}
        ),
        sayings=sorted({*sayings, *contacts_of(patient)}),
        birth_date=day,
        birth_year=year,
        sex=gender if gender in ("female", "male") else None,
    )


def links_of(patient: Resource) -> Iterator[str]:
    """References to Patients who are the same person: merged ones, before and after, and those of other systems.

    **Source:** FHIR R4 Patient.link (replaced-by, replaces, refer, seealso): "the same actual patient".
    """
    for link in objects_of(patient.get("link")):
        other = reference_of(link.get("other"))
        if other and "RelatedPerson/" not in other:
            yield other


def further_numbers(patient: Resource, one: Individual) -> Iterator[dict[str, str]]:
    """Numbers beside the first of each kind: a record's number before a merger, a card before the present one.

    Another number of twelve digits is left out: only by its type is it known for a second định danh, and two of these
    are two people's.
    """
    for identifier in objects_of(patient.get("identifier")):
        number = _number(identifier)
        column = _column(identifier, number or "")
        is_old = as_text(identifier.get("use")) == "old" or column in ("ma_bn", "bhyt_number", "national_id")
        is_one = column != "national_id" or len(fold_number(number or "")) == LENGTH_OF_CMND
        if number and is_old and is_one and number != one.numbers.get(column):
            yield {column: number}


def names_of(holder: Resource) -> Iterator[str]:
    """Every HumanName of a resource or contact, as one line and by its parts."""
    told = holder.get("name")
    for name in objects_of(told) if isinstance(told, list) else [as_object(told)]:
        parts = [as_text(name.get("family")), *(as_text(given) for given in _listed(name.get("given")))]
        joined = " ".join(part for part in parts if part)
        yield from (text for text in (joined, as_text(name.get("text"))) if text)


def contacts_of(holder: Resource) -> Iterator[str]:
    """Telephones, e-mails and addresses of a resource and of those who are to be called."""
    told = holder.get("address")
    for address in objects_of(told) if isinstance(told, list) else [as_object(told)]:
        lines = [as_text(line) for line in _listed(address.get("line"))]
        texts = (as_text(address.get("text")), *lines, ", ".join(line for line in lines if line))
        yield from (piece for text in texts if text for piece in address_pieces(text))
    yield from (value for telecom in objects_of(holder.get("telecom")) if (value := as_text(telecom.get("value"))))
    for contact in objects_of(holder.get("contact")):
        yield from contacts_of({name: value for name, value in contact.items() if name != "contact"})


def _number(identifier: Resource) -> str | None:
    return as_text(identifier.get("value"))


def _column(identifier: Resource, number: str) -> str:
    """The kind of number, by its type, else by its form."""
    kinds = {as_text(coding.get("code")) for coding in objects_of(as_object(identifier.get("type")).get("coding"))} - {
        None
    }
    folded = fold_number(number)
    if any(_NATIONAL.fullmatch(kind or "") for kind in kinds) or (len(folded) == 12 and folded.isdigit()):
        return "national_id"
    if "HC" in kinds or (BHYT.fullmatch(folded) and not folded.isdigit()):
        return "bhyt_number"
    return "ma_bn" if "MR" in kinds else "patient_id"


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
