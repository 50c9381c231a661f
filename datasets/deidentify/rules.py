"""What holds for every element of one instance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.options import Options
from datasets.deidentify.profile import Row, resolve
from datasets.deidentify.project import Project

CONTENT_TIMES = frozenset(("Date", "DateTime", "Time"))
"""What a content item tells of a time."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for every element of one instance.

    Attributes:
        options: of the profile.
        project: makes the UIDs.
        dictionary: the instance's own identifiers.
        pseudonym: of the patient.
        shift: of the patient's dates.
        is_done: the instance came out of this project already, so its dates have moved.
        sop_class_uid: of the instance.
        is_strict: inside a sequence that must become a dummy: every free text goes.
        codec: that its texts are read by, as it declares.
        path: keywords down to here, joined and ended by `/`.
    """

    options: Options
    project: Project
    dictionary: Dictionary
    pseudonym: str
    shift: timedelta
    is_done: bool
    sop_class_uid: str
    is_strict: bool = False
    path: str = ""
    codec: str = "latin-1"

    def action(self, row: Row) -> str:
        """What a line asks for here, resolved by the attribute's type."""
        is_gone = self.is_strict and row.keyword in CONTENT_TIMES and self.options.retain_longitudinal != "full"
        return resolve(row.basic if is_gone else row.action(self.options), self.path + row.keyword, self.sop_class_uid)

    def below(self, keyword: str, is_strict: bool) -> Rules:
        """The rules inside a sequence."""
        return replace(self, path=f"{self.path}{keyword}/", is_strict=self.is_strict or is_strict)

    def strictly(self) -> Rules:
        """The rules where every free text goes."""
        return self if self.is_strict else replace(self, is_strict=True)
