"""What can go wrong when free text is read.

ModelError
└── TextTooLong  more than `LONGEST` characters
"""

from __future__ import annotations

from models.errors import ModelError


class TextTooLong(ModelError):
    """The text is longer than the reader takes; the message never holds the text."""
