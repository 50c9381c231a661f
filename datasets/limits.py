"""How much of this machine one file may use before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one file. A file over a cap is an `UnreadableInstance` before the memory is taken.

    Attributes:
        file_bytes: size of the file as stored.
        inflated_bytes: size of a deflated data set after inflation.
        elements: data elements and items at every depth.
        sequence_depth: sequences inside sequences (PS3.3 objects stay under 20).
        frame_pixels: rows x columns of a frame; 8192 x 8192, where the largest detectors have 30 million.
        instance_pixels: rows x columns x samples x frames.
        value_bytes: one header value that is read as text or number.
        decoder_bytes: address space of the process that decodes compressed frames.
        decoder_seconds: time for one frame.
    """

    file_bytes: int = 512 * 1024**2
    inflated_bytes: int = 512 * 1024**2
    elements: int = 300_000
    sequence_depth: int = 32
    frame_pixels: int = 8192 * 8192
    instance_pixels: int = 2**31
    value_bytes: int = 64 * 1024
    decoder_bytes: int = 2 * 1024**3
    decoder_seconds: float = 20.0


LIMITS = Limits()
