"""Sources of labels, read one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from datasets.dicom.read import read_instance
from datasets.dicom.values import text
from datasets.errors import DatasetError
from datasets.labels.desk import Desk, Imported, Refused
from datasets.labels.errors import InvalidLabels
from datasets.labels.fhir import labels_of_fhir
from datasets.labels.label import Label
from datasets.labels.recognise import kind_of
from datasets.labels.seg import labels_of_seg
from datasets.labels.settled_in import labels_of_settled
from datasets.labels.sheet import labels_of_sheet
from datasets.labels.sr import labels_of_sr
from datasets.labels.table import read_labels
from datasets.limits import LIMITS

Kind = Literal["dicom", "fhir", "sheet", "feedback", "reports", "any"]
KINDS: tuple[Kind, ...] = ("dicom", "fhir", "sheet", "feedback", "reports")
SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4"
REPORTS = "1.2.840.10008.5.1.4.1.1.88."
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Gathered:
    """What was imported.

    Attributes:
        labels: of all sources.
        refused: path below the source, place in it, and reason; how often each reason came is in `reasons`.
        files: how many were read.
    """

    labels: list[Label] = field(default_factory=list)
    refused: list[tuple[int, Refused]] = field(default_factory=list)
    files: int = 0

    @property
    def reasons(self) -> dict[str, int]:
        """Reasons of refusal by how often they came."""
        return dict(Counter(refused.reason for _, refused in self.refused).most_common())


def gather(
    sources: Mapping[Kind, list[Path]], desk: Desk, on_progress: Progress = lambda done, total: None
) -> Gathered:
    """Read every source; a file that cannot be read is refused with its number in order, and the others go on.

    Args:
        sources: files or folders by kind; each file of kind `any` tells its own. Links below a folder are not read.
        desk: whose secret maps the identifiers.
        on_progress: told how many files are done.

    Raises:
        InvalidLabels: a source is not there.
    """
    files = [(kind, file) for kind, paths in sources.items() for path in paths for file in _files(path)]
    gathered = Gathered(files=len(files))
    for number, (kind, file) in enumerate(files, 1):
        try:
            for each in _read(kind, file, desk):
                if isinstance(each, Refused):
                    gathered.refused.append((number, each))
                else:
                    gathered.labels.append(each)
        except DatasetError as error:
            gathered.refused.append((number, Refused("file", f"{type(error).__name__}: {error}")))
        on_progress(number, len(files))
    return gathered


def _read(kind: Kind, file: Path, desk: Desk) -> Iterator[Imported]:
    found = kind_of(file) if kind == "any" else kind
    match found:
        case "dicom":
            return _of_dicom(file, desk)
        case "fhir":
            return labels_of_fhir(file, desk)
        case "labels":
            return read_labels(file)
        case "settled":
            return labels_of_settled(file, desk)
        case _:
            return labels_of_sheet(file, desk, "report" if found == "reports" else found)


def _of_dicom(file: Path, desk: Desk) -> Iterator[Imported]:
    head = read_instance(file, stop_before_pixels=True)
    kind = text(head, "SOPClassUID", LIMITS) or ""
    if kind == SEGMENTATION:
        yield from labels_of_seg(read_instance(file), desk)
    elif kind.startswith(REPORTS):
        yield from labels_of_sr(head, desk)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InvalidLabels("expected a file or folder of labels, got a path where nothing is; look at it again")
    return sorted(each for each in path.rglob("*") if each.is_file() and not each.is_symlink())
