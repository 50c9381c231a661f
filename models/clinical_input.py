"""One input of a score or of a model that reads a table: what it means, its unit, where a record holds it.

Declared once in `models/vocabulary/` (or, when only one score needs it, beside that score) and copied into the card of
a trained model, so that a card is complete in itself. Every door makes its forms, prefetch and messages from it.
"""

from __future__ import annotations

import math
from typing import Literal

from pydantic import Field, model_validator

from models.errors import InvalidInput
from models.terms import Coding, Part, Range, Text

Value = float | str | bool
Kind = Literal["quantity", "choice", "flag"]

TRUE_WORDS = frozenset({"true", "yes", "1", "có", "co"})
FALSE_WORDS = frozenset({"false", "no", "0", "không", "khong"})


class Option(Part):
    """One answer of a choice."""

    value: str
    display: Text
    code: Coding | None = None


class Conversion(Part):
    """`canonical = value · factor + offset` for a value told in `unit`."""

    unit: str
    factor: float
    offset: float = 0.0


class Input(Part):
    """A typed input.

    Attributes:
        name: stable key, snake_case, such as `systolic_bp`; the same thing has the same name everywhere.
        kind: `quantity` (a number in `unit`), `choice` (one of `options`), `flag` (yes or no).
        unit: UCUM; SI first. `1` for a bare number or count.
        conversions: other UCUM units that are understood.
        plausible: outside it the value is a slip of unit or typing and is refused.
        is_whole: a count or a score of whole points; 14.5 is a slip.
        scope: inside `plausible`, but outside it this score or model does not apply and abstains.
        codes: LOINC (`LN`) and SNOMED CT (`SCT`) codes under which a record holds it, best first.
        icd10: code prefixes; a flag is true when the record has such a diagnosis. Absence says nothing.
        is_required: without it there is no answer, only bounds; the others may be missing where missing is modelled.
        current_hours: how long a recorded value stands for now; `None` for ever.
        help: what the person who fills the form must know (how it is measured, what counts).
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{0,62}$")
    display: Text
    kind: Kind = "quantity"
    unit: str = "1"
    conversions: tuple[Conversion, ...] = ()
    plausible: Range = Range()
    is_whole: bool = False
    scope: Range | None = None
    options: tuple[Option, ...] = ()
    codes: tuple[Coding, ...] = ()
    icd10: tuple[str, ...] = ()
    is_required: bool = True
    current_hours: float | None = None
    help: Text | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Input:
        if (self.kind == "choice") != bool(self.options):
            raise ValueError(f"input {self.name}: a choice, and only a choice, has options")
        if self.kind == "quantity" and (self.plausible.minimum is None or self.plausible.maximum is None):
            raise ValueError(f"input {self.name}: a quantity needs both ends of its plausible range")
        return self

    def within(self, minimum: float | None = None, maximum: float | None = None) -> Input:
        """The same input where this score applies only between two values."""
        return self.model_copy(update={"scope": Range(minimum=minimum, maximum=maximum)})

    def fresh(self, hours: float) -> Input:
        """The same input where only a value of the last so many hours may stand for now."""
        return self.model_copy(update={"current_hours": hours})

    def counted(self) -> Input:
        """The same input where only whole numbers are sound."""
        return self.model_copy(update={"is_whole": True})

    def optional(self) -> Input:
        """The same input where an answer may stand without it."""
        return self.model_copy(update={"is_required": False})

    def told(self, *, display: Text | None = None, help: Text | None = None) -> Input:  # the field's name
        """The same input with other words, where this score means something narrower."""
        return self.model_copy(update={"display": display or self.display, "help": help or self.help})

    def read(self, raw: object, unit: str | None = None) -> Value:
        """The value in the canonical unit, or the option's value, or a bool.

        Args:
            raw: a number, bool or text as a caller sent it.
            unit: UCUM unit of a quantity; the canonical one when `None`.

        Raises:
            InvalidInput: not of the kind, unit not understood, outside the plausible range. The message names the
                input and what was expected, never the value.
        """
        if self.kind == "flag":
            return _read_flag(self, raw)
        if self.kind == "choice":
            return _read_choice(self, raw)
        return _read_quantity(self, raw, unit)

    def is_in_scope(self, value: Value) -> bool:
        """Does the score or model that declares this input speak of such a value?"""
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return self.scope is None or not is_number or self.scope.has(float(value))


def _read_flag(asked: Input, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise InvalidInput(asked.name, "not-a-flag", "true or false")


def _read_choice(asked: Input, raw: object) -> str:
    word = str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip()
    for option in asked.options:
        if word == option.value or (option.code is not None and word == option.code.value):
            return option.value
    raise InvalidInput(asked.name, "not-an-option", "one of " + ", ".join(option.value for option in asked.options))


def _read_quantity(asked: Input, raw: object, unit: str | None) -> float:
    try:
        number = math.nan if isinstance(raw, bool) else float(raw)  # type: ignore[arg-type]  # anything a caller sends
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise InvalidInput(asked.name, "not-a-number", f"a number in {asked.unit}")
    if unit is not None and unit != asked.unit:
        number = _convert(asked, number, unit)
    if asked.is_whole and not number.is_integer():
        raise InvalidInput(asked.name, "not-whole", "a whole number")
    if not asked.plausible.has(number):
        raise InvalidInput(asked.name, "not-plausible", f"a value within {asked.plausible} {asked.unit}")
    return number


def _convert(asked: Input, number: float, unit: str) -> float:
    for conversion in asked.conversions:
        if conversion.unit == unit:
            return number * conversion.factor + conversion.offset
    known = ", ".join([asked.unit, *(conversion.unit for conversion in asked.conversions)])
    raise InvalidInput(asked.name, "unit-not-understood", f"one of the units {known}")
