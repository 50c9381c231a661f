"""What a build was told to read is looked at before anything is made of it: a mistyped path leaves no trace."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from datasets.archive.errors import ArchiveError
from datasets.archive.folder import Folder
from datasets.archive.specs import FolderSpec, SourceSpec
from datasets.build.errors import InvalidBuild
from datasets.deidentify.identities import read_identities
from datasets.deidentify.project import derived_project
from datasets.deidentify.regions import read_rules
from datasets.tidy.mapping import read_mapping
from training.dataset.extracts import ExtractSpec

FILES = ("token_file", "ca", "certificate", "certificate_key", "mapping", "identities", "regions")
NOBODY = derived_project("nobody", "a table is read once for its mistakes before a key is made")


def look_first(arguments: argparse.Namespace, sources: Iterable[SourceSpec], extracts: Iterable[ExtractSpec]) -> None:
    """Look at every path of the command line, and read the small files for their mistakes.

    Raises:
        InvalidBuild: nothing is at a path; the option is named, and which of several it is.
        DatasetError: a file of regions, identities or columns is not of its form.
    """
    for number, spec in enumerate((each for each in sources if isinstance(each, FolderSpec)), 1):
        _look(spec.path, "--folder", number, _is_folder)
    for number, each in enumerate(extracts, 1):
        _look(each.path, f"--{each.kind}", number, Path.exists)
    for number, path in enumerate(arguments.labels, 1):
        _look(path, "--labels", number, Path.exists)
    for option, path in _files(vars(arguments)):
        _look(path, option, 1, Path.is_file)
    read_rules(arguments.regions)
    if arguments.mapping:
        read_mapping(arguments.mapping)
    if arguments.identities:
        read_identities(arguments.identities, NOBODY)


def _files(told: Mapping[str, object]) -> Iterable[tuple[str, Path]]:
    for name in FILES:
        path = told.get(name)
        if isinstance(path, Path):
            yield f"--{name.replace('_', '-')}", path


def _look(path: Path, option: str, number: int, is_there: Callable[[Path], bool]) -> None:
    if not is_there(path):
        which = f" (path number {number})" if number > 1 else ""
        raise InvalidBuild(
            f"{option}{which}: expected something to read, got a path where nothing is; look at it again"
        )


def _is_folder(path: Path) -> bool:
    try:
        Folder(FolderSpec(path))
    except ArchiveError:
        return False
    return True
