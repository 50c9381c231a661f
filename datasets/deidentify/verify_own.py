"""Whether the gate has before it, as an original, what the project itself made: by its own reading of the marks."""

from __future__ import annotations

import re

from datasets.deidentify.options import METHOD
from datasets.deidentify.outline import Outline
from datasets.deidentify.project import Project

PATIENT_ID, STUDY, INSTANCE = 0x00100020, 0x0020000D, 0x00080018
REMOVED, MADE_BY, TEMPORAL, METHODS = 0x00120062, 0x00120063, 0x00280303, 0x00120064
OWN_UIDS_KEPT = "113110"
"""Of the methods: UIDs were retained, so they prove nothing."""
MAKER = METHOD.partition(",")[0]


def is_pseudonymous(original: Outline, project: Project) -> bool:
    """Whether the patient's number is a pseudonym of the project, however it is written."""
    return project.is_pseudonym(re.sub(r"[\W_]+", "", original.whole(PATIENT_ID)).upper())


def is_signed(original: Outline, project: Project) -> bool:
    """Whether it bears the project's marks: signature, method and UIDs, unless it says that its UIDs were retained."""
    if original.whole(REMOVED) != "YES" or MAKER not in original.whole(MADE_BY):
        return False
    methods = original.at.get(METHODS)
    codes = {value for leaf in methods.leaves for value in leaf.values} if methods is not None else set()
    return OWN_UIDS_KEPT in codes or all(project.owns_uid(original.whole(uid)) for uid in (STUDY, INSTANCE))


def is_own_output(original: Outline, project: Project) -> bool:
    """Whether its dates have moved or gone before."""
    if not is_pseudonymous(original, project) or not is_signed(original, project):
        return False
    return original.whole(TEMPORAL) in ("MODIFIED", "REMOVED")
