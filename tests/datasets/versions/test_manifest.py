"""The manifest: named by its content, and it notices every change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from datasets.errors import InvalidManifest
from datasets.versions.manifest import build_version, read_manifest, verify_version, write_manifest


def _build(root: Path) -> str:
    return build_version(root, root / "labels.csv", "films", source="made up", licence="CC0").version_name


def test_counts_and_name(dataset: Path) -> None:
    manifest = build_version(dataset, dataset / "labels.csv", "films", source="made up", licence="CC0")
    assert manifest.counts == {"ill": 12, "well": 12}
    assert manifest.n_patients == 12
    assert len(manifest.files) == 24
    name, version = manifest.version_name.split("@")
    assert name == "films"
    assert len(version) == 12


def test_equal_content_has_an_equal_name_elsewhere(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "copy"
    shutil.copytree(dataset, other)
    assert _build(other) == _build(dataset)


def test_one_changed_byte_changes_the_name_and_is_found(dataset: Path) -> None:
    manifest = build_version(dataset, dataset / "labels.csv", "films", source="made up", licence="CC0")
    verify_version(manifest, dataset)
    with (dataset / "images/03.png").open("ab") as stream:
        stream.write(b"\0")
    assert _build(dataset) != manifest.version_name
    with pytest.raises(InvalidManifest, match="1 of 24 files are not those"):
        verify_version(manifest, dataset)


def test_write_and_read_are_inverse(dataset: Path, tmp_path: Path) -> None:
    manifest = build_version(dataset, dataset / "labels.csv", "films", source="made up", licence="CC0")
    path = tmp_path / "manifest.json"
    write_manifest(manifest, path)
    assert read_manifest(path) == manifest
    path.write_text(path.read_text(encoding="utf-8").replace('"ill": 12', '"ill": 12').replace("03.png", "99.png"))
    with pytest.raises(InvalidManifest, match="by its content"):
        read_manifest(path)


def test_a_missing_file_is_refused(dataset: Path) -> None:
    (dataset / "images/05.png").unlink()
    with pytest.raises(InvalidManifest, match="a file of the table is missing"):
        _build(dataset)


def test_a_licence_is_required(dataset: Path) -> None:
    with pytest.raises(InvalidManifest, match="a licence, none of them empty"):
        build_version(dataset, dataset / "labels.csv", "films", source="made up", licence=" ")


def test_something_else_is_no_manifest(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(InvalidManifest, match="expected a manifest"):
        read_manifest(path)
