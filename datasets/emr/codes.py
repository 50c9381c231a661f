"""A hospital's own test codes and names, as LOINC codes with UCUM units.

`tests.yaml` ships what Vietnamese reports commonly say; a hospital's file of the same shape adds to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from datasets.emr.fold import fold
from datasets.emr.numbers import parse_number, split_unit
from datasets.emr.ucum import to_ucum
from datasets.errors import InvalidCodes
from datasets.record import OWN_SYSTEM, Code, Observation

SHIPPED = Path(__file__).with_name("tests.yaml")
LOINC = "LN"
NOISE = ("dinh luong ", "do hoat do ", "xet nghiem ", "nong do ")
PLACES = (" mau", " huyet thanh", " huyet tuong", " toan bo")


class Test(BaseModel):
    """One thing that is measured.

    Attributes:
        codes: the hospital's own codes for it.
        names: what reports call it, folded.
        units: UCUM unit to the LOINC code of the test in that unit.
        also: further LOINC codes that are read as this test (the same substance in plasma, blood or serum).
        scaled: a further unit, with the factor to one of `units`.
        unit_when_absent: what a number without a unit is in; without it such a number is not used.
        own: instead of units, an input of ours by name, for what has no LOINC code; its declaration reads the value.
    """

    __test__ = False  # pytest would take it for a test
    model_config = ConfigDict(frozen=True, extra="forbid")

    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    units: Mapping[str, str] = Field(default_factory=dict)
    also: tuple[str, ...] = ()
    scaled: Mapping[str, tuple[float, str]] = Field(default_factory=dict)
    unit_when_absent: str | None = None
    own: str = Field("", pattern="^[a-z][a-z0-9_]*$|^$")

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every unit it may be told in."""
        return (*self.units, *self.scaled)


@dataclass(frozen=True, slots=True)
class Told:
    """A result as a system told it: its codes (LOINC among them, or the system's own), its names, value and unit."""

    value: str
    codes: tuple[Code, ...] = ()
    names: tuple[str, ...] = ()
    unit: str | None = None
    taken_at: datetime | None = None

    @property
    def is_coded(self) -> bool:
        """Does a code tell what it is, the specimen included? A local code and a name do not."""
        return any(code.system in (LOINC, "SCT", OWN_SYSTEM) for code in self.codes)


class Unusable(Exception):
    """A result that cannot be used; `code` says why.

    Attributes:
        code: `unknown-test`, `unit-missing`, `unit-not-understood`, `not-a-number`, `other-specimen`, `time-not-read`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TestCodes:
    """Finds the test that a result is of."""

    __test__ = False

    def __init__(self, tests: Mapping[str, Test]) -> None:
        self.tests = tests
        self._by_code = {code.upper(): test for test in tests.values() for code in test.codes}
        self._by_name = {fold(name): test for test in tests.values() for name in test.names}
        self._by_loinc = {code: test for test in tests.values() for code in (*test.units.values(), *test.also)}

    def find(self, told: Told) -> Test | None:
        """The test of a result: by the hospital's code, then by LOINC, then by name."""
        own = (self._by_code.get(code.value.upper()) for code in told.codes if code.system != LOINC)
        loinc = (self._by_loinc.get(code.value) for code in told.codes if code.system == LOINC)
        names = (self._by_name.get(word) for name in self._names(told) for word in _words(name))
        return next((test for test in (*own, *loinc, *names) if test is not None), None)

    def observe(self, told: Told) -> Observation:
        """The result as an observation.

        Raises:
            Unusable: nothing here knows the test, or the number's unit is absent or not understood.
        """
        if any(code.system == OWN_SYSTEM for code in told.codes):
            return _observe_own(told)
        test = self.find(told)
        if test is not None and test.own:
            return _observe_own(replace(told, codes=(Code(OWN_SYSTEM, test.own), *told.codes)))
        number_text, own_unit = split_unit(told.value)
        number = parse_number(number_text)
        if number is None:
            return _observe_words(told, test)
        unit = (told.unit or "").strip() or own_unit
        return _observe_number(told, test, number, unit) if test else _observe_unlisted(told, number, unit)

    def _names(self, told: Told) -> Iterable[str]:
        if any(code.system == LOINC for code in told.codes):
            return ()
        return (*told.names, *(code.value for code in told.codes))


def _observe_own(told: Told) -> Observation:
    """One of our inputs by name: its declaration reads value and unit."""
    number = parse_number(told.value)
    value = told.value.strip() if number is None else number
    return Observation(told.codes, value, to_ucum(told.unit) if told.unit else None, told.taken_at)


def _observe_words(told: Told, test: Test | None) -> Observation:
    loinc = tuple(code for code in told.codes if code.system == LOINC)
    if not loinc:
        raise Unusable("not-a-number" if test else "unknown-test")
    return Observation(told.codes, told.value.strip(), None, told.taken_at)


def _observe_number(told: Told, test: Test, number: float, unit: str | None) -> Observation:
    if unit is None and test.unit_when_absent is None:
        raise Unusable("unit-missing")
    ucum = to_ucum(unit, test.accepted) if unit else test.unit_when_absent
    if ucum is None:
        raise Unusable("unit-not-understood")
    if ucum in test.scaled:
        factor, ucum = test.scaled[ucum]
        number *= factor
    codes = dict.fromkeys((Code(LOINC, test.units[ucum]), *told.codes))
    return Observation(tuple(codes), number, ucum, told.taken_at)


def _observe_unlisted(told: Told, number: float, unit: str | None) -> Observation:
    if not any(code.system in (LOINC, "SCT") for code in told.codes):
        raise Unusable("unknown-test")
    if unit is None:
        raise Unusable("unit-missing")
    return Observation(told.codes, number, to_ucum(unit), told.taken_at)


def _words(name: str) -> Iterable[str]:
    """The name folded, then without what laboratories write around it."""
    word = fold(name)
    yield word
    for noise in NOISE:
        word = word.removeprefix(noise)
    yield word
    for place in PLACES:
        yield word.removesuffix(place)


@cache
def read_codes(site_file: Path | None = None) -> TestCodes:
    """The shipped tests, with a hospital's file laid over them.

    Raises:
        InvalidCodes: the file cannot be read or breaks the shape.
    """
    tests = _read(SHIPPED)
    for name, own in (_read(site_file) if site_file else {}).items():
        tests[name] = _join(tests[name], own) if name in tests else own
    for name, test in tests.items():
        _check(name, test)
    return TestCodes(tests)


def _read(path: Path) -> dict[str, Test]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {str(name): Test.model_validate(entry) for name, entry in content.items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, ValidationError) as error:
        raise InvalidCodes(f"expected a YAML file of tests as in tests.yaml: {type(error).__name__}") from error


def _join(test: Test, own: Test) -> Test:
    return Test(
        codes=test.codes + own.codes,
        names=test.names + own.names,
        units={**test.units, **own.units},
        also=test.also + own.also,
        scaled={**test.scaled, **own.scaled},
        unit_when_absent=own.unit_when_absent or test.unit_when_absent,
        own=own.own or test.own,
    )


def _check(name: str, test: Test) -> None:
    lost = [unit for _, unit in test.scaled.values() if unit not in test.units]
    if (
        bool(test.units) == bool(test.own)
        or lost
        or (test.unit_when_absent and test.unit_when_absent not in test.units)
    ):
        raise InvalidCodes(f"test {name}: expected units or `own`, and `scaled` and `unit_when_absent` among the units")
