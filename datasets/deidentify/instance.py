"""One instance in, the same instance without its people out.

**Source:** DICOM PS3.15 Annex E.1 to E.3; PS3.10 7.1 (file meta information).
"""

from __future__ import annotations

from pathlib import Path

from pydicom import Dataset, FileDataset
from pydicom.dataset import FileMetaDataset
from pydicom.uid import UID, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from datasets.deidentify.burned_text import burned_text, is_often_burned_in, is_readable
from datasets.deidentify.dictionary import dictionary_of
from datasets.deidentify.done_before import has_moved
from datasets.deidentify.elements import clean_items
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options, sign_instance
from datasets.deidentify.photographs import DEVICE, may_show_face
from datasets.deidentify.pixels import black_out
from datasets.deidentify.project import Project
from datasets.deidentify.readings import codec_of
from datasets.deidentify.regions import SHIPPED, Blackout, blackout_of
from datasets.deidentify.rules import Rules
from datasets.deidentify.sound_pixels import clean_stored_pixels
from datasets.deidentify.who import who_is
from datasets.dicom.read import typed_errors
from datasets.dicom.values import items, text
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

IMPLEMENTATION = UID("2.25.154166318214126543829113713241107315817")
KEPT_META = ("FileMetaInformationVersion", "TransferSyntaxUID")


def deidentify_instance(
    dataset: Dataset,
    project: Project,
    options: Options,
    identities: Identities | None = None,
    regions: Path = SHIPPED,
) -> FileDataset:
    """De-identify one instance; the one given is not changed.

    Args:
        dataset: an instance from `read_instance`, with its `file_meta`.
        project: whose secret makes pseudonyms, UIDs and date shifts.
        options: of the profile.
        identities: which numbers are one person's; without them a PatientID stands for itself.
        regions: rules of where pixels hold text, used with `clean_pixels`.

    Raises:
        UnreadableInstance: it is damaged, or has no SOP Class or SOP Instance UID.

    Returns:
        The instance in its own transfer syntax, signed with what was done. Doing it twice changes nothing more.
    """
    with typed_errors("de-identifying it"):
        cleaned = _deidentified(dataset, project, options, identities or Identities(project))
        clean_stored_pixels(cleaned)
        clean_pixels(cleaned, dataset, options, regions)
    return cleaned


def clean_pixels(cleaned: FileDataset, original: Dataset, options: Options, regions: Path = SHIPPED) -> None:
    """Take out of the pixels what names someone, in place; nothing without `clean_pixels`.

    Args:
        cleaned: the instance without its people, with the pixels of `original`.
        original: as it came.
        options: of the profile.
        regions: rules of where pixels hold text.
    """
    if options.clean_pixels and "PixelData" in original:
        _clean_pixels(cleaned, blackout_of(original, regions))


def identity_of(dataset: Dataset) -> str:
    """What a patient is called in an escrow: PatientID, else the study's UID. Whose it is, `who_is` says."""
    number = (text(dataset, "PatientID", LIMITS) or "").strip()
    return number or (text(dataset, "StudyInstanceUID", LIMITS) or "")


def _clean_pixels(cleaned: FileDataset, rule: Blackout | None) -> None:
    """What a rule says first, then what is read in what is left."""
    if rule is not None:
        black_out(cleaned, rule)
        clean_stored_pixels(cleaned)  # encoders sign what they wrote
    if not is_readable(cleaned):
        return
    written = burned_text(cleaned)
    if written:
        black_out(cleaned, Blackout(written, is_kept=False, clears=True))
        clean_stored_pixels(cleaned)
    elif is_often_burned_in(cleaned):
        cleaned.BurnedInAnnotation = "NO"


def _deidentified(dataset: Dataset, project: Project, options: Options, identities: Identities) -> FileDataset:
    number = who_is(dataset)
    pseudonym = identities.pseudonym(number)
    rules = Rules(
        options=options,
        project=project,
        dictionary=dictionary_of(dataset, options, project, identities.said_of(number)),
        pseudonym=pseudonym,
        shift=project.shift(pseudonym),
        is_done=has_moved(number, lambda keyword: text(dataset, keyword, LIMITS) or "", project, options),
        sop_class_uid=text(dataset, "SOPClassUID", LIMITS) or "",
        codec=codec_of(dataset),
    )
    cleaned = FileDataset("", clean_items(dataset, rules), preamble=bytes(128), file_meta=_meta(dataset))
    is_implicit, is_little = map(bool, dataset.original_encoding)
    cleaned.set_original_encoding(is_implicit, is_little, dataset.original_character_set)
    cleaned.PatientID = cleaned.PatientName = pseudonym
    sign_instance(cleaned, options)
    if _may_show_face(dataset):
        cleaned.RecognizableVisualFeatures = "YES"
    _complete_meta(cleaned, is_implicit, is_little)
    return cleaned


def _may_show_face(dataset: Dataset) -> bool:
    """Whatever the original says of it: a camera's `NO` is nobody's judgement."""
    kind, modality = (text(dataset, keyword, LIMITS) or "" for keyword in ("SOPClassUID", "Modality"))
    devices = (text(item, "CodeMeaning", LIMITS) or "" for item in items(dataset, DEVICE, LIMITS))
    return may_show_face(kind, modality, devices)


def _complete_meta(cleaned: FileDataset, is_implicit: bool, is_little: bool) -> None:
    meta = cleaned.file_meta
    if not cleaned.get("SOPClassUID") or not cleaned.get("SOPInstanceUID"):
        raise UnreadableInstance("expected a SOP Class UID and a SOP Instance UID, got none; the file is no instance")
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = cleaned.SOPClassUID, cleaned.SOPInstanceUID
    if "TransferSyntaxUID" not in meta:
        explicit = ExplicitVRLittleEndian if is_little else ExplicitVRBigEndian
        meta.TransferSyntaxUID = ImplicitVRLittleEndian if is_implicit else explicit


def _meta(dataset: Dataset) -> FileMetaDataset:
    """The file meta information that a reader needs, and nothing of who wrote, sent or received it."""
    meta = FileMetaDataset()
    given = getattr(dataset, "file_meta", FileMetaDataset())
    for keyword in KEPT_META:
        if keyword in given:
            meta[keyword] = given[keyword]
    meta.ImplementationClassUID = IMPLEMENTATION
    meta.ImplementationVersionName = "TUETINH"
    return meta
