"""Dangers told in images and street words, each beside harmless twins; and words that mean something else."""

from __future__ import annotations

import pytest

from models.knowledge.compiled import Compiled
from models.lay_text.read import read
from tests.models.lay_text.both_writings import rows

SPOKEN = """
chest_pain_pressing | ngực như bị tảng đá đè / ngực như ai bóp lại / như có người ngồi lên ngực / thấy nặng ngực từ sáng
chest_pain_radiates_jaw | đau ngực, lan qua hàm / ngực nặng xuyên lên quai hàm
speech_slurred | tự nhiên nói không rõ chữ / nói không ra lời / nói trẹo trọ / giọng nói như người say
arm_weakness_one_side | đang ăn tự nhiên rớt đôi đũa / cầm ly nước bị rớt / tay trái không có sức
arm_weakness_one_side | tay phải cầm không được
face_droop | miệng xệch qua một bên / cười thấy môi lệch hẳn / nước chảy ra một bên mép
headache_worst_ever | nhức đầu chưa từng bị như vậy
convulsion | bé giật tay chân, mắt trợn ngược / cứng người, sùi bọt mép
meconium_late | bé mới sinh 2 ngày chưa đi phân su / chưa ị cứt su
fetal_movement_reduced | thai 30 tuần đạp ít hẳn / bầu 8 tháng mà bé ít đạp
vaginal_bleeding_heavy | nửa tiếng phải thay 1 băng / thay 4 miếng băng vệ sinh trong 1 giờ / ra huyết như xối
magnet_swallowed | cháu nuốt mất hai viên bi nam châm
strangled | chồng bóp cổ em / bị siết cổ / nó chẹt cổ em
sexual_violence | con gái em bị hàng xóm xâm hại / em bị hiếp / bị ép quan hệ
injury_crush | kẹt tay trong máy cán / bàn tay dập nát / bị xe tải cán qua chân
injury_deformity | té xe, tay vẹo qua một bên / tay gập cong sau khi ngã
injury_cannot_bear_weight | bà té trong nhà tắm, không đứng dậy được / ngã xong hổng đi được
weakness_legs | hai chân tê không đi được / mất cảm giác hai chân / hai chân liệt
eye_injury_sharp | bị que chọc vào mắt / đinh văng trúng mắt / mảnh kính bắn vô mắt, không mở được
vision_loss_sudden | mắt trái tự nhiên tối đen / mù mắt phải
eye_curtain | nhìn như có màn che nửa con mắt
black_stool | đi ngoài đen như hắc ín / đi cầu đen thui
hands_feet_blisters | bé bị tay chân miệng
violent_thoughts | nghe tiếng ai xúi giết vợ
animal_lick_on_wound | chó liếm vào vết xước
animal_bite_head_hands | chó nhà cắn vào mặt / mèo cắn vào ngón tay
blood_exposure | quan hệ không an toàn với người nhiễm hiv / bị kim của bệnh nhân hiv đâm
insect_sting_many | bị ong chích hơn 20 mũi
drowning_submersion | bơi ở sông bị chìm, vớt lên rồi / bị đuối nước
burn_large | bỏng nước sôi đổ lên ngực và bụng
diarrhoea_many_times | bé đi ngoài 8 lần từ sáng
hives_in_minutes_of_exposure | tiêm kháng sinh xong nổi mẩn khắp người
collapse_after_exposure | sau khi tiêm thuốc thì nổi mề đay, choáng
bite_unseen_swelling | con gì cắn ở rẫy, chân sưng lan lên đùi
weakness_one_side | giờ lê một chân / chân trái kéo lê
confusion | nói câu này thành câu khác / hỏi một đằng trả lời một nẻo
headache_thunderclap | đầu nổ cái bùm
head_injury | bé rớt từ võng xuống đập đầu / té ghế sưng một bên đầu
fall_low_height | rớt từ võng xuống
sharp_swallowed | con nuốt cái đinh ốc / nuốt phải lưỡi lam
medicine_too_much | cháu uống hết chai siro ho
testicle_high_or_twisted | tinh hoàn lệch lên cao
injury_neck_spine | cổ bị vật nặng rơi trúng
waters_broken | bầu 31 tuần rỉ nước ra quần
burn_chemical | hóa chất đổ vào tay
vomiting_coffee_ground | nôn ra nước nâu như cà phê
malaria_area_travel | đi Tây Nguyên về, sốt
suicide_plan | không thiết sống, tích thuốc ngủ sẵn rồi / mua thuốc chuột rồi, muốn chết
weakness_one_side | tay chân bên trái xụi lơ
speech_slurred | miệng nói không ai hiểu
injury_fall_height | rớt từ mái tôn xuống
weakness_legs | ngã giàn giáo, không cử động được chân
eye_chemical | rắn hổ mang phun nọc vào mắt
burn_chemical | axit bình ắc quy văng lên mặt
breathless_cannot_speak | lên cơn suyễn, nói không thành câu
"""
NOT_SO = """
chest_pain_pressing | mặt như bị ai đè, ngứa / cho con bú căng sữa
speech_slurred | con nói ngọng từ nhỏ
strangled | xoa bóp cổ vai gáy / bóp cơ tay cho đỡ mỏi
sexual_violence | bị ăn hiếp ở trường / bị cưỡng ép học nhiều, mệt
hallucinations | thấy con gián trên tường
vaginal_bleeding_heavy | thay tã cho bé 5 miếng một ngày
burn_face_hands_genitals | nổi nốt phỏng ở tay chân và miệng / chưa tiêm phòng sởi, lớp có bạn sởi
wound_deep | ho gần sáng
fainting | hay cắn đồ vật
waters_broken | bầu 30 tuần ra nước mũi / bầu 30 tuần, không ra nước
chest_pain_radiates_arm | đau ngực nhưng không lan ra tay
hypertension_known | huyết áp 110/70 / huyết áp tụt còn 80/50
drugs_recreational | con nghịch đồ chơi
violence_at_home | chồng đánh ghen / chồng đánh bài
eye_pain | đau mắt đỏ, nhỏ thuốc
bone_pain | như kéo màn xuống, không đau
snake_bite | bị răng cắn vào lưỡi
mosquito_bites | nổi chấm như muỗi đốt
alcohol_recent_much | đi loạng choạng như say rượu
urine_retention | bị đái rắt / bị tiểu dầm
hiv_known | quan hệ với người nhiễm hiv
injury_bone_tender | gãy tay năm ngoái, giờ hơi mỏi
"""
ENGLISH = """
blood_exposure | condom broke, my partner has HIV | I was tested for HIV last year
chest_pain_pressing | like an elephant sitting on my chest | an elephant sitting in the zoo
strangled | my husband choked me | I choked on a biscuit
vaginal_bleeding_heavy | soaking through pads every hour | bought pads an hour ago
eye_injury_sharp | glass flew into my eye and it is bleeding | new glasses for my eye
"""


