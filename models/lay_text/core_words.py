"""Single everyday words of common findings, which the knowledge leaves out as too short to stand alone.

The reader checks the neighbours of such a word (`doubt.py`) before it takes it.
"""

from __future__ import annotations

VIETNAMESE: dict[str, tuple[str, ...]] = {
    "cough": ("ho", "ho hen"),
    "vomiting": ("nôn", "ói", "mửa", "ọe"),
    "fever": ("sốt", "sốt xuất huyết", "sốt siêu vi", "sốt virus"),
    "chills": ("ớn lạnh", "rét run"),
    "itching": ("ngứa",),
    "fatigue": ("mệt",),
    "dizziness": ("chóng mặt",),
    "appetite_loss": ("không ăn được", "không chịu ăn", "chán ăn", "không thèm ăn"),
    "sleep_poor": ("không ngủ được", "mất ngủ"),
    "breathless": ("không thở được", "thở không được", "khó thở"),
    "hypertension_known": ("cao huyết áp", "tăng huyết áp", "huyết áp cao"),
    "constipation": ("táo bón",),
    "fainting": ("ngất", "xỉu"),
    "hearing_loss": ("mất thính lực", "điếc"),
    "weight_loss": ("gầy sút", "sút ký", "sụt ký", "sút cân", "sụt cân"),
    "palpitations": ("hồi hộp",),
    "sweating_cold": ("đổ mồ hôi", "toát mồ hôi", "vã mồ hôi"),
    "night_sweats": ("mồ hôi đêm", "mồ hôi trộm"),
    "rash_blisters": ("mụn nước", "bóng nước"),
    "injury_bruise": ("bầm tím",),
    "burn": ("bỏng", "phỏng"),
    "injury": ("té", "ngã"),
    "numbness": ("tê",),
    "choking_sudden": ("hóc",),
    "wheeze": ("khò khè",),
    "nausea": ("buồn nôn",),
    "sneezing": ("hắt xì", "hắt hơi"),
    "tremor": ("run tay",),
    "pregnant": ("mang thai", "có thai", "có bầu"),
    "asthma_known": ("hen suyễn", "hen phế quản", "suyễn"),
}
ENGLISH: dict[str, tuple[str, ...]] = {
    "cough": ("cough",),
    "vomiting": ("vomiting",),
    "fever": ("fever",),
    "sweating_cold": ("sweating", "sweaty"),
    "hypertension_known": ("hypertension", "high blood pressure"),
    "appetite_loss": ("no appetite", "loss of appetite", "cannot eat"),
    "sleep_poor": ("cannot sleep", "insomnia"),
    "breathless": ("cannot breathe", "short of breath", "shortness of breath", "difficulty breathing"),
    "asthma_known": ("asthma",),
    "smoking": ("smoke", "smoker"),
    "itching": ("itch", "itchy"),
    "fatigue": ("tired", "fatigue"),
    "fainting": ("fainted", "passed out"),
    "headache": ("headache",),
    "dizziness": ("dizzy",),
    "weakness_general": ("weakness",),
    "swelling_general": ("swelling all over",),
}
