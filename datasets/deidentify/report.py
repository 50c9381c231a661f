"""What became of a batch, for a machine and for a person; neither form holds an identifier."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.profile import EDITION, OPTIONS_EDITION
from datasets.deidentify.project import Project
from datasets.deidentify.way_back import WayBack

WORDS = {
    "vi": {
        "title": "Khử định danh: dự án {project} (khóa {fingerprint})",
        "counts": "{files} tệp · {released} được phép ra · {quarantined} bị giữ lại · {patients} người bệnh",
        "unknown": "{files_of_unknown} tệp không có mã người bệnh thật (để trống, 0000, UNKNOWN…): "
        "mỗi ca chụp được coi là một người ({unknown_patients})",
        "held": "Lý do giữ lại (số tệp):",
        "note": "Tệp bị giữ lại nằm trong quarantine/ và không được đưa ra khỏi bệnh viện.",
    },
    "en": {
        "title": "De-identification: project {project} (key {fingerprint})",
        "counts": "{files} files · {released} released · {quarantined} held back · {patients} patients",
        "unknown": "{files_of_unknown} files without a real PatientID (empty, 0000, UNKNOWN…): "
        "each study counts as a person ({unknown_patients})",
        "held": "Reasons for holding back (files):",
        "note": "What is held back lies in quarantine/ and must not leave the hospital.",
    },
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        pseudonym: of the patient, when released.
        modality: when released.
        place: name in the quarantine, when held back.
        reasons: rules and places, without values.
        pending: path below `pending/`, when its face has to go first.
        is_unknown: the PatientID is a placeholder; the study stands for the patient.
        identity: PatientID and name as they were, for the escrow alone; no form of the report holds them.
    """

    pseudonym: str
    modality: str
    place: str = ""
    reasons: tuple[str, ...] = ()
    pending: str = ""
    is_unknown: bool = False
    identity: tuple[str, str] = field(default=("", ""), repr=False)

    @property
    def held_at(self) -> tuple[str, ...]:
        """The name in the quarantine, or nothing."""
        return (self.place,) if self.place else ()


@dataclass(frozen=True, slots=True)
class Report:
    """A batch.

    Attributes:
        project: its name.
        fingerprint: of its key.
        options: that were chosen.
        outcomes: of each file, in the order of the files.
    """

    project: str
    fingerprint: str
    options: Options
    outcomes: tuple[Outcome, ...]

    @classmethod
    def of(cls, project: Project, options: Options, outcomes: list[Outcome]) -> Report:
        """The report of a project's batch."""
        return cls(project.name, project.fingerprint, options, tuple(outcomes))

    @property
    def quarantined(self) -> int:
        """How many files were held back."""
        return sum(bool(outcome.place) for outcome in self.outcomes)

    def as_json(self) -> dict[str, Any]:
        """The report as one JSON object."""
        released = [outcome for outcome in self.outcomes if not outcome.place]
        return {
            "project": self.project,
            "fingerprint": self.fingerprint,
            "profile": {"edition": EDITION, "options_edition": OPTIONS_EDITION},
            "options": asdict(self.options),
            "files": len(self.outcomes),
            "released": len(released),
            "quarantined": self.quarantined,
            "patients": len({outcome.pseudonym for outcome in released}),
            "unknown_patients": len({outcome.pseudonym for outcome in released if outcome.is_unknown}),
            "files_of_unknown": sum(outcome.is_unknown for outcome in released),
            "modalities": dict(sorted(Counter(outcome.modality for outcome in released).items())),
            "reasons": dict(Counter(reason for outcome in self.outcomes for reason in outcome.reasons).most_common()),
            "quarantine": {outcome.place: list(outcome.reasons) for outcome in self.outcomes if outcome.place},
        }

    def identifiers(self, identities: Identities) -> dict[str, dict[str, list[str]]]:
        """Pseudonym → what the patient was called, of what was released: for an escrow, and nowhere else."""
        way_back = WayBack()
        way_back.add_names(identities)
        released = {outcome for outcome in self.outcomes if not outcome.place}
        for each in released:
            way_back.add(each.pseudonym, zip(("patient_id", "name"), each.identity, strict=True))
        return way_back.identifiers(identities, {each.pseudonym for each in released})

    def as_text(self, language: Literal["vi", "en"]) -> str:
        """The report as a page of plain text."""
        told, words = self.as_json(), WORDS[language]
        lines = [words["title"].format(**told), words["counts"].format(**told)]
        if told["files_of_unknown"]:
            lines.append(words["unknown"].format(**told))
        if told["reasons"]:
            lines += [words["held"], *(f"  {count:6d}  {reason}" for reason, count in told["reasons"].items())]
            lines.append(words["note"])
        return "\n".join(lines)
