"""Kinds of instances that show a person as others know him: photographs, scans of the body's surface, and speech.

No machine here takes a face out of a photograph or a voice out of a recording.

**Source:** DICOM PS3.6 A (SOP classes), PS3.3 A.32.4 (VL Photographic), A.32.7 (Video Photographic), A.34.2 (voice),
C.12.1 (RecognizableVisualFeatures), PS3.16 CID 4202 (Ophthalmic Photography Acquisition Device).
"""

from __future__ import annotations

from collections.abc import Iterable

PHOTOGRAPHS = frozenset(
    f"1.2.840.10008.5.1.4.1.1.{kind}" for kind in ("77.1", "77.2", "77.1.4", "77.1.4.1", "68.1", "68.2")
)
"""Photographs and videos of the body from outside, scans of its surface, and their retired trials."""
SPEECH = frozenset(f"1.2.840.10008.5.1.4.1.1.9.4.{kind}" for kind in (1, 2))
CAMERA, SOUND = "XC", "AU"
"""Modalities: a camera outside of the body, and sound."""
DEVICE = "AcquisitionDeviceTypeCodeSequence"
EXTERNAL = "external"
"""In the name of an ophthalmic camera that shows the eyes and what is around them."""


def may_show_face(sop_class: str, modality: str, devices: Iterable[str] = ()) -> bool:
    """Whether a face may be seen.

    Args:
        sop_class: of the instance.
        modality: of its series.
        devices: what it says of the kind of device.
    """
    return sop_class in PHOTOGRAPHS or modality == CAMERA or any(EXTERNAL in each.lower() for each in devices)


def may_speak(sop_class: str, modality: str) -> bool:
    """Whether somebody may be heard."""
    return sop_class in SPEECH or modality == SOUND
