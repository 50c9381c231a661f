"""What a program reads from a cardiotocogram of at least a few minutes (as SisPorto 2.0 defines it).

Source: Ayres-de-Campos D et al., J Matern Fetal Med 2000;9:311–8, doi:10.3109/14767050009053454.
"""

from __future__ import annotations

from models.terms import Text
from models.vocabulary.declare import quantity

PER_TEN_MINUTES = Text(
    vi="Số lần chia cho số phút ghi, nhân 10.", en="The count divided by the minutes recorded, times 10."
)
BASELINE = quantity("fetal_heart_baseline", "Tim thai cơ bản", "Baseline fetal heart rate", "/min", (60, 220))
ACCELERATIONS = quantity(
    "accelerations_10min", "Nhịp tăng trong 10 phút", "Accelerations in 10 minutes", "1", (0, 20), help=PER_TEN_MINUTES
)
MOVEMENTS = quantity(
    "fetal_movements_10min",
    "Cử động thai trong 10 phút",
    "Fetal movements in 10 minutes",
    "1",
    (0, 400),
    help=PER_TEN_MINUTES,
)
CONTRACTIONS = quantity(
    "contractions_10min",
    "Cơn co tử cung trong 10 phút",
    "Contractions in 10 minutes",
    "1",
    (0, 15),
    help=PER_TEN_MINUTES,
)
LIGHT_DECELERATIONS = quantity(
    "light_decelerations_10min",
    "Nhịp giảm nhẹ trong 10 phút",
    "Light decelerations in 10 minutes",
    "1",
    (0, 20),
    help=PER_TEN_MINUTES,
)
SEVERE_DECELERATIONS = quantity(
    "severe_decelerations_10min",
    "Nhịp giảm nặng trong 10 phút",
    "Severe decelerations in 10 minutes",
    "1",
    (0, 20),
    help=PER_TEN_MINUTES,
)
PROLONGED_DECELERATIONS = quantity(
    "prolonged_decelerations_10min",
    "Nhịp giảm kéo dài trong 10 phút",
    "Prolonged decelerations in 10 minutes",
    "1",
    (0, 10),
    help=PER_TEN_MINUTES,
)
ABNORMAL_SHORT_TERM = quantity(
    "abnormal_short_term_variability",
    "Phần thời gian dao động ngắn hạn bất thường",
    "Time with abnormal short-term variability",
    "%",
    (0, 100),
)
SHORT_TERM = quantity(
    "short_term_variability", "Dao động ngắn hạn trung bình", "Mean short-term variability", "/min", (0, 30)
)
ABNORMAL_LONG_TERM = quantity(
    "abnormal_long_term_variability",
    "Phần thời gian dao động dài hạn bất thường",
    "Time with abnormal long-term variability",
    "%",
    (0, 100),
)
LONG_TERM = quantity(
    "long_term_variability", "Dao động dài hạn trung bình", "Mean long-term variability", "/min", (0, 100)
)
LOWEST = quantity("fetal_heart_minimum", "Tim thai thấp nhất", "Lowest fetal heart rate", "/min", (30, 220))
HIGHEST = quantity("fetal_heart_maximum", "Tim thai cao nhất", "Highest fetal heart rate", "/min", (60, 260))
MEAN = quantity("fetal_heart_mean", "Tim thai trung bình", "Mean fetal heart rate", "/min", (50, 220))
VARIANCE = quantity(
    "fetal_heart_variance", "Phương sai nhịp tim thai", "Variance of the fetal heart rate", "/min2", (0, 1000)
)
