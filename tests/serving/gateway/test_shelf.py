"""Names that are durable before their content is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from serving.errors import OutOfResources
from serving.gateway.shelf import BATCH, Shelf


def test_each_name_is_given_once_and_keeps_its_content(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    contents = [bytes([number]) * 5000 for number in range(BATCH + 5)]
    with ThreadPoolExecutor(4) as pool:
        names = list(pool.map(shelf.put, contents))
    assert len(set(names)) == len(names)
    assert [(tmp_path / name).read_bytes() for name in names] == contents
    shelf.close()
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.dcm")} == set(names)


def test_what_was_a_repeat_is_discarded(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    name = shelf.put(b"x")
    shelf.discard(name)
    shelf.close()
    assert not list(tmp_path.rglob("*.dcm"))


def test_a_folder_that_cannot_be_written_is_out_of_resources(tmp_path: Path) -> None:
    (tmp_path / "instances").write_text("in the way")
    with pytest.raises(OutOfResources, match="could not be written"):
        Shelf(tmp_path).put(b"x")
