"""What a build is asked for."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from datasets.archive.specs import SourceSpec
from datasets.build.manifest import file_hash
from datasets.deidentify.escrow import Escrow
from datasets.deidentify.options import Options
from datasets.deidentify.profile import EDITION
from datasets.deidentify.project import Project
from training.dataset.extracts import ExtractSpec
from training.dataset.landing import Manners


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    Attributes:
        name: of the dataset.
        project: whose secret is used.
        key_file: where it lies.
        sources: of DICOM.
        extracts: of electronic records.
        options, regions, identities: of the de-identification.
        manners: how an archive is asked; they may change from run to run.
        labels: files and folders of labels; they may change from run to run, too.
        escrow: where the way back goes; it may change from run to run.
        keeps_landing: the originals that were pulled stay in `DATA_DIR/landing/NAME`.
    """

    name: str
    project: Project
    key_file: Path
    sources: tuple[SourceSpec, ...]
    extracts: tuple[ExtractSpec, ...]
    options: Options
    regions: Path
    identities: Path | None = None
    manners: Manners = field(default_factory=Manners)
    labels: tuple[Path, ...] = ()
    keeps_landing: bool = False
    escrow: Escrow | None = None

    @property
    def key(self) -> str:
        """Equal requests have an equal key and share a working folder: that is how a build goes on."""
        said = [
            self.name,
            self.project.fingerprint,
            *(source.fingerprint for source in self.sources),
            *(f"{each.kind} {each.path.resolve()} {each.mapping}" for each in self.extracts),
            json.dumps(asdict(self.options), sort_keys=True),
            file_hash(self.regions),
            file_hash(self.identities) if self.identities else "",
            EDITION,
        ]
        return hashlib.sha256("\0".join(said).encode()).hexdigest()[:12]
