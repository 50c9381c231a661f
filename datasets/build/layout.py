"""Where the parts of a built version lie below the data folder."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from datasets.build.errors import InvalidBuild, InvalidVersion
from datasets.deidentify.project import NAME

INDEX, FILES, TABLES, MANIFEST, DATASHEET = "index.parquet", "files", "tables", "manifest.json", "datasheet.md"
HEX = 12
_HEX_NAME = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of all datasets of a site.

    Attributes:
        data_dir: the site's data folder.
    """

    data_dir: Path

    def version(self, name: str, digits: str) -> Path:
        """The folder of a version."""
        return self.data_dir / "datasets" / name / digits

    def work(self, name: str, key: str) -> Path:
        """The folder of a build that is not finished; it holds originals and nobody else may read it."""
        return self.data_dir / "datasets" / ".work" / f"{name}-{key}"

    def quarantine(self, name: str, key: str) -> Path:
        """What the builds of a request held back, whether a version came of it or not; it never leaves the hospital."""
        return self.data_dir / "quarantine" / name / key

    def project_key(self, project: str) -> Path:
        """The file of a project's secret."""
        return self.data_dir / "projects" / f"{project}.key"

    def versions(self) -> list[tuple[str, Path]]:
        """Every finished version as `name@<12 hex>` and its folder, sorted."""
        folders = sorted((self.data_dir / "datasets").glob(f"*/*/{MANIFEST}"))
        named = [(path.parent.parent.name, path.parent) for path in folders if _HEX_NAME.fullmatch(path.parent.name)]
        return [(f"{name}@{folder.name}", folder) for name, folder in named]

    def find(self, version: str) -> Path:
        """The folder of `name@<12 hex>`; a name alone means its only version.

        Raises:
            InvalidVersion: there is none, or the name alone means several.
        """
        name, _, digits = version.partition("@")
        known = self.versions()
        found = [each for each in known if each[0] == version or (not digits and each[0].startswith(f"{name}@"))]
        if len(found) == 1:
            return found[0][1]
        if found:
            choices = "".join(f"\n  {told}{_nature_of(folder)}" for told, folder in found)
            raise InvalidVersion(f"expected NAME@VERSION, {name!r} alone fits {len(found)}; name one of:{choices}")
        near = [each for each in known if each[0].startswith(f"{name}@")] or known
        choices = "".join(f"\n  {told}{_nature_of(folder)}" for told, folder in near) or " none yet (dataset build)"
        raise InvalidVersion(f"expected a version of this site, {version!r} is none; there are:{choices}")


def checked_name(name: str) -> str:
    """The name of a dataset; `deidentify.project.checked_project` is for projects.

    Raises:
        InvalidBuild: it is not of small letters, digits, dashes and underscores.
    """
    if not NAME.fullmatch(name):
        raise InvalidBuild(
            "expected a dataset's name of small letters, digits, dashes and underscores, as chest-2025, got another"
        )
    return name


def _nature_of(folder: Path) -> str:
    """How a version came about, in brackets: that is how people tell two of one name from each other."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        made, counts = told["made"], told["counts"]
        rows = sum(entry["rows"] for entry in told["tables"].values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "  (its manifest cannot be read)"
    words = [f"{counts['instances']} instances", f"{rows} rows"]
    if "generalised_from" in made:
        words.append(f"generalised from {made['generalised_from']}, k = {made['generalised']['k']}")
    if "labelled_from" in made:
        words.append(f"labels added to {made['labelled_from']}")
    return f"  ({', '.join(words)})"
