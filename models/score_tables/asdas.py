"""The bands that both ASDAS share.

Source: Machado P et al., Ann Rheum Dis 2011;70:47–53, doi:10.1136/ard.2010.138594 (1.3, 2.1 and 3.5).
"""

from __future__ import annotations

from models.band import Band
from models.terms import Text

MACHADO = "Machado P et al., Ann Rheum Dis 2011;70:47–53, doi:10.1136/ard.2010.138594"
ASDAS_ACTIVITY = (
    Band(name="inactive", display=Text(vi="< 1,3: không hoạt động", en="< 1.3: inactive disease"), source=MACHADO),
    Band(
        name="low",
        minimum=1.3,
        display=Text(vi="1,3 đến dưới 2,1: hoạt tính thấp", en="1.3 to below 2.1: low activity"),
        source=MACHADO,
    ),
    Band(
        name="high",
        minimum=2.1,
        display=Text(vi="2,1–3,5: hoạt tính cao", en="2.1–3.5: high activity"),
        indicator="warning",
        source=MACHADO,
    ),
    Band(
        name="very_high",
        above=3.5,
        display=Text(vi="> 3,5: hoạt tính rất cao", en="> 3.5: very high activity"),
        indicator="warning",
        source=MACHADO,
    ),
)
