"""What can go wrong with a model.

ModelError
├── InvalidCard          card.yaml does not say what a card must say
├── ModelTampered        a file's SHA-256 is not the card's
├── ModelNotFound        no folder of that name
│   └── InstrumentNotFound   no score or table model of that name
├── PreprocessingFailed  a step was given what it does not take
├── InvalidInput         a value is not what the input declares: kind, unit or plausible range
└── InvalidKnowledge     a knowledge base does not say what it must say
"""

from __future__ import annotations


class ModelError(Exception):
    """Any failure of a model folder or of what runs it."""


class InvalidCard(ModelError):
    """The card breaks its schema; the message names the field."""


class ModelTampered(ModelError):
    """The model file is not the one the card was written for."""


class ModelNotFound(ModelError):
    """No model folder has that name."""


class InstrumentNotFound(ModelNotFound):
    """No score or table model has that name."""


class PreprocessingFailed(ModelError):
    """A preprocessing step got a shape or parameter it does not take."""


class InvalidInput(ModelError):
    """A value is not what its input declares; the message never holds the value.

    Attributes:
        name: of the input.
        code: `not-a-number`, `not-a-flag`, `not-an-option`, `unit-not-understood`, `not-plausible`,
            `not-whole`, `unknown-input`.
        expected: what would have been right.
    """

    def __init__(self, name: str, code: str, expected: str) -> None:
        super().__init__(f"input {name}: expected {expected} ({code})")
        self.name = name
        self.code = code
        self.expected = expected


class InvalidKnowledge(ModelError):
    """A knowledge base breaks its schema or its references; the message names the entries."""
