"""Which code and packages made a version."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("pydicom", "numpy", "pyarrow", "pynetdicom", "pylibjpeg", "pillow", "rapidocr", "onnxruntime")


def code_version() -> Mapping[str, object]:
    """The commit of this checkout, with `+changes` when the tree differs from it, and the packages that matter."""
    command = ["git", "-C", str(REPOSITORY), "describe", "--always", "--abbrev=40", "--dirty=+changes"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603  # fixed words
    packages = {"python": sys.version.split()[0]} | {name: _version(name) for name in PACKAGES}
    return {"commit": answer.stdout.strip() or "unknown", "packages": packages}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
