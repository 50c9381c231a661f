"""What dates a project's versions have that were built before projects remembered it."""

from __future__ import annotations

from pathlib import Path

from datasets.build.errors import InvalidVersion
from datasets.build.layout import Layout
from datasets.build.manifest import read_manifest
from datasets.deidentify.kept_dates import SUFFIX, hold_to_dates
from datasets.deidentify.project import Project


def remember_dates(project: Project, key_file: Path, layout: Layout) -> None:
    """Note how the site's versions of a project treat dates, where they agree and nothing is noted yet."""
    if key_file.with_suffix(SUFFIX).exists():
        return
    kinds = {_dates_of(folder, project) for _, folder in layout.versions()} - {"", "none"}
    if len(kinds) == 1:
        hold_to_dates(key_file, "full" if "full" in kinds else "modified")


def _dates_of(folder: Path, project: Project) -> str:
    """none, full or modified; nothing where the version is another project's or cannot be read."""
    try:
        made = read_manifest(folder).made
    except InvalidVersion:
        return ""
    return str(made["options"]["retain_longitudinal"]) if made.get("fingerprint") == project.fingerprint else ""
