"""How a project treats dates, remembered beside its key: moved in one release and kept in another, they give all away.

Both releases have the same pseudonyms and UIDs, so one look at the two tells how far a person's dates move.
"""

from __future__ import annotations

import os
from pathlib import Path

from datasets.deidentify.options import Longitudinal
from datasets.deidentify.project import InvalidProject

SUFFIX = ".dates"


def hold_to_dates(key_file: Path, kind: Longitudinal) -> None:
    """Remember the first of `modified` and `full` that a project is used with; `none` tells nothing and always goes.

    Args:
        key_file: of the project; the choice lies beside it.
        kind: what is asked for.

    Raises:
        InvalidProject: the project was used with the other, or the choice cannot be read or written.
    """
    if kind == "none":
        return
    try:
        before = _first_of(key_file.with_suffix(SUFFIX), kind)
    except (OSError, UnicodeError) as error:
        raise InvalidProject(f"expected a file of dates beside the project's key, got {type(error).__name__}") from None
    if before != kind:
        raise InvalidProject(
            f"expected --dates {before or 'as before'}, as this project was used before, got {kind}; the two releases "
            "together tell how far dates move, so take another project"
        )


def _first_of(path: Path, kind: str) -> str:
    """What the file says; `kind` where there was none yet."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w") as file:
        file.write(f"{kind}\n")
    return kind
