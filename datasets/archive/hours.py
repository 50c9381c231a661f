"""The hours of the day in which an archive may be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from datasets.archive.clock import SYSTEM_CLOCK, Clock
from datasets.archive.errors import InvalidQuery

FORM = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Hours:
    """From a time of day to another one, over midnight where the second is earlier; in the clock's time zone."""

    start: time
    end: time
    clock: Clock = SYSTEM_CLOCK

    @classmethod
    def parse(cls, text: str, clock: Clock = SYSTEM_CLOCK) -> Hours:
        """`22:00-05:30`.

        Raises:
            InvalidQuery: another form, or two equal times.
        """
        matched = FORM.fullmatch(text.strip())
        if not matched:
            raise InvalidQuery("expected hours as HH:MM-HH:MM, such as 22:00-05:30")
        first, second, third, fourth = (int(group) for group in matched.groups())
        start, end = time(first, second), time(third, fourth)
        if start == end:
            raise InvalidQuery("expected two different times; leave the hours out to pull at any time")
        return cls(start, end, clock)

    def is_open(self) -> bool:
        """May the archive be asked now?"""
        at = self.clock.now().time()
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def opens_at(self) -> datetime:
        """When the hours begin next: now, or later."""
        now = self.clock.now()
        if self.is_open():
            return now
        opening = now.replace(hour=self.start.hour, minute=self.start.minute, second=0, microsecond=0)
        return opening if opening > now else opening + timedelta(days=1)
