"""A small lexicon for sentences, and the shipped one with its base."""

from __future__ import annotations

import pytest

from models.errors import InvalidKnowledge
from models.knowledge.compiled import Compiled, lexicon_of, load_compiled
from models.knowledge.read import read_base
from models.lay_text.lexicon import Lasts, Lexicon, LexiconEntry, NumberRange
from models.registry import SHIPPED

ENTRIES = (
    LexiconEntry("fever", ("sốt", "nóng sốt"), ("fever", "high temperature", "febrile")),
    LexiconEntry("fever_high", ("sốt cao",), ("high fever",), "fever", number=NumberRange("temperature", 39.0, 40.9)),
    LexiconEntry("fever_over_2_days", parent="fever", lasts=Lasts(min_days=2)),
    LexiconEntry("fever_over_7_days", parent="fever", lasts=Lasts(min_days=7)),
    LexiconEntry("cough", ("ho", "bị ho"), ("cough", "coughing")),
    LexiconEntry("cough_productive", ("ho có đờm", "ho ra đờm"), ("coughing up phlegm", "productive cough"), "cough"),
    LexiconEntry("cough_dry", ("ho khan",), ("dry cough",), "cough"),
    LexiconEntry("cough_bloody", ("ho ra máu",), ("coughing up blood",), "cough"),
    LexiconEntry("cough_over_2_weeks", parent="cough", lasts=Lasts(min_days=14)),
    LexiconEntry("headache", ("đau đầu", "nhức đầu"), ("headache",)),
    LexiconEntry("headache_severe", ("đau đầu dữ dội",), ("severe headache",), "headache", severity="severe"),
    LexiconEntry(
        "headache_thunderclap", ("đau đầu như sét đánh",), ("thunderclap headache",), "headache", onset="sudden"
    ),
    LexiconEntry("abdominal_pain", ("đau bụng",), ("abdominal pain", "stomach ache", "belly pain")),
    LexiconEntry(
        "abdominal_pain_lower_right", ("đau bụng dưới bên phải",), ("lower right abdominal pain",), "abdominal_pain"
    ),
    LexiconEntry("abdominal_pain_severe", ("đau bụng dữ dội",), parent="abdominal_pain", severity="severe"),
    LexiconEntry("chest_pain", ("đau ngực", "tức ngực"), ("chest pain",)),
    LexiconEntry("chest_pain_radiates_arm", ("đau ngực lan ra tay",), ("chest pain radiating to arm",), "chest_pain"),
    LexiconEntry("breathless", ("khó thở", "không thở được", "hụt hơi"), ("short of breath", "cannot breathe")),
    LexiconEntry("vomiting", ("nôn ói", "nôn mửa"), ("vomiting", "throwing up")),
    LexiconEntry("nausea", ("buồn nôn",), ("nausea",)),
    LexiconEntry("diarrhoea", ("tiêu chảy", "ỉa chảy", "đi ngoài phân lỏng"), ("diarrhoea", "loose stools")),
    LexiconEntry("blood_in_stool", ("đi ngoài ra máu",), ("blood in stool",)),
    LexiconEntry("appetite_loss", ("chán ăn", "không ăn được"), ("loss of appetite",)),
    LexiconEntry("sore_throat", ("đau họng", "rát họng"), ("sore throat",)),
    LexiconEntry("runny_nose", ("sổ mũi", "chảy nước mũi"), ("runny nose",)),
    LexiconEntry("dizziness", ("chóng mặt", "hoa mắt"), ("dizzy", "dizziness")),
    LexiconEntry("muscle_pain", ("đau cơ",), ("muscle pain",)),
    LexiconEntry("neck_pain", ("đau cổ",), ("neck pain",)),
    LexiconEntry("back_pain", ("đau lưng",), ("back pain",)),
    LexiconEntry("leg_swelling", ("phù chân", "sưng chân"), ("swollen legs", "leg swelling")),
    LexiconEntry("knee_pain", ("đau gối", "đau đầu gối"), ("knee pain",)),
    LexiconEntry("eye_red", ("đỏ mắt", "mắt đỏ"), ("red eye",)),
    LexiconEntry("eye_itch", ("ngứa mắt",), ("itchy eyes",)),
    LexiconEntry("sweating_cold", ("vã mồ hôi",), ("cold sweat",)),
    LexiconEntry("convulsion", ("co giật",), ("convulsion", "seizure")),
    LexiconEntry("unable_to_walk", ("không đi được",), ("unable to walk",)),
    LexiconEntry("sleep_poor", ("mất ngủ", "không ngủ được"), ("insomnia", "cannot sleep")),
    LexiconEntry("vaginal_bleeding", ("ra máu âm đạo", "ra huyết"), ("vaginal bleeding",)),
    LexiconEntry("pregnant", ("đang mang thai",), ("pregnant",), kind="history"),
    LexiconEntry("pregnant_second_half", parent="pregnant", kind="history"),
    LexiconEntry("diabetes_known", ("tiểu đường",), ("diabetes",), kind="history"),
    LexiconEntry(
        "family_diabetes", ("gia đình có người bị tiểu đường",), ("family history of diabetes",), kind="history"
    ),
    LexiconEntry("asthma_known", ("hen suyễn",), ("asthma",), kind="history"),
    LexiconEntry("smoking", ("hút thuốc",), ("smoker",), kind="history"),
    LexiconEntry("oxygen_low_told", number=NumberRange("oxygen_saturation", None, 93.0), kind="sign"),
    LexiconEntry("blood_pressure_very_high_told", number=NumberRange("systolic", 180.0), kind="sign"),
)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.of(ENTRIES)


@pytest.fixture(scope="session")
def compiled() -> Compiled:
    """As shipped; of the YAML itself where that was changed and is not compiled yet."""
    try:
        return load_compiled(SHIPPED / "symptom_checker")
    except InvalidKnowledge:
        base = read_base(SHIPPED / "symptom_checker" / "knowledge")
        return Compiled(base, lexicon_of(base))
