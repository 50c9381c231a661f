"""Kinds of dangers that a fresh reader found unread, each beside harmless twins, in both writings."""

from __future__ import annotations

import pytest

from models.knowledge.compiled import Compiled
from models.lay_text.read import read
from tests.models.lay_text.both_writings import present, rows

KINDS = """
snake_bite | rắn chàm quạp cắn / rắn cạp nong cắn vào chân / bị cạp nia cắn lúc ngủ / rắn hổ mang bổ con / bị lục cắn
suicide_plan | em sắp nhảy cầu / muốn thắt cổ / em định nhảy lầu / đang đứng trên sân thượng, em mệt mỏi lắm rồi
suicidal_thoughts | chỉ muốn ngủ mãi không dậy / ước gì nhắm mắt luôn không tỉnh lại / em sẽ đi thật xa mãi mãi
hopeless | sống không còn ý nghĩa / không ai cần em nữa / cuộc đời chẳng còn nghĩa lý
medicine_too_much | đã uống 1 vỉ thuốc ngủ / nuốt cả lọ thuốc ngủ / uống hết hộp panadol / uống 30 viên thuốc
caustic_swallowed | uống javel / uống nhầm nước tẩy / nuốt phải axit
petrol_swallowed | sặc xăng / uống nhầm dầu hôi / hút phải xăng
unconscious | bé gọi không thưa / kêu hoài không trả lời / gọi không mở mắt / kêu nỏ thưa
lethargy | bé nằm im re, không bú / nằm yên không nhúc nhích / bé không khóc, không cười, không phản ứng
drowsy | sáng nay ngủ mãi không chịu dậy / từ trưa ngủ hoài không dậy
leg_cold_pale_sudden | tự nhiên lạnh ngắt chân trái, đau dữ dội / chân phải đau, lạnh, trắng bệch
leg_cold_pale_sudden | tay trái lạnh ngắt, tê / chân trái đau lạnh ngắt
limb_pulse_absent | chân tím không bắt được mạch
vision_loss_sudden | tự nhiên mất thị lực một mắt / 1 mắt tự nhiên thấy tối đen / ngủ dậy không nhìn thấy gì
numbness_one_side | tê hết nửa người bên trái / tê nửa mặt
erection_prolonged_painful | dương vật cương 5 tiếng / cương hoài không xìu
genital_injury | bị đá trúng dái / bị đá trúng bi / banh trúng hạ bộ
testicle_pain | đau hòn cà trái
eye_chemical | vôi bắn vô mắt / xà phòng văng vào mắt / keo 502 dính vào mắt
eye_foreign_body | dằm dính vào mắt / mạt sắt bắn vào mắt / mảnh kính văng vào mắt
eye_halos | nhìn thấy vầng xanh đỏ quanh đèn
shingles_eye_named | zona mắt / giời leo ở mắt
blood_exposure | kim đâm trúng tay từ người nhiễm hiv / đạp phải kim tiêm
animal_bite | bị chó nhà hàng xóm táp vô chân / bị mèo hoang cào
animal_bite_bat_wild | cháu bị dơi cà vào tay
drowning_submersion | con chìm ao / cháu rớt xuống giếng
choking_sudden | mắc cổ hột mít / mắc nghẹn kẹo
gas_or_charcoal_indoor | chóng mặt, đang chạy máy phát trong nhà / ngủ trong xe nổ máy
several_ill_same_house | cả nhà chóng mặt buồn nôn / bỗng nhiên nhức đầu cả nhà
head_injury_anticoagulant | té đập đầu, đang uống sintrom / đang uống thuốc loãng máu, ngã đập đầu
chemotherapy_recent | sốt sau hóa trị / vừa truyền hóa chất xong, sốt
antithyroid_medicine | đang uống thuốc cường giáp, sốt / uống methimazole đau họng
cough_bloody_much | ho máu cục, mỗi lần nửa chén / ho ra máu cả chén
blood_in_stool_heavy | đi ngoài ra máu tươi cả bồn cầu / ỉa ra máu đỏ lòm
bleeding_after_birth_heavy | sinh xong 3 tiếng máu ra ướt đẫm 3 cái băng / sau đẻ ra máu ướt hết giường
postpartum | mới sinh 10 ngày, sốt / sinh xong 5 ngày bị sốt
periods_heavy | ra máu kinh 2 tuần không ngưng / hành kinh mãi không dứt
fetal_movement_reduced | bầu 30 tuần, hai ngày nay con nằm im không máy
skin_peeling_sheets | da nổi bóng nước lột da / tuột da, loét môi
skin_pain_out_of_proportion | chân sưng đỏ đau dữ dội lan nhanh
groin_lump_painful_hard | thoát vị bẹn sưng cứng đau không đẩy lên được
violence_at_home | bị chồng đánh vào đầu / bị ba đánh đập
fever | bé sờ nóng ran / người con nóng hầm hập
breathless | lên cơn suyễn
fainting | ông tự nhiên ngã quỵ / đang đứng thì gục xuống
chest_pain_pressing | tim đau như bóp
"""
HARMLESS = """
snake_bite | nuôi rắn hổ mang / răng đau khi cắn đồ cứng / lúc cần gấp thì đau đầu
suicide_plan | nhảy lâu bị đau chân / áo thắt cổ chật nên ngứa / đứng trên sân thượng phơi đồ bị chóng mặt
suicide_plan | không nhảy lầu, em chỉ ho / đi cầu thang mỏi chân / thật có lẽ em bị cảm
suicidal_thoughts | chỉ muốn ngủ, mệt mỏi / em sẽ đi thật xa để đổi gió
medicine_too_much | uống 1 vỉ thuốc kháng sinh rồi mà ho không đỡ / uống hết 1 hộp thuốc bổ / uống 2 viên thuốc cảm
caustic_swallowed | uống thuốc tẩy giun xong đau bụng / uống nước lọc
petrol_swallowed | sặc mùi xăng, buồn nôn
unconscious | gọi điện không trả lời / gọi bác sĩ không được, em ho / sáng nào cũng gọi không dậy
lethargy | bé nằm im ngủ ngon / bé nằm im re ngủ ngon, sổ mũi / bé bú tốt, không khóc, không quấy
lethargy | nằm im không nhúc nhích được vì đau lưng
leg_cold_pale_sudden | chân phải bị lạnh do máy lạnh, tê
chemotherapy_recent | đang dùng hóa chất tẩy rửa bị ngứa tay
drowsy | sáng nào cũng ngủ mãi không chịu dậy đi học
leg_cold_pale_sudden | tay chân lạnh khi trời lạnh / tay trái chườm đá lạnh tê tê / chân phải tê khi ngồi lâu
vision_loss_sudden | mắt nhìn mờ dần mấy năm nay / tự nhiên nổi mủ ở mắt
numbness_one_side | té nghiêng người xuống nền
genital_injury | bị đá trúng, bị đau chân / đá banh bị đau chân
testicle_pain | đau dai dẳng ở lưng
eye_chemical | rửa mặt bằng xà phòng / nhìn với đèn chói mắt
blood_exposure | xét nghiệm hiv âm tính / em bị hiv
animal_bite | nuôi chó, em ho / cho nhà em hỏi
animal_bite_bat_wild | bị đói cả ngày, mệt
choking_sudden | con hay mắc cỡ, hơi ho
gas_or_charcoal_indoor | sửa máy phát điện đau lưng
head_injury_anticoagulant | té trầy đầu gối, đang uống sintrom
head_injury | va đầu gối vào bàn / đập đầu gối xuống sân
sweating_cold | trời nóng mồ hôi nhễ nhại
postpartum | bé mới sinh 10 ngày, hắt hơi / sinh ngày 10 tháng 5, ho / vừa tiêm kháng sinh
skin_peeling_sheets | lột da tay do nước rửa chén
fever | nóng rát bao tử / ợ nóng, nóng ran ngực
violence_at_home | bị chồng mắng, mất ngủ
pressure_change_recent | tiêu chảy 2 lần sau khi ăn đồ cay
fast_breathing | thở hổn hển sau khi leo cầu thang 5 tầng, nghỉ là hết
suicide_plan | em nghe nói hàng xóm nhảy lầu
stroke_named | em xem phim thấy người ta đột quỵ / em muốn tìm hiểu về đột quỵ
heart_attack_named | em muốn hỏi triệu chứng của nhồi máu cơ tim / dấu hiệu của nhồi máu cơ tim
"""
ENGLISH = """
leg_cold_pale_sudden | my leg suddenly went cold, white and very painful | my hands get cold and white in winter
vision_loss_sudden | sudden loss of vision in left eye | my vision got worse over years
suicidal_thoughts | I don't want to be here anymore | I don't want to be here in the waiting room
suicide_plan | I want to end it all tonight, I have the pills | I have the pills my doctor gave me
medicine_too_much | she took a whole bottle of pills | took a whole packet of crisps
urine_little | baby has had no wet nappies for 12 hours | nappy rash
rash_not_blanching | a rash that doesn't go away when pressed | rash doesn't go away after two weeks
chest_pain_tearing | sudden severe pain in my back and tearing | eyes tearing and back pain
eye_chemical | bleach splashed into my eye | washed my face with soap
genital_injury | got kicked in the balls | kicked a stone and hurt my foot
unconscious | he won't wake up | he does wake up early for school
"""


