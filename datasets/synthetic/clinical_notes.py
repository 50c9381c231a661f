"""Made-up clinical notes with planted identifiers, each at a known place, and notes with none.

Half of them are held out: other forms and other people. Everything is drawn
from one seed. Nobody in them lives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from types import ModuleType

import numpy as np

from datasets.synthetic import clinical_notes_forms, clinical_notes_heldout
from datasets.synthetic.clinical_notes_writing import WRITINGS, listed, written
from datasets.synthetic.planted_people import without_marks

KINDS = (
    "name", "address", "phone", "national_id", "bhyt", "record", "email", "url", "date", "age", "hospital", "plate",
)  # fmt: skip
MONTHS = listed("January February March April May June July August September October November December")
FIRST_DAY = date(2019, 1, 1)
CLEAN_SHARE, ENGLISH_SHARE = 0.25, 0.2
_FIELD = re.compile(r"\{(\w+)\}")
_KIND_OF = {
    "given": "name", "doctor": "name", "kin": "name", "nurse": "name", "stranger": "name", "phone2": "phone",
    "cccd": "national_id", "cmnd": "national_id", "bhyt10": "bhyt", "mrn": "record", "old": "age", "oldyear": "age",
    "place": "address", "enhospital": "hospital", "kgiven": "name", "dgiven": "name", "short": "name", "ini": "name",
    "whole": "name",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Secret:
    """One planted identifier: its place in the text and what it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Note:
    """A made-up note.

    Attributes:
        secrets: every identifier in it, in order; none in a clean note.
        language: `vi` or `en`.
        writing: one of `WRITINGS`.
        known_names: the patient's own, as the hospital's table tells them.
        known_numbers: the patient's own.
    """

    text: str
    secrets: tuple[Secret, ...]
    language: str
    writing: str
    known_names: tuple[str, ...]
    known_numbers: tuple[str, ...]


def clinical_notes(seed: int, count: int, is_held_out: bool = False) -> Iterator[Note]:
    """Draw notes; the same arguments give the same notes."""
    source = clinical_notes_heldout if is_held_out else clinical_notes_forms
    rng = np.random.default_rng([seed, int(is_held_out)])
    for _ in range(count):
        yield _note(rng, source)


def _note(rng: np.random.Generator, source: ModuleType) -> Note:
    draw = rng.random()
    if draw < CLEAN_SHARE:
        chosen = rng.choice(source.CLEAN_FORMS, 3, replace=False)
        form, values = " ".join(map(str, chosen)), dict[str, str]()
        language = "en" if form.isascii() and " the " in form.lower() else "vi"
    else:
        language = "en" if draw > 1 - ENGLISH_SHARE else "vi"
        form = str(rng.choice(source.ENGLISH_FORMS if language == "en" else source.FORMS))
        values = _values(rng, source, language)
    writing = str(rng.choice(WRITINGS if language == "vi" else ("accented", "plain")))
    return _filled(rng, form, values, (language, writing))


def _filled(rng: np.random.Generator, form: str, values: dict[str, str], how: tuple[str, str]) -> Note:
    """Put the values into the form, note where each came to lie, and write it all in its way."""
    language, writing = how
    text, secrets, at = "", list[Secret](), 0
    for found in _FIELD.finditer(form):
        text += written(form[at : found.start()], writing, rng)
        value = written(unicodedata.normalize("NFC", values[found[1]]), writing, rng, is_secret=True)
        secrets.append(Secret(len(text), len(text) + len(value), _kind_of(found[1])))
        text, at = text + value, found.end()
    text += written(form[at:], writing, rng)
    numbers = tuple(values[each] for each in ("mrn", "cccd", "bhyt", "phone") if each in values)
    names = (values["name"],) if "name" in values else ()
    return Note(text, tuple(secrets), language, writing, names, numbers)


def _kind_of(field: str) -> str:
    return field if field in KINDS else _KIND_OF.get(field, "date")


