"""A place that instances come from, whatever its kind."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Protocol

from datasets.archive.dicomweb import DicomWeb
from datasets.archive.dimse import Dimse
from datasets.archive.folder import Folder
from datasets.archive.specs import DicomWebSpec, DimseSpec, FolderSpec, SourceSpec
from datasets.archive.wanted import Batch, Fetched, Take, Wanted


class Source(Protocol):
    """Lists what it holds, and brings it. `fetch` may be called from several threads at once."""

    @property
    def fingerprint(self) -> str:
        """Hex digest of the place and the query: two equal ones list the same instances."""

    @property
    def patience_seconds(self) -> float:
        """How long to knock at a door that nobody opens before the pull gives up."""

    def find(self) -> Iterator[Wanted]:
        """Everything the query asks for.

        Raises:
            ArchiveUnreachable: asking again may help.
            ArchiveError: it would not.
        """

    def fetch(self, batch: Batch, into: Path, take: Take) -> Generator[Fetched, None, None]:
        """Bring a batch as files of free names in the folder `into`, each as it comes, in the source's own encoding.

        Raises:
            ArchiveUnreachable: it could not be asked.
            ConnectionLost: what has not been yielded did not come.
        """

    def close(self) -> None:
        """Let go of sockets and files."""


def open_source(spec: SourceSpec) -> Source:
    """The source that a description means.

    Raises:
        ArchiveError: the folder is not there, or the port to receive on is taken.
    """
    match spec:
        case FolderSpec():
            return Folder(spec)
        case DimseSpec():
            return Dimse(spec)
        case DicomWebSpec():
            return DicomWeb(spec)
