"""Ask a source for what is still wanted, batch by batch, and ask again for what did not come."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from itertools import islice

from datasets.archive.errors import ArchiveError, ArchiveUnreachable, ConnectionLost
from datasets.archive.hours import Hours
from datasets.archive.journal import COPY, LANDED, LISTED, REFUSED, Journal, Outcome
from datasets.archive.knocking import Knocking
from datasets.archive.landing import Landing
from datasets.archive.progress import Counts, Progress
from datasets.archive.source import Source
from datasets.archive.wanted import Batch, Fetched, Take, Wanted

LARGEST_BATCH, LISTED_AT_ONCE, SETTLED_AT_ONCE = 200, 500, 16
TRIES, TRIES_TOGETHER, HOPELESS = 4, 2, 10
WAIT_SECONDS, TELL_SECONDS, SETTLE_SECONDS = 30.0, 0.1, 0.5
NEVER_CAME, HUNG_UP = "the archive did not send it", "the archive hung up each time that it was asked for it"


class Fetching:
    """One run of a pull."""

    def __init__(
        self, source: Source, landing: Landing, hours: Hours | None, take: Take, tell: Callable[[Progress], None]
    ) -> None:
        self._source, self._landing, self._hours, self._take, self._tell = source, landing, hours, take, tell
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._knocking = Knocking(source.patience_seconds, self._stop)
        self._hopeless, self._tell_next = 0, 0.0
        self._batches: Iterator[Batch] = iter(())

    def list_all(self) -> None:
        """Note everything that the source holds, unless an earlier run did."""
        journal = self._landing.journal
        while not journal.is_listed:
            self._wait_for_hours()
            try:
                found = iter(self._source.find())
                while some := list(islice(found, LISTED_AT_ONCE)):
                    journal.add(some)
                    self._tell_all()
                journal.set_listed()
            except ArchiveUnreachable:
                self._knocking.wait()

    def fetch_all(self, workers: int) -> None:
        """Ask for everything that is still wanted."""
        self._batches = _batches(self._landing.journal)
        with ThreadPoolExecutor(max(1, workers), thread_name_prefix="pull") as pool:
            try:
                running = [pool.submit(self._work) for _ in range(max(1, workers))]
                for each in running:
                    each.result()
            except BaseException:
                self._stop.set()
                raise
        self._tell_next = 0.0
        self._tell_all()

    def counts(self) -> Counts:
        """So far."""
        rows = self._landing.journal.counts()
        found = sum(count for state, (count, _) in rows.items() if state != LISTED)
        landed, copies, refused = (rows.get(state, (0, 0))[0] for state in (LANDED, COPY, REFUSED))
        return Counts(found, landed, copies, refused, rows.get(LANDED, (0, 0))[1])

    def _work(self) -> None:
        try:
            while (batch := self._next()) is not None:
                self._bring(batch)
        except OSError as error:
            self._stop.set()
            raise ArchiveError(f"the landing cannot be written ({type(error).__name__} {error.errno})") from None
        except BaseException:
            self._stop.set()
            raise

    def _next(self) -> Batch | None:
        with self._lock:
            return None if self._stop.is_set() else next(self._batches, None)

    def _bring(self, batch: Batch, tries: int = 0) -> None:
        """Ask until all of it is settled; what fails together is asked for one at a time."""
        reason = NEVER_CAME
        while batch.wanted and tries < TRIES and not self._stop.is_set():
            self._wait_for_hours()
            missing, said = self._attempt(batch)
            if said is None:
                continue
            tries = 0 if len(missing) < len(batch.wanted) else tries + 1
            reason = said or reason
            batch = Batch(missing)
            if tries >= TRIES_TOGETHER and len(missing) > 1:
                for wanted in missing:
                    self._bring(Batch((wanted,)), TRIES_TOGETHER)
                return
            if missing:
                self._stop.wait(self._knocking.pause(tries))
        if batch.wanted and not self._stop.is_set():
            self._give_up(batch.wanted, reason)

    def _attempt(self, batch: Batch) -> tuple[tuple[Wanted, ...], str | None]:
        """What has not come and why; the reason is `None` where it was not asked for."""
        self._landing.check_space()
        missing = {wanted.locator: wanted for wanted in batch.wanted}
        try:
            reason = self._receive(batch, missing)
        except ConnectionLost:
            reason = HUNG_UP
        except ArchiveUnreachable:
            self._knocking.wait()
            return batch.wanted, None
        self._knocking.heard()
        return tuple(missing.values()), reason

    def _receive(self, batch: Batch, missing: dict[str, Wanted]) -> str:
        """Settle what comes and take it off the missing; the last reason of what did not come."""
        group: list[Fetched] = []
        reason, others, settled = "", 0, time.monotonic()
        try:
            with closing(self._source.fetch(batch, self._landing.arriving, self._take)) as arriving:
                for fetched in arriving:
                    if fetched.path is None and not fetched.is_final:
                        reason = fetched.reason
                        continue
                    others += missing.pop(fetched.wanted.locator, None) is None
                    group.append(fetched)
                    if len(group) >= SETTLED_AT_ONCE or time.monotonic() > settled + SETTLE_SECONDS:
                        group, settled = self._settle(group), time.monotonic()
                    if self._stop.is_set() or not self._is_open():
                        return reason
                if others and not reason:
                    self._note_listed(missing)
        finally:
            self._settle(group)
        return reason

    def _settle(self, group: Sequence[Fetched]) -> list[Fetched]:
        if group:
            outcomes = self._landing.settle(group)
            if any(outcome.state != REFUSED for outcome in outcomes):
                self._hopeless = 0
            self._tell_all()
        return []

    def _note_listed(self, missing: dict[str, Wanted]) -> None:
        """A series whose instances came one by one is no entry of its own any more."""
        series = [wanted for wanted in missing.values() if wanted.sop_instance_uid is None]
        self._landing.journal.record([Outcome(wanted, LISTED) for wanted in series])
        for wanted in series:
            del missing[wanted.locator]

    def _give_up(self, wanted: Sequence[Wanted], reason: str) -> None:
        outcomes = [Outcome(each, REFUSED, reason=reason, is_final=False) for each in wanted]
        self._landing.journal.record(outcomes)
        self._tell_all()
        self._hopeless += reason == HUNG_UP
        if self._hopeless >= HOPELESS:
            raise ArchiveUnreachable("the archive hangs up whatever it is asked for; run it again to go on")

    def _is_open(self) -> bool:
        return self._hours is None or self._hours.is_open()

    def _wait_for_hours(self) -> None:
        while self._hours is not None and not self._hours.is_open() and not self._stop.is_set():
            until = self._hours.opens_at()
            self._tell_all(until)
            left = (until - self._hours.clock.now()).total_seconds()
            self._hours.clock.sleep(min(WAIT_SECONDS, max(left, 0.0)))

    def _tell_all(self, waiting_until: datetime | None = None) -> None:
        with self._lock:
            began = time.monotonic()
            if began < self._tell_next and waiting_until is None:
                return
            self._tell(Progress(self.counts(), waiting_until))
            # Counting a million entries takes a while: at most a twentieth of the time goes there.
            self._tell_next = time.monotonic() + max(TELL_SECONDS, 20 * (time.monotonic() - began))


def _batches(journal: Journal) -> Iterator[Batch]:
    for study, series, is_whole in journal.series():
        wanted = journal.wanted(study, series)
        for start in range(0, len(wanted), LARGEST_BATCH):
            chunk = tuple(wanted[start : start + LARGEST_BATCH])
            yield Batch(chunk, is_whole and len(chunk) == len(wanted))