@pytest.mark.parametrize(("finding", "text"), rows(KINDS))
def test_a_danger_in_many_words_is_heard(compiled: Compiled, finding: str, text: str) -> None:
    assert finding in present(text, compiled)


@pytest.mark.parametrize(("finding", "text"), rows(HARMLESS))
def test_its_harmless_twin_is_none(compiled: Compiled, finding: str, text: str) -> None:
    assert finding not in present(text, compiled)


@pytest.mark.parametrize("line", ENGLISH.strip().splitlines())
def test_in_english_a_danger_is_heard_and_its_twin_is_none(compiled: Compiled, line: str) -> None:
    finding, danger, twin = line.split(" | ")
    assert finding in present(danger, compiled, "en")
    assert finding not in present(twin, compiled, "en")


@pytest.mark.parametrize(
    ("text", "who", "finding"),
    [
        ("mẹ em ho cảm, con em bị sốt, còn em thì ói ra máu", "self", "vomiting_blood"),
        ("chồng em đau ngực dữ dội, em lo quá mất ngủ", "other", "chest_pain_severe"),
        ("mạ tui khó thở", "other", "breathless"),
        ("ôông nớ tự nhiên ngã quỵ, kêu nỏ thưa", "other", "unconscious"),
        ("o nhà em tự nhiên méo miệng", "other", "face_droop"),
        ("bị chó nhà hàng xóm táp vô chân", "self", "animal_bite"),
        ("bầu 30 tuần, hai ngày nay con nằm im không máy", "self", "fetal_movement_reduced"),
    ],
)
def test_each_danger_is_of_whom_it_is_told(compiled: Compiled, text: str, who: str, finding: str) -> None:
    reading = read(text, compiled.lexicon)
    own = {one.finding_id for one in reading.mentions if one.about == "patient" and one.choice == "present"}
    assert reading.who == who
    assert finding in own


def test_who_worries_keeps_his_own_sleep(compiled: Compiled) -> None:
    reading = read("chồng em đau ngực dữ dội, em lo quá mất ngủ", compiled.lexicon)
    assert {one.finding_id: one.about for one in reading.mentions}["sleep_poor"] == "other"


def test_who_is_unharmed_has_nothing(compiled: Compiled) -> None:
    assert not read("hàng xóm bị rắn cắn, em thì không sao", compiled.lexicon).mentions


@pytest.mark.parametrize("text", ["không ho ra máu", "không bị rắn cắn", "nếu bị rắn lục cắn thì làm sao"])
def test_a_danger_denied_or_supposed_is_not_told(compiled: Compiled, text: str) -> None:
    assert not present(text, compiled)
