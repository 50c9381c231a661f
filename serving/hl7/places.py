"""Where in a message an input stands, and which results nothing here reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from datasets.emr.codes import LOINC, Test, TestCodes, Told
from datasets.emr.hl7v2.message import Message, Segment
from datasets.emr.hl7v2.record import codes_of, names_of
from datasets.record import OWN_SYSTEM
from models.clinical_input import Input

VALUE = 5
OF_PERSON = {"age": "PID^1^7", "sex": "PID^1^8"}
Key = tuple[str, str]


class Places:
    """The OBX of a message by what they are of.

    Args:
        message: as it came.
        codes: the hospital's, by which its own names are LOINC.
    """

    def __init__(self, message: Message, codes: TestCodes) -> None:
        self._results = [_keys(result, codes) for result in message.all("OBX")]

    def find(self, asked: Input) -> str:
        """`segment^sequence^field` of the last result of an input; empty where there is none."""
        wanted = _keys_of(asked)
        told = [place for place, keys in enumerate(self._results, start=1) if keys & wanted]
        return f"OBX^{told[-1]}^{VALUE}" if told else OF_PERSON.get(asked.name, "")

    def unread(self, inputs: Iterable[Input]) -> Iterator[int]:
        """The numbers of the results under a public code that is of none of the inputs."""
        read = {key for asked in inputs for key in _keys_of(asked)}
        for place, keys in enumerate(self._results, start=1):
            if any(system in (LOINC, OWN_SYSTEM) for system, _ in keys) and not keys & read:
                yield place


def _keys(result: Segment, codes: TestCodes) -> frozenset[Key]:
    told = tuple(codes_of(result))
    test = codes.find(Told("", told, names_of(result)))
    return frozenset({(code.system, code.value) for code in told} | (_keys_of_test(test) if test else set()))


def _keys_of_test(test: Test) -> set[Key]:
    return {(LOINC, code) for code in test.units.values()} | ({(OWN_SYSTEM, test.own)} if test.own else set())


def _keys_of(asked: Input) -> set[Key]:
    return {(code.scheme, code.value) for code in asked.codes} | {(OWN_SYSTEM, asked.name)}
