"""The only door to ONNX Runtime: check the file against its card, load it, run it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from models.card import Card
from models.errors import ModelError, ModelTampered

Array = NDArray[np.float32]


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, as lower-case hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Network:
    """A loaded ONNX graph. `run` is safe to call from many threads."""

    def __init__(self, content: bytes, input_name: str, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            content, sess_options=options, providers=onnxruntime.get_available_providers()
        )
        names = [node.name for node in self._session.get_inputs()]
        if names != [input_name]:
            raise ModelError(f"expected the single ONNX input {input_name!r}, got {names}")
        self._input_name = input_name
        self.output_names: tuple[str, ...] = tuple(node.name for node in self._session.get_outputs())

    def run(self, batch: Array) -> dict[str, Array]:
        """Run a float32 batch `(n, …)`; every output by name."""
        values = self._session.run(list(self.output_names), {self._input_name: batch})
        return dict(zip(self.output_names, values, strict=True))


def load_network(folder: Path, card: Card, threads: int = 0) -> Network:
    """Load `folder/model.onnx` after its SHA-256 has been found to be the card's; `threads` 0 means all cores.

    Raises:
        ModelTampered: the file is missing or is not the one the card was written for.
    """
    path = folder / "model.onnx"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelTampered(f"model {card.name}: expected {path.name} beside its card, could not read it") from error
    if hashlib.sha256(content).hexdigest() != card.sha256:
        raise ModelTampered(f"model {card.name}: SHA-256 of {path.name} is not the card's; restore the folder")
    return Network(content, card.input.name, threads)
