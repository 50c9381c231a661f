"""Kinds of dangers that a fourth set of fresh texts found unread, each beside harmless twins, in both writings."""

from __future__ import annotations

import pytest

from models.knowledge.compiled import Compiled
from tests.models.lay_text.both_writings import present, rows

KINDS = """
poison_swallowed | uống nước diệt chuột / nuốt phải viên diệt gián / uống nhầm chai xịt muỗi / lỡ ăn bả diệt kiến
rat_poison_swallowed | uống một chai nước diệt chuột / ăn trúng bã thuốc diệt chuột
burn | làm đổ nồi canh nóng lên chân / bị nước sôi tạt trúng tay / té vào nồi cháo nóng đổ lên người
burn_large | làm đổ tô cháo nóng lên ngực / nước sôi tạt xuống lưng / đổ nồi nước sôi lên mặt và ngực
burn_face_hands_genitals | tô canh nóng đổ lên mặt / dầu ăn sôi văng vào mặt
suicide_plan | em chán đời, em đang đứng trên lan can / không muốn sống nữa, đang ngồi trên thành cầu
not_breathing | cha tôi bỗng đổ gục, mắt đứng tròng, không bắt mạch được / bất tỉnh rồi, không thấy mạch
unconscious | mắt đứng tròng
drowning_submersion | chơi gần bể nước bị lộn đầu xuống / chúi đầu xuống thau nước / cắm đầu vào xô nước
lethargy | kéo lên người mềm oặt / cháu mềm nhũn
genital_injury | đá banh bị đầu gối thúc vô hạ bộ / bị thúc vào hạ bộ
pesticide_contact | đang phun thuốc ngoài ruộng / phun thuốc sâu ngoài vườn
speech_slurred | bà nội nói ngọng nghịu / sáng nay nói ngọng
period_late | kinh nguyệt tháng này trễ 5 ngày
urine_retention | nước tiểu không ra từ tối qua / rặn không ra nước tiểu
pupils_pinpoint | đồng tử nhỏ xíu
bleeding_disorder_known | bị hemophilia / cháu bị máu khó đông
injury_neck_spine | nhảy xuống hồ cạn đập đầu / lao đầu xuống hồ bơi va đầu
weakness_legs | tê từ cổ trở xuống / té giàn giáo, đau lưng, tê 2 chân
unconscious | hít khí dưới hầm cá xong gục tại chỗ / kêu hoài không nghe
leg_cold_pale_sudden | chân trái tự nhiên đau buốt, trắng bệch, lạnh
eye_curtain | thấy ruồi bay chớp sáng rồi mờ một góc
bleeding_after_birth_heavy | đẻ rớt ở nhà, nhau chưa ra, máu chảy thành vũng / nhau không ra, máu chảy hoài
convulsion_over_5_min | con co giật 10 phút rồi chưa hết / giật 7 phút vẫn không dứt
"""
HARMLESS = """
poison_swallowed | xịt muỗi trong phòng, hắt hơi / ăn cơm xong đi diệt chuột, mỏi lưng
burn | ăn cháo nóng đổ mồ hôi / uống trà nóng ấm bụng
burn_large | uống nước nóng đổ mồ hôi khắp người
suicide_plan | chán đời vì phải ngồi mãi trong phòng / đứng lan can hút thuốc bị ho
convulsion_over_5_min | mí mắt giật 10 ngày rồi chưa hết
drowning_submersion | chơi ở sân té xuống nền / đi hồ bơi về bị ngứa
lethargy | tay chân mềm mại
pesticide_contact | xịt thuốc mũi, xịt thuốc hen / phun thuốc muỗi trong nhà
unconscious | gọi điện không nghe, em ho / té tại chỗ làm, đau chân
weakness_legs | ngồi lâu tê 2 chân
leg_cold_pale_sudden | chân phải da trắng, trời lạnh
injury_neck_spine | nhảy xuống hồ tắm xong đau tai
speech_slurred | con nói ngọng từ nhỏ
sweating_cold | đá banh mồ hôi như tắm
fall_low_height | tê bàn chân / tê bàn tay
neck_pain | đau hốc mắt, nhức mỏi cơ
jaw_locked | đau răng hàm cũng nhức âm ỉ
fainting | té trầy đầu gối chảy xíu máu / đau chút xíu
fever | lở miệng ăn cay thì xót / vết trầy hơi xót
"""
ENGLISH = """
fetal_movement_reduced | pregnant 36 weeks and baby hasnt moved all day | the baby moved to a new room
fetal_movement_reduced | I'm 30 weeks and can't feel the baby kicking | my baby kicks when she cries
testicle_pain_sudden | my left ball has been killing me since this morning | played football since this morning
testicle_swelling | one ball is swollen and red | my ankle is swollen since the fall
suicidal_thoughts | I keep thinking about ending it | I keep thinking about ending the lease
suicide_plan | ending it tonight, I have a plan | I plan to rest tonight
weakness_legs | havent been able to feel my legs since this morning | I could feel my legs ache
urine_incontinence | bad back pain and I wet myself | I wet my hair
"""
IRON = [
    ("đi cầu phân đen sau khi uống viên sắt", "stool_dark_iron"),
    ("em uống viên sắt bầu thấy đi cầu phân đen, không đau gì", "stool_dark_iron"),
    ("uong thuoc sat phan den", "stool_dark_iron"),
    ("phân đen nhưng không khắm, đang uống thuốc sắt", "stool_dark_iron"),
    ("taking iron tablets and my poo is black", "stool_dark_iron"),
    ("đi cầu phân đen", "black_stool"),
    ("đi cầu phân đen mùi khắm, có uống sắt", "black_stool"),
    ("đi cầu phân đen, chóng mặt, có uống viên sắt", "black_stool"),
    ("on iron, black tarry stools", "black_stool"),
    ("black stools and stomach pain, I take iron tablets", "black_stool"),
]


@pytest.mark.parametrize(("finding", "text"), rows(KINDS))
def test_a_danger_of_the_fourth_set_is_heard(compiled: Compiled, finding: str, text: str) -> None:
    assert finding in present(text, compiled)


@pytest.mark.parametrize(("finding", "text"), rows(HARMLESS))
def test_what_only_looks_like_it_is_none(compiled: Compiled, finding: str, text: str) -> None:
    assert finding not in present(text, compiled)


@pytest.mark.parametrize("line", ENGLISH.strip().splitlines())
def test_in_english_it_is_heard_and_its_twin_is_none(compiled: Compiled, line: str) -> None:
    finding, danger, twin = line.split(" | ")
    assert finding in present(danger, compiled, "en")
    assert finding not in present(twin, compiled, "en")


@pytest.mark.parametrize(("text", "stool"), IRON)
def test_iron_explains_a_black_stool_only_where_nothing_else_is_told(compiled: Compiled, text: str, stool: str) -> None:
    assert present(text, compiled, None) & {"black_stool", "stool_dark_iron"} == {stool}
