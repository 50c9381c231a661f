"""What the two DAS28 share: joints, global assessment and the bands of disease activity.

Source: Prevoo MLL et al., Arthritis Rheum 1995;38:44–8, doi:10.1002/art.1780380107; van Gestel AM et al., Arthritis
Rheum 1998;41:1845–50 (3.2, 5.1); Fransen J et al., Rheumatology 2004;43:1252–5, doi:10.1093/rheumatology/keh297 (2.6).
"""

from __future__ import annotations

import math

from models.band import Band
from models.terms import Text

FRANSEN = "Fransen J et al., Rheumatology 2004;43:1252–5, doi:10.1093/rheumatology/keh297 (2.6)"
VAN_GESTEL = "van Gestel AM et al., Arthritis Rheum 1998;41:1845–50 (3.2 and 5.1)"


def joints_and_global(tender: float, swollen: float, patient_global: float) -> float:
    """0.56·√tender + 0.28·√swollen + 0.014·global assessment in mm."""
    return 0.56 * math.sqrt(tender) + 0.28 * math.sqrt(swollen) + 0.014 * patient_global


ACTIVITY = (
    Band(name="remission", display=Text(vi="< 2,6: lui bệnh", en="< 2.6: remission"), source=FRANSEN),
    Band(
        name="low",
        minimum=2.6,
        display=Text(vi="2,6–3,2: hoạt tính thấp", en="2.6–3.2: low activity"),
        source=VAN_GESTEL,
    ),
    Band(
        name="moderate",
        above=3.2,
        display=Text(vi="> 3,2–5,1: hoạt tính trung bình", en="> 3.2–5.1: moderate activity"),
        indicator="warning",
        source=VAN_GESTEL,
    ),
    Band(
        name="high",
        above=5.1,
        display=Text(vi="> 5,1: hoạt tính cao", en="> 5.1: high activity"),
        indicator="warning",
        source=VAN_GESTEL,
    ),
)
