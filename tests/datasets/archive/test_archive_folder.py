from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from datasets.archive.archive_zip import opened_zip
from datasets.archive.errors import ArchiveError
from datasets.archive.landing import discard
from datasets.archive.progress import Pulled
from datasets.archive.pull import pull
from datasets.archive.source import open_source
from datasets.archive.specs import FolderSpec
from datasets.errors import UnreadableInstance

Slice = Callable[..., bytes]


def pull_folder(folder: Path, landing: Path) -> Pulled:
    return pull(open_source(FolderSpec(folder)), landing)


def reasons(pulled: Pulled) -> list[str]:
    return sorted(refused.reason for refused in pulled.refused)


def test_everything_lands_once_and_byte_for_byte(slices: Path, tmp_path: Path) -> None:
    pulled = pull_folder(slices, tmp_path / "landing")
    assert (pulled.counts.found, pulled.counts.landed, pulled.refused) == (60, 60, ())
    landed = sorted(path.read_bytes() for path in pulled.files.iterdir())
    assert landed == sorted(path.read_bytes() for path in slices.iterdir())
    before = {path.name: path.stat().st_mtime_ns for path in pulled.files.iterdir()}
    assert pull_folder(slices, tmp_path / "landing") == pulled
    assert {path.name: path.stat().st_mtime_ns for path in pulled.files.iterdir()} == before


def test_the_landing_is_private(slices: Path, tmp_path: Path) -> None:
    landing = tmp_path / "landing"
    pull_folder(slices, landing)
    for path in (landing, *landing.rglob("*")):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path.name


def test_a_landing_of_another_source_is_refused(slices: Path, tmp_path: Path) -> None:
    pull_folder(slices, tmp_path / "landing")
    (tmp_path / "other").mkdir()
    with pytest.raises(ArchiveError, match="another source or query"):
        pull_folder(tmp_path / "other", tmp_path / "landing")


def test_a_journal_that_is_none_is_refused(slices: Path, tmp_path: Path) -> None:
    (tmp_path / "landing").mkdir()
    (tmp_path / "landing" / "journal.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(ArchiveError, match="expected a journal"):
        pull_folder(slices, tmp_path / "landing")


def test_discard_leaves_nothing(slices: Path, tmp_path: Path) -> None:
    pull_folder(slices, tmp_path / "landing")
    discard(tmp_path / "landing")
    assert not (tmp_path / "landing").exists()


def test_copies_are_told_from_conflicts(tmp_path: Path, slice_bytes: Slice) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.dcm").write_bytes(slice_bytes(1))
    (folder / "b.dcm").write_bytes(slice_bytes(1))
    (folder / "c.dcm").write_bytes(slice_bytes(1, side=64))
    pulled = pull_folder(folder, tmp_path / "landing")
    assert (pulled.counts.landed, pulled.counts.copies, pulled.counts.refused) == (1, 1, 1)
    assert reasons(pulled) == ["another instance with the same SOP Instance UID has landed"]


def test_what_is_no_instance_is_refused_and_links_are_not_followed(tmp_path: Path, slice_bytes: Slice) -> None:
    folder, outside = tmp_path / "in", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.dcm").write_bytes(slice_bytes(1))
    (folder / "NGUYEN VAN A.txt").write_text("a letter")
    (folder / "empty.dcm").touch()
    (folder / "cut.dcm").write_bytes(slice_bytes(2)[:200])
    (folder / "link.dcm").symlink_to(outside / "secret.dcm")
    (folder / "links").symlink_to(outside, target_is_directory=True)
    os.mkfifo(folder / "pipe")
    (folder / os.fsdecode(b"n\xe0me.dcm")).write_bytes(slice_bytes(3))
    pulled = pull_folder(folder, tmp_path / "landing")
    assert (pulled.counts.found, pulled.counts.landed) == (7, 1)
    assert [reason.partition(",")[0] for reason in reasons(pulled)] == [
        "a link",
        "a link",
        "expected a DICOM file",
        "expected a DICOM file",
        "expected a file",
        "expected an instance with a SOP Instance UID",
    ]
    assert not [reason for reason in reasons(pulled) if "NGUYEN" in reason]


def test_a_zip_is_read_wherever_it_lies(tmp_path: Path, slice_bytes: Slice) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(5):
            made.writestr(f"study/{number}", slice_bytes(number))
    assert pull_folder(folder, tmp_path / "one").counts.landed == 5
    assert pull_folder(folder / "a.zip", tmp_path / "two").counts.landed == 5


def test_a_hostile_zip_is_refused_entry_by_entry(tmp_path: Path, slice_bytes: Slice) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("good", slice_bytes(1))
        made.writestr("../../evil.dcm", slice_bytes(2))
        made.writestr("/etc/evil.dcm", slice_bytes(3))
        made.writestr("..\\evil.dcm", slice_bytes(4))
        made.writestr(link, "/etc/passwd")
        made.writestr("lzma", slice_bytes(5), zipfile.ZIP_LZMA)
        made.writestr("letter.txt", "text")
        made.write(_inner_zip(tmp_path, slice_bytes), "inner.zip")
    pulled = pull_folder(folder, tmp_path / "landing")
    assert pulled.counts.landed == 1
    assert reasons(pulled) == [
        "a zip inside of a zip, which is not opened",
        "an entry of a zip that is a link or a device",
        "an entry of a zip that is neither stored nor deflated",
        "an entry of a zip whose name leads out of the folder",
        "an entry of a zip whose name leads out of the folder",
        "an entry of a zip whose name leads out of the folder",
        "expected a DICOM file, got something else",
    ]
    assert not list(tmp_path.rglob("evil.dcm"))


def _inner_zip(folder: Path, slice_bytes: Slice) -> Path:
    with zipfile.ZipFile(folder / "inner.zip", "w") as made:
        made.writestr("a", slice_bytes(6))
    return folder / "inner.zip"


def _zip(path: Path, content: bytes) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a", content)
    return path.read_bytes()


def test_a_zip_whose_entries_overlap_is_refused(tmp_path: Path) -> None:
    # Each entry of the directory points at the same compressed bytes.
    data = _zip(tmp_path / "a.zip", os.urandom(10_000))
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, count = data[start:end], 50
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, count * len(entry), start, 0)
    (tmp_path / "bomb.zip").write_bytes(data[:start] + entry * count + tail)
    with (
        (tmp_path / "bomb.zip").open("rb") as file,
        pytest.raises(UnreadableInstance, match="overlap"),
        opened_zip(file),
    ):
        pass


