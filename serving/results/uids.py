"""Result UIDs that follow from what went in, so that doing the work twice makes the same objects.

Source: DICOM PS3.5 B.2 (UUID derived UID, root 2.25); RFC 9562, 5.5 (name-based UUID).
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence

from serving.prediction import Outcome

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:tuetinh:results:1")


def derive_uid(*parts: str) -> str:
    """`2.25.<decimal>` from the parts; the order counts."""
    name = "\x1f".join(parts)
    return f"2.25.{uuid.uuid5(_NAMESPACE, name).int}"


def models_digest(outcomes: Sequence[Outcome]) -> str:
    """SHA-256 over name, version and network of every model that was asked, in order; 64 hex digits."""
    cards = [outcome.model_card for outcome in outcomes]
    text = "\n".join(f"{card.name} {card.version} {card.sha256}" for card in cards)
    return hashlib.sha256(text.encode()).hexdigest()


IMPLEMENTATION_CLASS_UID = derive_uid("implementation", "1")
