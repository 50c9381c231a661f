"""What can go wrong with a built version.

DatasetError
├── InvalidBuild     a build was asked for with what does not fit together, or another one runs
└── InvalidVersion   a version is not there, is not complete, or is not what its manifest says
"""

from __future__ import annotations

from datasets.errors import DatasetError


class InvalidBuild(DatasetError):
    """The build cannot begin or go on as asked."""


class InvalidVersion(DatasetError):
    """No such version, or one that was changed."""