def test_a_zip_that_inflates_too_far_is_refused_before_it_is_inflated(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    data = bytearray(_zip(folder / "bomb.zip", bytes(1 << 20)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 2**32 - 2)
    (folder / "bomb.zip").write_bytes(data)
    pulled = pull_folder(folder, tmp_path / "landing")
    assert reasons(pulled) == ["a zip that inflates to more than 200 times its size"]


def test_a_zip_that_lies_about_a_size_is_refused(tmp_path: Path, slice_bytes: Slice) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    data = bytearray(_zip(folder / "a.zip", slice_bytes(1)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 1000)
    (folder / "a.zip").write_bytes(data)
    pulled = pull_folder(folder, tmp_path / "landing")
    assert pulled.counts.landed == 0
    assert len(pulled.refused) == 1


def test_a_damaged_zip_is_refused_with_the_reason(tmp_path: Path, slice_bytes: Slice) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    data = _zip(folder / "a.zip", slice_bytes(1))
    (folder / "a.zip").write_bytes(data[: len(data) // 2])
    assert reasons(pull_folder(folder, tmp_path / "landing")) == [
        "expected a sound zip, got one without an end; it is truncated"
    ]


def test_a_folder_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="expected a folder that is there"):
        open_source(FolderSpec(tmp_path / "none"))


def test_the_journal_keeps_what_the_report_does_not_say(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "TRAN THI B.txt").write_text("a letter")
    pulled = pull_folder(folder, tmp_path / "landing")
    assert "TRAN" not in repr(pulled)
    with sqlite3.connect(tmp_path / "landing" / "journal.sqlite") as journal:
        rows = journal.execute("SELECT locator, state FROM instances").fetchall()
    journal.close()
    assert rows == [("TRAN%20THI%20B.txt", "refused")]


def test_two_pulls_do_not_share_a_landing(slices: Path, tmp_path: Path) -> None:
    landing = tmp_path / "landing"
    said: list[str] = []

    def again(_progress: object) -> None:
        if not said:
            with pytest.raises(ArchiveError, match="another pull lands") as caught:
                pull_folder(slices, landing)
            said.append(str(caught.value))

    pull(open_source(FolderSpec(slices)), landing, on_progress=again)
    assert said
    shutil.rmtree(landing)
