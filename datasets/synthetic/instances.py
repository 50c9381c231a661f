"""Small synthetic instances of several modalities, deterministic by seed, each marked on the picture.

They keep to their IODs closely enough that `dciodvfy` finds no error in DX, CR, US, CT, MR and SC.

**Source:** DICOM PS3.3 A.2 (CR), A.3 (CT), A.4 (MR), A.6 (US), A.8.1 (SC), A.26 (DX).
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydicom import FileDataset, uid

from datasets.synthetic.attributes import Who, new_instance
from datasets.synthetic.chest_model import sample_chest
from datasets.synthetic.drawings import draw_fan, draw_leg, draw_section
from datasets.synthetic.drawn_chest import Label
from datasets.synthetic.pixels import set_colour, set_gray
from datasets.synthetic.projection import add_cr, add_dx
from datasets.synthetic.section import add_ct, add_mr
from datasets.synthetic.words import burn_words

Plane = NDArray[np.float32]
SPACING_MM = 0.143
ASPECT = 48 / 35


def chest_film(
    seed: int,
    *,
    label: Label = "normal",
    age_years: int = 3,
    modality: Literal["DX", "CR"] = "DX",
    rows: int = 840,
    is_inverted: bool = False,
) -> FileDataset:
    """A child's frontal chest film, AP, 12 bits, with ImagerPixelSpacing.

    Args:
        seed: of the film and its UIDs.
        label: what the film was drawn as; it is not written in the header.
        age_years: PatientAge.
        modality: which object.
        rows: height in pixels; the film is 1.37 times as wide, as the model's films were.
        is_inverted: MONOCHROME1.
    """
    rng = np.random.default_rng([seed, age_years])
    film = sample_chest(rng, label, rows, round(rows * ASPECT))
    return _film(film, Who("SYNTHETIC^CHILD", seed, f"{age_years:03d}Y"), "CHEST", modality, is_inverted)


def leg_film(seed: int, *, modality: Literal["DX", "CR"] = "DX", is_inverted: bool = False) -> FileDataset:
    """An adult's lower leg, AP: two long bones, to be refused by models of the chest."""
    film = draw_leg(np.random.default_rng([seed, 1]), 1024, 512)
    return _film(film, Who("SYNTHETIC^ADULT", seed, "040Y"), "LEG", modality, is_inverted)


def ultrasound(seed: int) -> FileDataset:
    """A fan of speckle in RGB, as an ultrasound image."""
    dataset = new_instance(uid.UltrasoundImageStorage, "US", Who("SYNTHETIC^ADULT", seed, "030Y"), "synthetic fan")
    dataset.ImageType = ["ORIGINAL", "PRIMARY", "ABDOMINAL", "0001"]
    dataset.LossyImageCompression = "00"
    dataset.BodyPartExamined = "ABDOMEN"
    gray = draw_fan(np.random.default_rng([seed, 2]), 480, 640)
    set_colour(dataset, burn_words(np.repeat(gray[..., np.newaxis], 3, axis=-1)))
    return dataset


def ct_slice(seed: int) -> FileDataset:
    """A section through the trunk in Hounsfield units, signed by the intercept, with a window."""
    dataset = new_instance(uid.CTImageStorage, "CT", Who("SYNTHETIC^ADULT", seed, "050Y"), "synthetic trunk")
    set_gray(dataset, burn_words(draw_section(np.random.default_rng([seed, 3]), 256)), bits=12)
    add_ct(dataset)
    return dataset


def mr_slice(seed: int) -> FileDataset:
    """A section through the head, as an MR image."""
    dataset = new_instance(uid.MRImageStorage, "MR", Who("SYNTHETIC^ADULT", seed, "050Y"), "synthetic head")
    bright = np.minimum(2.5 * draw_section(np.random.default_rng([seed, 4]), 256), np.float32(1))
    set_gray(dataset, burn_words(bright), bits=12)
    add_mr(dataset)
    return dataset


def screen_capture(seed: int) -> FileDataset:
    """A chest film as an 8-bit secondary capture, which says nothing of how it was acquired."""
    who = Who("SYNTHETIC^CHILD", seed, "003Y")
    dataset = new_instance(uid.SecondaryCaptureImageStorage, "OT", who, "synthetic capture")
    dataset.ConversionType = "WSD"
    dataset.ImageType = ["DERIVED", "SECONDARY"]
    dataset.Laterality = ""
    set_gray(dataset, burn_words(sample_chest(np.random.default_rng([seed, 3]), "normal", 420, 576)), bits=8)
    return dataset


def _film(film: Plane, who: Who, body_part: str, modality: Literal["DX", "CR"], is_inverted: bool) -> FileDataset:
    sop_class = uid.DigitalXRayImageStorageForPresentation if modality == "DX" else uid.ComputedRadiographyImageStorage
    dataset = new_instance(sop_class, modality, who, f"synthetic {body_part.lower()} AP")
    dataset.BodyPartExamined = body_part
    dataset.ViewPosition = "AP"
    dataset.ImagerPixelSpacing = [SPACING_MM, SPACING_MM]
    set_gray(dataset, burn_words(film), bits=12, is_inverted=is_inverted)
    dataset.WindowCenter, dataset.WindowWidth = 2048, 4096
    (add_dx if modality == "DX" else add_cr)(dataset, body_part, is_inverted)
    return dataset
