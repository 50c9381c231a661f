"""NEXUS low-risk criteria: imaging of the neck after trauma.

Source: Hoffman JR et al., N Engl J Med 2000;343:94–9, doi:10.1056/NEJM200007133430203 (imaging unless all five
criteria are met).
"""

from __future__ import annotations

from models.points import if_true
from models.score import Citation, Example, Score
from models.score_tables.imaging_rule import yes_or_no
from models.terms import Text
from models.vocabulary.declare import flag

HOFFMAN = "Hoffman JR et al., N Engl J Med 2000;343:94–9, doi:10.1056/NEJM200007133430203"
MIDLINE = flag("midline_neck_tenderness", "Ấn đau đường giữa sau cổ", "Posterior midline cervical tenderness")
INTOXICATED = flag(
    "intoxication",
    "Có dấu hiệu say (rượu, thuốc)",
    "Evidence of intoxication",
    icd10=("F10.0", "T51"),
    current_hours=24 * 7,
)
NOT_ALERT = flag("not_alert", "Giảm tỉnh táo", "Not normally alert")
DEFICIT = flag("focal_neurological_deficit", "Thiếu sót thần kinh khu trú", "Focal neurological deficit")
DISTRACTING = flag("distracting_injury", "Chấn thương khác rất đau", "Painful distracting injury")
SIGNS = (MIDLINE, INTOXICATED, NOT_ALERT, DEFICIT, DISTRACTING)
SCORE = Score(
    name="nexus",
    version="1.1.0",
    title=Text(vi="NEXUS (cột sống cổ)", en="NEXUS (cervical spine)"),
    summary=Text(
        vi="Khi nào cần chụp cột sống cổ sau chấn thương kín.", en="When blunt trauma needs imaging of the neck."
    ),
    specialties=("emergency", "musculoskeletal", "imaging"),
    inputs=SIGNS,
    items=tuple(if_true(sign, 1) for sign in SIGNS),
    total=lambda found: min(found, 1.0),
    bands=yes_or_no(HOFFMAN, "chụp cột sống cổ", "imaging of the cervical spine"),
    citations=(Citation(HOFFMAN, "10.1056/NEJM200007133430203"),),
    licence="published criteria, free to use",
    population=Text(vi="Người chấn thương kín.", en="Patients with blunt trauma."),
    cautions=(Text(vi="Độ nhạy thấp hơn ở người trên 65 tuổi.", en="Less sensitive above 65 years."),),
    examples=(
        Example(
            {
                "midline_neck_tenderness": False,
                "intoxication": False,
                "not_alert": False,
                "focal_neurological_deficit": False,
                "distracting_injury": False,
            },
            0,
            "by hand: all five criteria met",
            band="not_needed",
        ),
        Example(
            {
                "midline_neck_tenderness": True,
                "intoxication": False,
                "not_alert": False,
                "focal_neurological_deficit": False,
                "distracting_injury": True,
            },
            1,
            "by hand from the criteria",
            band="by_the_rule",
        ),
    ),
)
