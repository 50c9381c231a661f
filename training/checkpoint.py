"""Checkpoints: plain tensors and numbers, written whole or not at all, read back without running any code."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import torch

from training.errors import UnsafeCheckpoint


def save_checkpoint(state: dict[str, Any], path: Path) -> None:
    """Write beside, fsync, and rename, so that a kill leaves the last whole one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".partial")
    with temporary.open("wb") as stream:
        torch.save(state, stream)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)


def load_checkpoint(path: Path, fingerprint: str) -> dict[str, Any]:
    """Read a checkpoint of the same plan.

    Raises:
        UnsafeCheckpoint: it holds more than tensors and numbers, is damaged, or belongs to another plan.
    """
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, pickle.UnpicklingError) as error:
        raise UnsafeCheckpoint(f"could not read {path} as plain tensors; delete it to start again") from error
    if state.get("fingerprint") != fingerprint:
        raise UnsafeCheckpoint(f"{path} was written with another plan or data; delete it to start again")
    return state
