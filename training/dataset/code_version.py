"""Which code and packages made a version."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import metadata

from training.commit import git_commit

PACKAGES = ("pydicom", "numpy", "pyarrow", "pynetdicom", "pylibjpeg", "pillow", "rapidocr", "onnxruntime")


def code_version() -> Mapping[str, object]:
    """The commit of this checkout, with `+changes` when the tree differs from it, and the packages that matter."""
    packages = {"python": sys.version.split()[0]} | {name: _version(name) for name in PACKAGES}
    return {"commit": git_commit(), "packages": packages}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
