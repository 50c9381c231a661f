"""The four tools that `deidentify.py` compares, each by its documented interface: one file in, one file out.

deid: `get_identifiers` and `replace_identifiers` with the recipe that it ships, as its guide of the client does it, and
private elements removed. dicognito: one `Anonymizer` with a seed, `dcmread`, `anonymize`, `save_as`. dicom-anonymizer:
`anonymize_dicom_file`, whose rules are the basic profile of PS3.15. None of the three checks its output.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks._failure import BenchmarkFailed
from datasets.deidentify.batch import Task, deidentify_bytes, deidentify_file
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.project import derived_project
from datasets.deidentify.whole_file import write_file

Tool = Callable[[Path, Path], None]
"""Read the first, write the second."""

USUAL = Options(
    retain_longitudinal="modified",
    retain_patient_characteristics=True,
    clean_descriptors=True,
    clean_structured_content=True,
    clean_graphics=True,
)
PROJECT = derived_project("bench", "a key that protects nobody")
IDENTITIES = Identities(PROJECT)
VERSIONS = {"deid": "0.4.13", "dicognito": "0.19.0", "dicom-anonymizer": "2.1.0"}


def open_tool(name: str) -> Tool:
    """The tool, ready for its first file.

    Raises:
        BenchmarkFailed: it is not installed.
    """
    warnings.simplefilter("ignore")
    try:
        return OPENERS[name]()
    except ImportError as error:
        raise BenchmarkFailed(f"{name} is missing ({error.name}): ./tuetinh setup dev") from None


def _ours() -> Tool:
    task = Task(Path(), Path(), PROJECT, USUAL, IDENTITIES)

    def work(source: Path, target: Path) -> None:
        write_file(target, deidentify_bytes(source.read_bytes(), task))

    return work


def _ours_gated() -> Tool:
    """The whole way of `deidentify_folder` without pixels: cleaned, checked by the gate, released by new names."""
    return _whole_way(USUAL)


def _ours_checked() -> Tool:
    """The whole way of `deidentify_folder`, with the pixels and the gate."""
    return _whole_way(replace(USUAL, clean_pixels=True))


def _whole_way(options: Options) -> Tool:
    def work(source: Path, target: Path) -> None:
        deidentify_file(Task(source.parent, target.parent, PROJECT, options, IDENTITIES), source)

    return work


def _deid() -> Tool:
    from deid.config import DeidRecipe  # type: ignore[import-untyped]
    from deid.dicom import get_identifiers, replace_identifiers  # type: ignore[import-untyped]
    from deid.logger import bot  # type: ignore[import-untyped]

    bot.level = 0
    recipe = DeidRecipe()

    def work(source: Path, target: Path) -> None:
        ids = get_identifiers([str(source)])
        (cleaned,) = replace_identifiers(
            dicom_files=[str(source)], deid=recipe, ids=ids, save=False, remove_private=True
        )
        cleaned.save_as(target)

    return work


def _dicognito() -> Tool:
    import pydicom
    from dicognito.anonymizer import Anonymizer

    anonymizer = Anonymizer(seed="bench")

    def work(source: Path, target: Path) -> None:
        with pydicom.dcmread(source) as dataset:
            anonymizer.anonymize(dataset)
            dataset.save_as(target)

    return work


def _dicom_anonymizer() -> Tool:
    from dicomanonymizer.simpledicomanonymizer import anonymize_dicom_file  # type: ignore[import-untyped]

    def work(source: Path, target: Path) -> None:
        anonymize_dicom_file(str(source), str(target))

    return work


OPENERS: dict[str, Callable[[], Tool]] = {
    "ours": _ours,
    "ours_gated": _ours_gated,
    "ours_checked": _ours_checked,
    "deid": _deid,
    "dicognito": _dicognito,
    "dicom-anonymizer": _dicom_anonymizer,
}
