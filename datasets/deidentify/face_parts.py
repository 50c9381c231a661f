"""Which instances show a face: CT and MR of a part of the body that is, or may be, the head.

A part that no list here knows may be a head in another language: what holds it is held back, not let through.

**Source:** DICOM PS3.16 Annex L (defined terms of BodyPartExamined); the Vietnamese words are those that machines in
Vietnam send, without marks.
"""

from __future__ import annotations

import re

from pydicom import Dataset

from datasets.deidentify.batch import FACES_IN
from datasets.deidentify.face_plane import FaceNotFound
from datasets.dicom.values import text
from datasets.limits import LIMITS

HEADS = re.compile(
    r"\b(?:HEAD|BRAIN|SKULL|FACE|FACIAL|ORBIT|EYE|SINUS|PARANASAL|EARS?\b|IACS?\b|INTERNALAUD|JAW|MAXILL|MANDIB|TMJ|NOSE"
    r"|NASAL|NASO|CRANI|NECK|PITUIT|SELLA|CEREB|CEREBELL|CIRCLEOFWILLIS|POSTFOSSA|TEETH|TOOTH|DENT|MOUTH|ORAL|TONGUE"
    r"|PALATE|PAROTID|SUBMAND|SALIVARY|LACRIMAL|PHARYN|OROPHARYN|LARYN|TEMPORAL|MASTOID|ZYGOM|ETHMOID|SPHENOID|CAROTID"
    r"|WHOLEBODY|SO ?NAO\b|NAO\b|DAU\b|XOANG|MAT\b|HOC ?MAT|TAI\b|MUI\b|HAM\b|RANG\b|CO\b)"
)
FACELESS = frozenset((
    "ABDOMEN", "ABDOMENPELVIS", "ACJOINT", "ADRENAL", "ANKLE", "ANUS", "AORTA", "ARM", "AXILLA", "BACK", "BILEDUCT",
    "BLADDER", "BREAST", "BRONCHUS", "BUTTOCK", "CALCANEUS", "CALF", "CARDIAC", "CHEST", "CHESTABDOMEN",
    "CHESTABDPELVIS", "CLAVICLE", "COCCYX", "COLON", "DUODENUM", "ELBOW", "ESOPHAGUS", "EXTREMITY", "FEMUR",
    "FINGER", "FOOT", "FOREARM", "GALLBLADDER", "GROIN", "HAND", "HEART", "HIP", "HUMERUS", "ILEUM", "ILIUM",
    "JEJUNUM", "KIDNEY", "KNEE", "LEG", "LIVER", "LOWERLEG", "LSPINE", "LSSPINE", "LUMBAR", "LUMBARSPINE", "LUNG",
    "MEDIASTINUM", "OVARY", "PANCREAS", "PELVIS", "PENIS", "PERINEUM", "PROSTATE", "RADIUS", "RADIUSULNA", "RECTUM",
    "RIB", "SACRUM", "SCAPULA", "SCROTUM", "SHOULDER", "SIJOINT", "SPLEEN", "SSPINE", "STERNUM", "STOMACH",
    "TESTIS", "THIGH", "THORAX", "THUMB", "TIBIA", "TIBIAFIBULA", "TLSPINE", "TOE", "TRUNK", "TSPINE", "ULNA",
    "UPPERARM", "URETER", "UTERUS", "WRIST", "LEFT", "RIGHT", "UPPER", "LOWER", "AND", "NGUC", "BUNG", "GOI",
    "CHAU", "GAN", "THAN", "PHOI", "TIM",
))  # fmt: skip
WORDS = ("StudyDescription", "SeriesDescription", "ProtocolName")


def shows_head(dataset: Dataset) -> bool:
    """Whether it is a CT or MR image in which a face may stand.

    Raises:
        FaceNotFound: it does not tell its part of the body in a word that is known here.
    """
    if text(dataset, "Modality", LIMITS) not in FACES_IN:
        return False
    part = (text(dataset, "BodyPartExamined", LIMITS) or "").upper()
    if HEADS.search(part):
        return True
    if not part:
        if HEADS.search(" ".join(text(dataset, word, LIMITS) or "" for word in WORDS).upper()):
            return True
        raise FaceNotFound("the part of the body is not told, so a face may be in it")
    if FACELESS.issuperset(re.split(r"[^A-Z]+", part.strip(" _-/,.;0123456789"))):
        return False
    raise FaceNotFound("the part of the body is told in a word that is not known here, so a face may be in it")
