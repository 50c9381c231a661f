"""Whether an instance came out of this project already, so that its dates have moved.

A pseudonym as the patient's number does not say so: a follow-up that was filed under it has its real dates, and one
such study beside the moved ones tells how far a person's dates move. What bears the number without the marks is held.

**Source:** DICOM PS3.3 C.7.1.1 (PatientIdentityRemoved, DeidentificationMethod), C.12.1
(LongitudinalTemporalInformationModified).
"""

from __future__ import annotations

from collections.abc import Callable

from datasets.deidentify.identities import fold_number, plain_of
from datasets.deidentify.options import MAKER, Options
from datasets.deidentify.project import Project
from datasets.errors import UnreadableInstance

REMOVED, METHOD, TEMPORAL = (
    "PatientIdentityRemoved",
    "DeidentificationMethod",
    "LongitudinalTemporalInformationModified",
)
OWN_UIDS = ("StudyInstanceUID", "SOPInstanceUID")


def has_moved(number: str, told: Callable[[str], str], project: Project, options: Options) -> bool:
    """Whether the dates have moved or gone before.

    Args:
        number: of the patient, as `who_is` says.
        told: the instance's own text of an attribute, by keyword; `""` without one.
        project: that would have made it.
        options: with retained UIDs these prove nothing.

    Raises:
        UnreadableInstance: the number is a pseudonym of the project, and the instance is nothing that it made.
    """
    if not project.is_pseudonym(fold_number(plain_of(number))):
        return False
    is_own = options.retain_uids or all(project.owns_uid(told(keyword).strip("\0 ")) for keyword in OWN_UIDS)
    if not is_own or told(REMOVED) != "YES" or not told(METHOD).startswith(MAKER):
        raise UnreadableInstance(
            "expected a number of the hospital's, got a pseudonym of this project on an instance that it did not make; "
            "file it under the patient's own number"
        )
    return told(TEMPORAL) in ("MODIFIED", "REMOVED")
