"""The form of a score or model, made from its declaration, and what a reader told it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from models.clinical_input import Input, Value
from models.errors import InvalidInput
from models.instruments import Instrument, people_of
from models.scope import Reason
from models.table import TableModel
from models.terms import Text
from models.vocabulary.person import AGE, PREGNANT, SEX
from serving.appraisal import check_person
from serving.person import person_in
from serving.web.catalogue import Language, read_catalogue
from serving.web.risk_units import converted, may_part_thousands, read_number, unit_of, write_range

VALUE, UNIT = "v.", "u."
TOLD_LIMIT = 64
RADIO_WIDTH, HALF_WIDTH = 6, 42
YES, NO = "true", "false"


@dataclass(frozen=True, slots=True)
class Choice:
    """A radio button or a unit."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One input of the form.

    Attributes:
        value: what the reader typed, as typed.
        units: only where there is more than one.
        unit: in words, where there is one.
        hints: the plausible range in each unit, and where the instrument applies.
        mark: `required` or `optional` where the form's fields differ and this one is of the rarer kind.
        is_wide: a choice whose options need the whole width.
        choices: the options with "not known" last, which is chosen until the reader says otherwise.
        error: what is wrong with it, in words.
    """

    name: str
    kind: str
    label: str
    help: str
    mark: str
    is_wide: bool
    value: str
    unit: str
    units: tuple[Choice, ...]
    hints: tuple[str, ...]
    choices: tuple[Choice, ...]
    error: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the reader told: raw texts, the canonical values that could be read, and what is wrong, by input.

    Attributes:
        person: age, sex and pregnancy of the patient, where the instrument does not ask for them itself.
    """

    texts: Mapping[str, str]
    units: Mapping[str, str]
    values: Mapping[str, Value]
    errors: Mapping[str, InvalidInput]
    person: Mapping[str, Value] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was told yet."""
        return not self.values and not self.errors

    def refusal(self, instrument: Instrument) -> Reason | None:
        """Why the instrument is not for this person, where it is not."""
        return check_person(instrument, person_in({**self.values, **self.person}))


PERSON_HELP = Text(
    vi="Không tính vào kết quả; chỉ để không trả lời khi thang điểm không dành cho người bệnh này.",
    en="Does not change the result; without an answer where this is not for such a patient.",
)
NOTHING_TOLD = Told({}, {}, {}, {})


def read_told(instrument: Instrument, form: Mapping[str, object], language: Language) -> Told:
    """Every input by itself, so that each mistake stands beside its field; empty is missing, never normal."""
    texts: dict[str, str] = {}
    units: dict[str, str] = {}
    values: dict[str, Value] = {}
    errors: dict[str, InvalidInput] = {}
    person = {asked.name for asked in person_of(instrument)}
    for asked in (*instrument.inputs, *person_of(instrument)):
        text, unit = _text(form, VALUE + asked.name), _text(form, UNIT + asked.name)
        if unit:
            units[asked.name] = unit
        if not text:
            continue
        texts[asked.name] = text
        try:
            values[asked.name] = _read(asked, text, unit, language)
        except InvalidInput as error:
            errors[asked.name] = error
    own = {name: value for name, value in values.items() if name not in person}
    return Told(texts, units, own, errors, {name: value for name, value in values.items() if name in person})


def person_of(instrument: Instrument) -> tuple[Input, ...]:
    """Age, and sex and pregnancy where they matter, of an instrument that does not ask for them itself."""
    names, people = {asked.name for asked in instrument.inputs}, people_of(instrument)
    wanted = [AGE] + [SEX] * (people.sex is not None) + [PREGNANT] * (people.pregnancy is not None)
    return tuple(asked.optional().told(help=PERSON_HELP) for asked in wanted if asked.name not in names)


def fields_of(instrument: Instrument, told: Told, language: Language) -> tuple[Field, ...]:
    """The form's fields, filled with what was told."""
    required = sum(asked.is_required for asked in instrument.inputs)
    mark = "required" if 2 * required <= len(instrument.inputs) else "optional"
    asked_for = (*instrument.inputs, *person_of(instrument))
    return tuple(_field(_with_scope(asked, instrument), told, language, mark) for asked in asked_for)


def _with_scope(asked: Input, instrument: Instrument) -> Input:
    """The age of a model is limited by its card's scope, not by the input's."""
    limits = instrument.card.scope.age_years if isinstance(instrument, TableModel) else None
    return asked.model_copy(update={"scope": limits}) if limits is not None and asked.name == "age" else asked


def _text(form: Mapping[str, object], key: str) -> str:
    value = form.get(key, "")
    return value.strip()[:TOLD_LIMIT] if isinstance(value, str) else ""


def _read(asked: Input, text: str, unit: str, language: Language) -> Value:
    if asked.kind != "quantity":
        return asked.read(text)
    if may_part_thousands(text, language):
        raise InvalidInput(asked.name, "ambiguous-number", "a number without a comma")
    return asked.read(read_number(text), unit or None)


def _field(asked: Input, told: Told, language: Language, mark: str) -> Field:
    text, unit = told.texts.get(asked.name, ""), told.units.get(asked.name, asked.unit)
    error, choices = told.errors.get(asked.name), tuple(_choices(asked, text, language))
    return Field(
        name=asked.name,
        kind=asked.kind,
        label=asked.display.in_language(language),
        help="" if asked.help is None else asked.help.in_language(language),
        mark=mark if asked.is_required == (mark == "required") else "",
        is_wide=sum(len(one.text) + RADIO_WIDTH for one in choices) > HALF_WIDTH,
        value=text,
        unit=unit_of(asked, language) if asked.kind == "quantity" else "",
        units=tuple(_units(asked, unit, language)) if asked.conversions else (),
        hints=tuple(_hints(asked, language)) if asked.kind == "quantity" else (),
        choices=choices,
        error="" if error is None else _write_error(asked, error, language),
    )


def _units(asked: Input, chosen: str, language: Language) -> Iterator[Choice]:
    for unit in (asked.unit, *(conversion.unit for conversion in asked.conversions)):
        yield Choice(unit, unit_of(asked, language, unit) or unit, unit == chosen)


def _hints(asked: Input, language: Language) -> Iterator[str]:
    yield "; ".join(_plausible(asked, language))
    if asked.scope is not None:
        span = write_range(asked.scope, language, unit_of(asked, language))
        yield read_catalogue().text("risk.applies", language, span=span)


def _plausible(asked: Input, language: Language) -> Iterator[str]:
    yield write_range(asked.plausible, language, unit_of(asked, language))
    for conversion in asked.conversions:
        is_same = conversion.factor == 1 and not conversion.offset
        if not is_same and conversion.unit != "1":
            yield write_range(
                converted(asked.plausible, conversion), language, unit_of(asked, language, conversion.unit), 3
            )


def _choices(asked: Input, text: str, language: Language) -> Iterator[Choice]:
    words = read_catalogue()
    if asked.kind == "quantity":
        return
    options = [(option.value, option.display.in_language(language)) for option in asked.options]
    if asked.kind == "flag":
        options = [(YES, words.text("risk.is_true", language)), (NO, words.text("risk.is_false", language))]
    is_known = any(text == value for value, _ in options)
    yield from (Choice(value, display, text == value) for value, display in options)
    yield Choice("", words.text("risk.not_known", language), not is_known)


def _write_error(asked: Input, error: InvalidInput, language: Language) -> str:
    span = "; ".join(_plausible(asked, language)) if asked.kind == "quantity" else ""
    return read_catalogue().text(f"risk_error.{error.code}", language, span=span)
