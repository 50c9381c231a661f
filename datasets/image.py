"""One picture as a reader sees it, with what its header says of it and nothing that names a person."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ImageHeader:
    """What a model's scope may ask of an image. `None` means the source did not say, never a default.

    Attributes:
        modality: DICOM Modality (0008,0060), such as `DX`; `None` for a plain picture file.
        body_part_examined: (0018,0015), upper case.
        view_position: (0018,5101), such as `AP`, `PA`, `LL`.
        patient_age_years: from PatientAge (0010,1010), or birth and study dates; years.
        patient_sex: `M`, `F` or `O`.
        image_laterality: (0020,0062).
        description: study, series, protocol and view words together, for routing only; never logged.
        sop_class_uid: what object it is.
        transfer_syntax_uid: how the pixels were encoded.
        photometric_interpretation: as stored, before MONOCHROME1 was inverted.
        number_of_frames: frames the instance holds; the image is one of them.
        image_type: (0008,0008), values.
        manufacturer: (0008,0070).
    """

    modality: str | None = None
    body_part_examined: str | None = None
    view_position: str | None = None
    patient_age_years: float | None = None
    patient_sex: str | None = None
    image_laterality: str | None = None
    description: str = field(default="", repr=False)
    sop_class_uid: str | None = None
    transfer_syntax_uid: str | None = None
    photometric_interpretation: str | None = None
    number_of_frames: int = 1
    image_type: tuple[str, ...] = ()
    manufacturer: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Image:
    """A 2-D picture.

    Attributes:
        pixels: `(height, width)` or `(height, width, 3)`, float32, 0 black to 1 white as displayed: modality LUT,
            VOI LUT or window, padding and MONOCHROME1 are already applied.
        header: what the source says of it.
        pixel_spacing_mm: PixelSpacing (0028,0030), `(row, column)` in the patient, or `None`.
        imager_pixel_spacing_mm: ImagerPixelSpacing (0018,1164), `(row, column)` at the detector, or `None`.

    Source: DICOM PS3.3 C.7.6.3, C.11.1, C.11.2; PS3.3 10.7.1.3 for the two spacings.
    """

    pixels: Pixels = field(repr=False)
    header: ImageHeader = ImageHeader()
    pixel_spacing_mm: tuple[float, float] | None = None
    imager_pixel_spacing_mm: tuple[float, float] | None = None

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])
