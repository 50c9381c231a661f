"""What came of sending some results to a destination: which arrived, and why the others did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from serving.store.rows import Delivery


@dataclass(frozen=True, slots=True)
class Parcel:
    """A delivery and the file it is about."""

    delivery: Delivery
    path: Path


@dataclass(frozen=True, slots=True)
class Sent:
    """The outcome for one parcel.

    Attributes:
        error: `None` when it arrived; else a code such as `no-association`, `status-A700`, `http-503`.
        is_refusal: the peer looked at it and said no, so that trying for ever is useless.
    """

    parcel: Parcel
    error: str | None = None
    is_refusal: bool = False


def fail_all(parcels: Sequence[Parcel], error: str) -> list[Sent]:
    """Nothing arrived, for a reason that has nothing to do with the objects."""
    return [Sent(parcel, error) for parcel in parcels]
