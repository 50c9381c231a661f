"""What can go wrong with labels.

DatasetError
└── InvalidLabels   a source of labels, a file of labels or a filled adjudication file is not of its shape
"""

from __future__ import annotations

from datasets.errors import DatasetError


class InvalidLabels(DatasetError):
    """The file is not what it should be; the message says where and what was expected, never what stood there."""
