"""What can go wrong with an archive.

    DatasetError
    └── ArchiveError                 the archive, the folder or the landing cannot be used; the message says what to do
        ├── ArchiveUnreachable         it could not be asked: asking again may help
    │   └── ConnectionLost           it hung up while it answered
        └── InvalidQuery               a query, an address, hours or a bandwidth that is not of its form

No message holds a name, an identifier or a UID.
"""

from __future__ import annotations

from datasets.errors import DatasetError


class ArchiveError(DatasetError):
    """The source or the landing cannot be used."""


class ArchiveUnreachable(ArchiveError):
    """The archive could not be asked."""


class ConnectionLost(ArchiveUnreachable):
    """The archive hung up, or fell silent, while it answered."""


class InvalidQuery(ArchiveError):
    """What was asked for is not of its form."""