def _values(rng: np.random.Generator, source: ModuleType, language: str) -> dict[str, str]:
    name = _name(rng, source)
    values = {
        "name": name, "given": name.split(" ")[-1], "doctor": _name(rng, source), "kin": _name(rng, source),
        "nurse": _name(rng, source), "stranger": str(rng.choice(source.STRANGERS)),
        "address": str(rng.choice(source.STREETS)), "place": str(rng.choice(source.PLACES)),
        "hospital": str(rng.choice(source.HOSPITALS)), "enhospital": f"{rng.choice(source.PLACES[:1])} General "
        "Hospital",
        **_numbers(rng, name), **_days(rng),
    }  # fmt: skip
    values |= _shortened(values, source)
    if rng.random() < 0.15:
        values |= {"name": name.upper(), "doctor": values["doctor"].upper()}
    if language == "en":
        values |= {each: without_marks(values[each]) for each in values}
    return values


def _shortened(values: dict[str, str], source: ModuleType) -> dict[str, str]:
    """Names without the family's, initials, and one of a list of whole names; drawn from what was drawn before."""
    whole = getattr(source, "WHOLE", ())
    parts = values["name"].split(" ")
    return {
        "kgiven": values["kin"].split(" ")[-1], "dgiven": values["doctor"].split(" ")[-1],
        "short": " ".join(parts[1:]), "ini": ".".join(part[0] for part in parts) + ".",
        "whole": whole[int(values["cmnd"]) % len(whole)] if whole else values["name"],
    }  # fmt: skip


def _name(rng: np.random.Generator, source: ModuleType) -> str:
    parts = (rng.choice(source.SURNAMES), rng.choice(source.MIDDLES), rng.choice(source.GIVEN))
    return " ".join(str(part) for part in parts if part)


def _numbers(rng: np.random.Generator, name: str) -> dict[str, str]:
    phone = f"0{rng.choice(('9', '3', '7', '8'))}{_digits(rng, 8)}"
    shown = (
        phone,
        f"{phone[:4]} {phone[4:7]} {phone[7:]}",
        f"{phone[:4]}.{phone[4:7]}.{phone[7:]}",
        f"+84 {phone[1:]}",
    )
    card = f"{rng.choice(('DN', 'HT', 'GD', 'TE'))}{_digits(rng, 13)}"
    age = int(rng.integers(90, 103))
    record = (f"BN{_digits(rng, 8)}", f"HS-{rng.integers(2019, 2025)}-{_digits(rng, 5)}", _digits(rng, 8))
    return {
        "phone": str(rng.choice(shown)), "phone2": str(rng.choice(shown)), "cccd": f"0{_digits(rng, 11)}",
        "cmnd": f"2{_digits(rng, 8)}", "bhyt": card, "bhyt10": card[5:], "mrn": str(rng.choice(record)),
        "email": f"{without_marks(name).replace(' ', '.').lower()}@mail.vn",
        "url": f"https://pacs.vn/s/{_digits(rng, 6)}",
        "plate": f"{rng.integers(11, 99)}{rng.choice(('A', 'C', 'F1', 'H2'))}-{_digits(rng, 3)}.{_digits(rng, 2)}",
        "old": f"{age} tuổi", "oldyear": f"{age}-year-old",
    }  # fmt: skip


def _days(rng: np.random.Generator) -> dict[str, str]:
    day = FIRST_DAY + timedelta(days=int(rng.integers(2000)))
    then = day + timedelta(days=int(rng.integers(1, 20)))
    birth = date(1935, 1, 1) + timedelta(days=int(rng.integers(29_000)))
    return {
        "dmy": _dmy(rng, day), "dmy2": _dmy(rng, then), "dob": _dmy(rng, birth), "iso": f"{day:%Y-%m-%d}",
        "dlong": f"ngày {day.day} tháng {day.month} năm {day.year}",
        "dlong2": f"ngày {then.day:02d} tháng {then.month:02d} năm {then.year}",
        "ddm": f"ngày {day.day}/{day.month}", "my": f"tháng {day.month}/{day.year}",
        "den": f"{MONTHS[day.month - 1]} {day.day}, {day.year}", "men": f"{MONTHS[day.month - 1]} {day.year}",
    }  # fmt: skip


def _dmy(rng: np.random.Generator, day: date) -> str:
    shapes = ("{0:02d}/{1:02d}/{2}", "{0}/{1}/{2}", "{0}-{1}-{3:02d}", "{0:02d}.{1:02d}.{2}", "{0:02d}/{1:02d}/{3:02d}")
    return str(rng.choice(shapes)).format(day.day, day.month, day.year, day.year % 100)


def _digits(rng: np.random.Generator, count: int) -> str:
    return "".join(map(str, rng.integers(0, 10, count)))
