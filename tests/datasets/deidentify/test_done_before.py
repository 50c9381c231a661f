"""An instance under a pseudonym is done before only when it bears the project's marks; any other has real dates."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from pydicom import FileDataset, dcmread
from pydicom.filebase import DicomBytesIO
from pydicom.uid import generate_uid

from datasets.deidentify.batch import RELEASED, Task, as_bytes, deidentify_bytes, deidentify_file
from datasets.deidentify.identities import Identities
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.project import derived_project
from datasets.deidentify.values import shifted
from datasets.deidentify.verify import verify_instance
from datasets.errors import UnreadableInstance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
MODIFIED = Options(retain_longitudinal="modified", clean_descriptors=True)
FULL = Options(retain_longitudinal="full", clean_descriptors=True)
FOREIGN = "pseudonym of the project on an instance that it did not make"


def _source() -> FileDataset:
    source: FileDataset = copy.deepcopy(mr_slice(1))
    source.BurnedInAnnotation = "NO"
    return source


def _task(options: Options) -> Task:
    return Task(Path(), Path(), PROJECT, options, Identities(PROJECT))


def _done(source: FileDataset, options: Options = MODIFIED) -> FileDataset:
    """Both ways at once: they must give the same."""
    data = deidentify_bytes(as_bytes(source), _task(options))
    assert as_bytes(deidentify_instance(source, PROJECT, options)) == data
    return dcmread(DicomBytesIO(data))


def _unsigned(done: FileDataset) -> None:
    for keyword in ("PatientIdentityRemoved", "DeidentificationMethod", "LongitudinalTemporalInformationModified"):
        delattr(done, keyword)


def _other_study(done: FileDataset) -> None:
    done.StudyInstanceUID = generate_uid(entropy_srcs=["another"])


def _other_instance(done: FileDataset) -> None:
    done.SOPInstanceUID = done.file_meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=["another"])


def _other_tool(done: FileDataset) -> None:
    done.DeidentificationMethod = "another tool"


def test_what_the_project_made_stays_as_it_is() -> None:
    done = _done(_source())
    assert as_bytes(_done(done)) == as_bytes(done)
    assert verify_instance(as_bytes(done), done, PROJECT, MODIFIED).reasons == ()


@pytest.mark.parametrize("spelled", [str, str.lower])
def test_a_follow_up_under_the_pseudonym_is_held_with_the_reason(spelled: Callable[[str], str], tmp_path: Path) -> None:
    source = _source()
    source.PatientID, source.StudyDate = spelled(str(_done(_source()).PatientID)), "20240812"
    (tmp_path / "in.dcm").write_bytes(as_bytes(source))
    task = Task(tmp_path, tmp_path / "out", PROJECT, MODIFIED, Identities(PROJECT))
    outcome = deidentify_file(task, tmp_path / "in.dcm")
    assert outcome.place
    assert any("got a pseudonym of this project" in reason for reason in outcome.reasons)
    assert not list(tmp_path.glob(f"out/{RELEASED}/**/*.dcm"))


@pytest.mark.parametrize("forge", [_unsigned, _other_study, _other_instance, _other_tool])
def test_every_mark_counts_for_the_cleaner_and_for_the_gate(forge: Callable[[FileDataset], None]) -> None:
    done = _done(_source())
    before = as_bytes(done)
    forge(done)
    with pytest.raises(UnreadableInstance, match="got a pseudonym of this project"):
        deidentify_instance(done, PROJECT, MODIFIED)
    with pytest.raises(UnreadableInstance, match="got a pseudonym of this project"):
        deidentify_bytes(as_bytes(done), _task(MODIFIED))
    assert FOREIGN in verify_instance(before, done, PROJECT, MODIFIED).reasons


def test_dates_that_were_kept_before_move_now() -> None:
    source = _source()
    done = _done(_done(source, FULL))
    assert done.StudyDate == shifted("DA", source.StudyDate, PROJECT.shift(str(done.PatientID)))
    assert as_bytes(_done(done)) == as_bytes(done)


def test_the_gate_holds_kept_dates_under_a_pseudonym() -> None:
    kept = _done(_source(), FULL)
    output = copy.deepcopy(kept)
    output.LongitudinalTemporalInformationModified = "MODIFIED"
    reasons = verify_instance(as_bytes(output), kept, PROJECT, MODIFIED).reasons
    assert "date of the original at 00080020" in reasons


def test_retained_uids_need_the_signature_alone() -> None:
    options = Options(retain_longitudinal="modified", retain_uids=True, clean_descriptors=True)
    done = _done(_source(), options)
    assert as_bytes(_done(done, options)) == as_bytes(done)
    assert verify_instance(as_bytes(done), done, PROJECT, options).reasons == ()
