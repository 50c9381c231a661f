"""What can go wrong while a model is made.

TrainingError
├── InvalidPlan      a setting, option or dataset folder is not what the recipe takes
├── UnsafeCheckpoint a checkpoint is not of this plan or cannot be read as plain tensors
├── ParityFailed     the exported graph does not answer as the trained network does
└── NotGoodEnough    promotion refused: a figure is below the recipe's floor
"""

from __future__ import annotations


class TrainingError(Exception):
    """Any failure of a recipe's run."""


class InvalidPlan(TrainingError):
    """The run was asked for something the recipe does not take; the message names it."""


class UnsafeCheckpoint(TrainingError):
    """The checkpoint is damaged or was written by another plan."""


class ParityFailed(TrainingError):
    """ONNX and torch differ by more than the tolerance, or a decision flips."""


class NotGoodEnough(TrainingError):
    """A measured figure is below the floor that promotion asks for."""
