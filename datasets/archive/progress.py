"""How far a pull is, and what it was in the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Counts:
    """Entries of the journal.

    Attributes:
        found: all that the source listed; at the end it is landed + copies + refused.
        landed: files in the landing.
        copies: entries that are a landed instance once more, byte for byte.
        refused: entries that did not come or cannot be read.
        bytes: of the landed files.
    """

    found: int = 0
    landed: int = 0
    copies: int = 0
    refused: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Told after each group of files, and while the pull waits.

    Attributes:
        counts: so far, with what earlier runs did.
        waiting_until: when the hours begin; `None` while it pulls.
    """

    counts: Counts
    waiting_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that did not land.

    Attributes:
        entry: the first 16 hex digits of the SHA-256 of its locator; the journal tells which that is.
        reason: why; names nobody.
    """

    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull brought.

    Attributes:
        counts: of all runs into this landing.
        refused: what did not land.
        files: the folder of the landed files, `<SHA-256 of the SOP Instance UID>.dcm` each.
    """

    counts: Counts
    refused: tuple[Refused, ...]
    files: Path
