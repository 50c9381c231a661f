"""Where labels of original images become labels of the de-identified ones: UIDs, patients, readers and moments."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from datasets.deidentify.identities import Identities
from datasets.deidentify.identities import plain_of as number_alone
from datasets.deidentify.placeholders import is_placeholder
from datasets.deidentify.project import Project
from datasets.labels.coding import Coding, coding_of
from datasets.labels.errors import InvalidLabels
from datasets.labels.label import Label, Place
from datasets.labels.text.lexicon import Lexicon, read_lexicon
from datasets.labels.text.plain import plain_of

_UID = re.compile(r"[0-9]+(?:\.[0-9]+)+")
_ALGORITHM = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+/-]{0,63}")
_MOMENT = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not taken.

    Attributes:
        where: line, resource or item of the source; nothing of its content.
        reason: in words that name nobody.
    """

    where: str
    reason: str


Imported = Label | Refused


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose secret maps the identifiers.

    Attributes:
        project: of the images that the labels belong to.
        identities: numbers that are one person's.
        lexicon: the findings that are known.
        keeps_uids: the images were de-identified with `retain_uids`: UIDs stay as they are.
    """

    project: Project
    identities: Identities
    lexicon: Lexicon = field(default_factory=read_lexicon, repr=False)
    keeps_uids: bool = False

    def place(self, patient: str, study: str, series: str = "", instance: str = "") -> Place:
        """De-identified.

        Raises:
            InvalidLabels: no UID at all, or a text that is none.
        """
        uids = [uid.strip() for uid in (study, series, instance)]
        if not any(uids):
            raise InvalidLabels("expected a study, series or instance UID, got none")
        return Place(
            "" if is_placeholder(number_alone(patient)) else self.identities.pseudonym(patient), *map(self.uid, uids)
        )

    def uid(self, original: str) -> str:
        """The project's UID for it; empty stays empty.

        Raises:
            InvalidLabels: it is no UID. **Source:** DICOM PS3.5 9.1.
        """
        if original and (len(original) > 64 or not _UID.fullmatch(original)):
            raise InvalidLabels("expected a DICOM UID, digits and dots, got another text")
        return self.project.uid(original) if original and not self.keeps_uids else original

    def reader(self, name: str) -> str:
        """A pseudonym of a person who read, `R` and 16 letters or digits; `unknown` for nobody."""
        folded = "".join(sorted(re.findall(r"\w+", plain_of(name).bare)))
        if not folded:
            return "unknown"
        digest = hashlib.sha256(f"{self.project.pseudonym('reader ' + folded)}".encode()).digest()
        return "R" + base64.b32encode(digest[:10]).decode()

    def finding(self, text: str) -> tuple[Coding, str]:
        """The finding and how it was told: `system|code`, or a name of our own list in Vietnamese or English.

        Raises:
            InvalidLabels: it is neither.
        """
        system, bar, code = text.strip().partition("|")
        if bar:
            told = coding_of(system, code.partition("|")[0], code.partition("|")[2])
            return self.lexicon.canonical(told), str(told)
        bare = plain_of(text.strip()).bare
        for name, entry in self.lexicon.findings.items():
            if bare in (name, *(plain_of(words).bare for words in entry.display.values())):
                return entry.coding, str(entry.coding)
        raise InvalidLabels("expected a finding such as effusion or SCT|60046008, got another text; see docs/labels.md")

    def moment(self, text: str, patient: str) -> datetime | None:
        """When, to the second, moved with the patient's dates; nothing where the patient or the moment is not known.

        Args:
            text: date and time as DICOM or ISO 8601 write them, local time.
            patient: the number as the source tells it; where it is a pseudonym already, so are the dates moved.
        """
        match = _MOMENT.match(text.strip())
        if not match or is_placeholder(patient):
            return None
        is_moved = self.project.is_pseudonym(patient)
        shift = timedelta(0) if is_moved else self.project.shift(self.identities.pseudonym(patient))
        try:
            return datetime(*(int(part or 0) for part in match.groups())) + shift  # type: ignore[arg-type]  # noqa: DTZ001 -- local time, as in DICOM
        except (ValueError, OverflowError):
            return None


def algorithm_name(*parts: str) -> str:
    """Name and version of a program; what has not the form of one is left out, for it may be free text."""
    return " ".join(part.strip() for part in parts if _ALGORITHM.fullmatch(part.strip())) or "unnamed"


def digest_of(path: Path) -> str:
    """SHA-256 of a file, 12 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]
