"""What can go wrong with data.

    DatasetError
    ├── UnreadableInstance            a file is not what it says, is damaged, or is over a cap
    │   └── UnsupportedTransferSyntax   a file is sound, but nothing here decodes its pixels
    ├── UnreadableRecord              a message or file of a patient record is damaged, over a cap, or of two patients
    ├── InvalidCodes                  a hospital's file of test codes, or a catalogue to import, breaks its shape
    ├── InvalidManifest               labels.csv or a manifest is incomplete or does not fit its files
    └── LeakageFound                  one patient or one picture stands on both sides of a split

Messages say what was expected, what came and what to do; never a name, an identifier, free text or pixels.
"""

from __future__ import annotations


class DatasetError(Exception):
    """Any failure that the data caused."""


class UnreadableInstance(DatasetError):
    """The bytes are not a readable instance or picture, or are over a cap."""


class UnsupportedTransferSyntax(UnreadableInstance):
    """The instance is sound but its transfer syntax has no decoder here."""


class UnreadableRecord(DatasetError):
    """A message or file of an electronic record is not what its standard says, is over a cap, or mixes patients."""


class InvalidManifest(DatasetError):
    """A dataset's table or manifest is incomplete or does not fit its files."""


class LeakageFound(DatasetError):
    """The split would let a model see its test: the same patient or picture stands in two parts."""


class InvalidCodes(DatasetError):
    """A file of test codes or a catalogue to import is not of its shape."""
