"""What can go wrong in the service.

    ServingError
    ├── InvalidSettings     a setting is unknown or not of its type, or settings together are unsafe
    ├── InvalidRules        the routing rules do not say what they must
    ├── AccessDenied        no key, a wrong key, or a role that may not
    ├── StudyNotFound       we do not hold it
    ├── OutOfResources      the disk is below its reserve
    ├── UploadRejected      a body is over a cap or not what the route takes
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


class StudyNotFound(ServingError):
    """No study of that UID is held here."""


class OutOfResources(ServingError):
    """Taking more would fill the disk; nothing was stored."""


class UploadRejected(ServingError):
    """The body is over a cap, or is not what the route takes."""


class DeliveryFailed(ServingError):
    """A destination did not take a result."""
