"""Lists after one denial, and the marks with which notes deny: harmless ones are denied, a danger never in passing."""

from __future__ import annotations

import pytest

from models.lay_text.lexicon import Lexicon, LexiconEntry, NumberRange
from models.lay_text.read import read
from models.lay_text.spelling import bare

DANGERS = ("fever", "cough", "headache", "vomiting", "chest_pain", "breathless", "cough_bloody", "headache_severe")
MORE = (
    LexiconEntry("neck_stiffness", ("cứng cổ",), ("stiff neck",), is_danger=True),
    LexiconEntry("runny_nose", ("sổ mũi",), ("runny nose",)),
    LexiconEntry("dizziness", ("chóng mặt",), ("dizzy",), is_danger=True),
    LexiconEntry("oxygen_low", number=NumberRange("oxygen_saturation", None, 92)),
)
TOLD = """
không sốt, ho, sổ mũi                    | fever cough runny_nose |
không ho, sốt, sổ mũi                    | cough fever runny_nose |
không đau đầu, chóng mặt, buồn nôn       | headache dizziness nausea |
không sốt, ho                            | fever | cough
không sốt, đau ngực                      | fever | chest_pain
không sốt, đau ngực dữ dội               | fever | chest_pain
không ho, khó thở                        | cough | breathless
không ho, sốt, khó thở                   | cough | fever breathless
không sốt, ho, đau ngực                  | fever | cough chest_pain
không sốt, đau đầu, cứng cổ              | fever | headache neck_stiffness
không sốt, ho nhiều, sổ mũi              | fever | cough runny_nose
không sốt, ho 3 ngày, sổ mũi             | fever | cough runny_nose
không sốt, ho ra máu, sổ mũi             | fever | cough_bloody runny_nose
no fever, cough, runny nose              | fever cough runny_nose |
no fever, cough, chest pain              | fever | cough chest_pain
no fever, severe headache, vomiting      | fever | headache_severe vomiting
fever: no, cough: yes                    | fever | cough
fever - no, cough - yes                  | fever | cough
fever (-), chest pain (+)                | fever | chest_pain
chest pain +, fever -                    | fever | chest_pain
chest pain: no relief with rest          | | chest_pain
chest pain - no relief                   | | chest_pain
fever - cough - chest pain               | | fever cough chest_pain
sốt (-), ho (+)                          | fever | cough
sốt - không, ho - có                     | fever | cough
ho +, sốt -                              | fever | cough
sốt: không, khó thở: có                  | fever | breathless
sốt - ho - khó thở                       | | fever cough breathless
đau ngực - không đỡ khi nghỉ             | | chest_pain
"""


def rows() -> list[tuple[str, set[str], set[str]]]:
    """Each sentence as written, and in Vietnamese also without marks."""
    parted = [[part.strip() for part in line.split("|")] for line in TOLD.strip().splitlines()]
    written = [(text, set(absent.split()), set(present.split())) for text, absent, present in parted]
    return [*written, *((bare(row[0]), *row[1:]) for row in written if not row[0].isascii())]


@pytest.fixture(scope="module")
def shipped_like(lexicon: Lexicon) -> Lexicon:
    """Most complaints stand in some rule of danger, as in the shipped base."""
    entries = [
        LexiconEntry(one.finding_id, one.phrases_vi, one.phrases_en, one.parent, is_danger=one.finding_id in DANGERS)
        for one in lexicon.entries.values()
        if one.lasts is None
    ]
    return Lexicon.of([*entries, *MORE])


@pytest.mark.parametrize(("text", "absent", "present"), rows())
def test_a_list_is_denied_only_where_it_is_harmless(
    text: str, absent: set[str], present: set[str], shipped_like: Lexicon
) -> None:
    mentions = read(text, shipped_like).mentions
    assert {one.finding_id for one in mentions if one.choice == "absent"} == absent
    assert {one.finding_id for one in mentions if one.choice == "present"} == present


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("sốt 38 độ rưỡi", "temperature", 38.5),
        ("sốt 38 rưỡi", "temperature", 38.5),
        ("sot ba tam do ruoi", "temperature", 38.5),
        ("39oC", "temperature", 39.0),
        ("sốt 38,5", "temperature", 38.5),
        ("SpO2 88%", "oxygen_saturation", 88.0),
        ("HA 200/110", "systolic", 200.0),
        ("đường huyết 25", "glucose_mmol", 25.0),
    ],
)
def test_numbers_with_units_as_people_write_them(text: str, quantity: str, value: float, shipped_like: Lexicon) -> None:
    for form in (text, bare(text)):
        assert (quantity, value) in {(one.quantity, one.value) for one in read(form, shipped_like).numbers}


def test_a_number_is_the_finding_it_measures(shipped_like: Lexicon) -> None:
    assert [one.finding_id for one in read("SpO2 88%", shipped_like).mentions] == ["oxygen_low"]


@pytest.mark.parametrize(("text", "is_told"), [("hard immobile lump", False), ("immobile in bed for weeks", True)])
def test_a_lump_that_does_not_move_is_no_bed_rest(text: str, is_told: bool) -> None:
    told = Lexicon.of([LexiconEntry("immobile_recent", phrases_en=("immobile",), kind="history")])
    assert bool(read(text, told, language="en").mentions) is is_told
