"""How an instance's pixels lie, checked against the limits before anything is allocated."""

from __future__ import annotations

from dataclasses import dataclass

from pydicom import Dataset

from datasets.dicom.values import integer, text
from datasets.errors import UnreadableInstance
from datasets.limits import Limits

GRAY = frozenset({"MONOCHROME1", "MONOCHROME2"})
PALETTE = "PALETTE COLOR"
COLOUR = frozenset({"RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT", "YBR_PARTIAL_420", "YBR_PARTIAL_422"})
BIG_ENDIAN = "1.2.840.10008.1.2.2"
NATIVE = frozenset({"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", BIG_ENDIAN})
ALLOCATED = frozenset({1, 8, 16, 32, 64})


@dataclass(frozen=True, slots=True)
class Layout:
    """The image pixel description of an instance.

    Attributes:
        transfer_syntax_uid: how the pixels are encoded.
        rows, columns, samples, frames: the shape.
        bits_allocated, bits_stored, high_bit: of one sample.
        is_signed: two's complement samples.
        is_planar: colour by plane.
        photometric: PhotometricInterpretation.

    **Source:** DICOM PS3.3 C.7.6.3.1.
    """

    transfer_syntax_uid: str
    rows: int
    columns: int
    samples: int
    frames: int
    bits_allocated: int
    bits_stored: int
    high_bit: int
    is_signed: bool
    is_planar: bool
    photometric: str

    @property
    def is_native(self) -> bool:
        """Whether the pixels are uncompressed."""
        return self.transfer_syntax_uid in NATIVE

    @property
    def shape(self) -> tuple[int, ...]:
        """`(rows, columns)` or `(rows, columns, samples)`."""
        return (self.rows, self.columns) if self.samples == 1 else (self.rows, self.columns, self.samples)


def layout_of(dataset: Dataset, limits: Limits) -> Layout:
    """The layout of an instance's pixels.

    Raises:
        UnreadableInstance: there are no pixels, the description is incomplete or contradicts itself, or is over a cap.
    """
    if not any(keyword in dataset for keyword in ("PixelData", "FloatPixelData", "DoubleFloatPixelData")):
        raise UnreadableInstance("expected an instance with pixels, got one without; send an image")
    layout = _described(dataset, limits)
    _check_shape(layout, limits)
    _check_samples(layout)
    return layout


def _described(dataset: Dataset, limits: Limits) -> Layout:
    meta = getattr(dataset, "file_meta", None)
    syntax = text(meta, "TransferSyntaxUID", limits) if meta is not None else None
    bits_allocated = _required(dataset, "BitsAllocated", limits)
    bits_stored = integer(dataset, "BitsStored", limits) or bits_allocated
    high_bit = integer(dataset, "HighBit", limits)
    frames = integer(dataset, "NumberOfFrames", limits)
    return Layout(
        transfer_syntax_uid=syntax or _native_syntax(dataset),
        rows=_required(dataset, "Rows", limits),
        columns=_required(dataset, "Columns", limits),
        samples=integer(dataset, "SamplesPerPixel", limits) or 1,
        frames=1 if frames is None else frames,
        bits_allocated=bits_allocated,
        bits_stored=bits_stored,
        high_bit=bits_stored - 1 if high_bit is None else high_bit,
        is_signed=integer(dataset, "PixelRepresentation", limits) == 1,
        is_planar=integer(dataset, "PlanarConfiguration", limits) == 1,
        photometric=(text(dataset, "PhotometricInterpretation", limits) or "").upper(),
    )


def _native_syntax(dataset: Dataset) -> str:
    is_implicit, is_little = dataset.original_encoding
    if is_little is False:
        return BIG_ENDIAN
    return "1.2.840.10008.1.2" if is_implicit else "1.2.840.10008.1.2.1"


def _required(dataset: Dataset, keyword: str, limits: Limits) -> int:
    value = integer(dataset, keyword, limits)
    if value is None or value < 1:
        raise UnreadableInstance(f"expected a positive {keyword}, got none; the instance is incomplete")
    return value


def _check_shape(layout: Layout, limits: Limits) -> None:
    pixels = layout.rows * layout.columns
    if pixels > limits.frame_pixels:
        raise UnreadableInstance(f"expected at most {limits.frame_pixels} pixels a frame, got {pixels}; refused")
    total = pixels * layout.samples * layout.frames
    if layout.frames < 1 or total > limits.instance_pixels:
        raise UnreadableInstance(f"expected 1 to {limits.instance_pixels} samples in all, got {total}; refused")


def _check_samples(layout: Layout) -> None:
    is_gray = layout.photometric in GRAY or layout.photometric == PALETTE
    if not is_gray and layout.photometric not in COLOUR:
        raise UnreadableInstance("expected a known PhotometricInterpretation, got another or none")
    if layout.samples != (1 if is_gray else 3):
        raise UnreadableInstance(
            f"expected {1 if is_gray else 3} samples a pixel for {layout.photometric}, got {layout.samples}"
        )
    if layout.bits_allocated not in ALLOCATED or not 1 <= layout.bits_stored <= layout.bits_allocated:
        raise UnreadableInstance(
            "expected 1, 8, 16, 32 or 64 bits allocated and no more stored, "
            f"got {layout.bits_allocated} and {layout.bits_stored}"
        )
    if not layout.bits_stored - 1 <= layout.high_bit < layout.bits_allocated:
        raise UnreadableInstance(f"expected the high bit inside the sample, got {layout.high_bit}")
