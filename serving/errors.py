"""What can go wrong in the service.

    ServingError
    ├── InvalidSettings     a setting is unknown or not of its type, or settings together are unsafe
    ├── InvalidRules        the routing rules do not say what they must
    ├── AccessDenied        no key, or one that is not in force
    │   ├── NotPermitted      a known caller whose role may not do this
    │   └── TooManyTries      this address failed too often; it must wait
    ├── StudyNotFound       we do not hold it
    ├── OutOfResources      the disk is below its reserve
    ├── Overloaded          the queue of analyses is full; the caller tries again
    ├── UnknownConcept      an id is of no finding or condition of the knowledge base
    ├── TooManyVisits       this address asked too often of what is open to everyone
    ├── UploadRejected      a body is over a cap or not what the route takes
    ├── TableRejected       a table cannot be read, or has no column that is an input
    └── DeliveryFailed      a destination did not take a result; it is tried again

Messages never carry a name, an identifier, free text or pixels.
"""

from __future__ import annotations


class ServingError(Exception):
    """Any failure of the service."""


class InvalidSettings(ServingError):
    """A setting is unknown, not of its type, or unsafe with another."""


class InvalidRules(ServingError):
    """Routing rules or destinations break their schema."""


class AccessDenied(ServingError):
    """The caller may not do this."""


class NotPermitted(AccessDenied):
    """The caller is known; the role may not do this."""


class TooManyTries(AccessDenied):
    """Too many wrong keys came from this address; it must wait."""


class StudyNotFound(ServingError):
    """No study of that UID is held here."""


class OutOfResources(ServingError):
    """Taking more would fill the disk; nothing was stored."""


class Overloaded(ServingError):
    """More analyses wait than may; nothing was begun."""


class UnknownConcept(ServingError):
    """An id is of no finding or condition of the knowledge base."""


class TooManyVisits(ServingError):
    """This address asked too often of what is open to everyone; it must wait."""


class UploadRejected(ServingError):
    """The body is over a cap, or is not what the route takes."""


class DeliveryFailed(ServingError):
    """A destination did not take a result."""


class TableRejected(ServingError):
    """A table cannot be read, or has no column that is an input."""