def of_patient(text: str, compiled: Compiled, language: str = "vi") -> set[str]:
    reading = read(text, compiled.lexicon, language=language)
    return {one.finding_id for one in reading.mentions if one.choice == "present" and one.about == "patient"}


@pytest.mark.parametrize(("finding", "text"), rows(SPOKEN))
def test_a_danger_told_in_street_words_is_the_patients(finding: str, text: str, compiled: Compiled) -> None:
    assert finding in of_patient(text, compiled)


@pytest.mark.parametrize(("finding", "text"), rows(NOT_SO))
def test_words_that_mean_something_else_tell_no_finding(finding: str, text: str, compiled: Compiled) -> None:
    assert finding not in of_patient(text, compiled)


@pytest.mark.parametrize("line", ENGLISH.strip().splitlines())
def test_english_dangers_and_their_harmless_twins(line: str, compiled: Compiled) -> None:
    finding, danger, harmless = line.split(" | ")

    assert finding in of_patient(danger, compiled, "en")
    assert finding not in of_patient(harmless, compiled, "en")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("bị ong vò vẽ đốt", "self"),
        ("bi ong vo ve dot", "self"),
        ("bị con rắn lục cắn", "self"),
        ("bo 2 buoi loc than, kho tho", "self"),
        ("đang cho con bú, vú sưng đau", "self"),
        ("bo 70 tuoi, kho tho", "other"),
    ],
)
def test_animals_and_other_words_are_nobody(text: str, who: str, compiled: Compiled) -> None:
    assert read(text, compiled.lexicon, language="vi").who == who


def test_what_follows_a_start_is_still_the_childs(compiled: Compiled) -> None:
    """`giat minh`, `di dung`, `co noi` name neither the writer nor an aunt."""
    told = of_patient(
        "con trai em sot 3 ngay, giat minh choi voi, di dung loang choang, tay co noi bong nuoc", compiled
    )

    assert {"fever", "startle_jerks_sleep", "gait_unsteady", "rash_blisters"} <= told


def test_a_hammock_is_no_death(compiled: Compiled) -> None:
    assert "head_injury" in of_patient("be bi rot tu vong xuong dap dau", compiled)


def test_whoever_strangles_is_not_the_patient(compiled: Compiled) -> None:
    reading = read("chồng đánh em, bóp cổ em, khàn tiếng", compiled.lexicon, language="vi")

    assert reading.who == "self"
    assert {"violence_at_home", "strangled", "hoarse_voice"} <= of_patient(
        "chồng đánh em, bóp cổ em, khàn tiếng", compiled
    )


def test_a_bleeding_months_after_birth_is_still_told(compiled: Compiled) -> None:
    told = of_patient("sau sinh 6 tháng ra máu nhiều", compiled)

    assert "bleeding_after_birth_heavy" not in told
    assert told & {"bleeding_heavy_place_unsaid", "vaginal_bleeding_heavy"}
