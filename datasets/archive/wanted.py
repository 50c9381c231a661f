"""What a source holds, what is asked of it at once, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Take = Callable[[int], None]
"""Called with each number of bytes before they are used; waits while the bandwidth is spent."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One instance that a source holds, or a whole series where the source does not list instances.

    Attributes:
        study_instance_uid: empty where the source has not read it.
        series_instance_uid: as above.
        sop_instance_uid: `None` where the source does not list it.
        locator: where the source finds it again; unique within the source, ASCII.
        sop_class_uid: empty where the source does not say it.
    """

    study_instance_uid: str
    series_instance_uid: str
    sop_instance_uid: str | None
    locator: str
    sop_class_uid: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Instances of one series that are asked for at once.

    Attributes:
        wanted: at least one, all of one series.
        is_whole_series: nothing of the series has come yet, and all of it is here.
    """

    wanted: tuple[Wanted, ...]
    is_whole_series: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """One instance that came, or did not.

    Attributes:
        wanted: what was asked for.
        path: the file, complete but not yet safe on the disk; `None` when it did not come.
        reason: why it did not; names nobody.
        is_final: asking again would not help.
    """

    wanted: Wanted
    path: Path | None = None
    reason: str = ""
    is_final: bool = False
