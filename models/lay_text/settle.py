"""One verdict for each finding, whatever the order in which things were said."""

from __future__ import annotations

from collections.abc import Sequence

from models.lay_text.choice import Verdict
from models.lay_text.reading import Mention


def settled(told: Sequence[tuple[Mention, Verdict]]) -> list[Mention]:
    """Each finding of each person once: over outweighs present, present outweighs denied, both outweigh unknown."""
    best: dict[tuple[str, str], tuple[tuple[int, bool, int], Mention]] = {}
    for mention, verdict in told:
        key = (mention.finding_id, mention.about)
        rank = (_weight(mention, verdict), not mention.is_ambiguous, -mention.start)
        if key not in best or rank > best[key][0]:
            best[key] = (rank, mention)
    return sorted(
        (mention for _, mention in best.values()), key=lambda mention: (mention.start, mention.end, mention.finding_id)
    )


def _weight(mention: Mention, verdict: Verdict) -> int:
    if mention.choice == "absent":
        return 3 if verdict.is_over else 1
    return 2 if mention.choice == "present" else 0
