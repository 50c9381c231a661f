"""When it must be known whether a woman is pregnant: when the danger of what she told depends on it."""

from __future__ import annotations

from dataclasses import replace

from models.inference.case import Known, Person
from models.inference.flags import Flags
from models.knowledge.body import Knowledge

PREGNANT = "pregnant"
LITTLE_LACKS = 1


class Pregnancy:
    """The red flags of pregnancy, asked as if she were."""

    def __init__(self, base: Knowledge, flags: Flags) -> None:
        self._finding = base.findings.get(PREGNANT)
        self._place = list(base.findings).index(PREGNANT) if self._finding else -1
        self._flags = flags

    def matters(self, person: Person, known: Known, above: int) -> bool:
        """Is it unknown, unasked, possible, and would a red flag that speaks of pregnancy then be met or all but met?

        Of the flag at least one finding was told, it lacks one more at most, and it is beyond the rank `above`.
        """
        may_be = self._finding is not None and self._finding.concerns(person.age_years, person.sex, True)
        if not may_be or person.sex != "female" or person.is_pregnant is not None or known.answered[self._place]:
            return False
        flags = self._flags
        lack = flags.lack(replace(person, is_pregnant=True), known)
        rows = lack.is_open & flags.of_pregnancy & flags.has_told(known) & (flags.rank > above)
        return bool((rows & (lack.total <= LITTLE_LACKS)).any())
