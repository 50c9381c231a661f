"""Bring everything that a source holds into a landing; after a kill at any moment a second run goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from datasets.archive.bandwidth import Bandwidth
from datasets.archive.fetching import Fetching
from datasets.archive.hours import Hours
from datasets.archive.landing import FILES, opened_landing
from datasets.archive.progress import Progress, Pulled, Refused
from datasets.archive.source import Source

ENTRY_DIGITS = 16


def pull(
    source: Source,
    landing: Path,
    *,
    hours: Hours | None = None,
    bandwidth: Bandwidth | None = None,
    workers: int = 2,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Pulled:
    """Bring everything that a source holds into a landing, each instance once.

    Called again with the same source and landing, it goes on where it ended, however it ended. The source is listed
    once: what the archive gets later needs a new landing.

    Args:
        source: from `open_source`.
        landing: a folder of its own, with the files and the journal; both name patients.
        hours: ask only then.
        bandwidth: for all workers together.
        workers: how many ask at once.
        on_progress: told how far it is; called by several threads, one at a time.

    Raises:
        ArchiveUnreachable: the archive was not reached for longer than the source's patience.
        ArchiveError: the landing is in use, is of another source, or its disk is full.
    """
    with opened_landing(landing, source.fingerprint) as place:
        place.tidy()
        fetching = Fetching(source, place, hours, bandwidth.take if bandwidth else _take_freely, on_progress)
        fetching.list_all()
        fetching.fetch_all(workers)
        refused = tuple(Refused(entry_of(locator), reason) for locator, reason in place.journal.refusals())
        return Pulled(fetching.counts(), refused, landing / FILES)


def entry_of(locator: str) -> str:
    """What stands for a locator outside of the journal."""
    return hashlib.sha256(locator.encode()).hexdigest()[:ENTRY_DIGITS]


def _take_freely(count: int) -> None:
    """No cap on the bandwidth."""
