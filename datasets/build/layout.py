"""Where the parts of a built version lie below the data folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from datasets.build.errors import InvalidBuild, InvalidVersion

INDEX, FILES, TABLES, MANIFEST, DATASHEET = "index.parquet", "files", "tables", "manifest.json", "datasheet.md"
HEX = 12
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
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
        found = [path for told, path in known if told == version or (not digits and told.startswith(f"{name}@"))]
        if len(found) != 1:
            names = ", ".join(told for told, _ in known) or "none yet"
            raise InvalidVersion(f"expected one version, {version!r} fits {len(found)}; there are: {names}")
        return found[0]


def checked_name(name: str) -> str:
    """The name of a dataset or project.

    Raises:
        InvalidBuild: it is not of small letters, digits, dashes and underscores.
    """
    if not NAME.fullmatch(name):
        raise InvalidBuild("expected a name of small letters, digits, dashes and underscores; choose another")
    return name
