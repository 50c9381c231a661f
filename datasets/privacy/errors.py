"""What can go wrong when a version is generalised.

DatasetError
└── InvalidPrivacy   what was asked for does not fit together, or the written tables do not keep what was promised
"""

from __future__ import annotations

from datasets.errors import DatasetError


class InvalidPrivacy(DatasetError):
    """The generalisation cannot be done as asked, or did not reach what it must."""
