"""Family, middle and given names of Vietnam, and words that look like one and are none.

**Source:** family names: common knowledge, of the Kinh, Tày, Nùng, Thái, Mường, H'Mông, Khmer, Chăm and Ede; fourteen
of them cover nine tenths of the people (Lê Trung Hoa, Họ và tên người Việt Nam, 2005).
Middle and given names are common knowledge, written down by us.
"""

from __future__ import annotations

from datasets.deidentify.text.common_words import COMMON
from datasets.deidentify.text.given_names import MORE_FAMILY, MORE_GIVEN
from datasets.deidentify.text.listed import Names, listed

STRONG_FAMILY = Names("nguyễn phạm huỳnh trịnh trương nguyen quách lương đặng hoàng trần")
"""Written like this, even without marks, they are hardly ever anything else."""

_FAMILY = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý trịnh đinh đoàn lâm mai trương đào "
    "cao hà "
    "phùng tô tạ lương châu thái tăng chu kim mạch lưu quách thạch vương triệu tống đàm hứa từ kiều nghiêm la "
    "quan cù bạch "
    "văn tôn thân phí ninh khổng lại doãn giang thiều viên hàn khương lã mạc nhâm ôn ông phương sơn tiêu trà ứng vi "
    "đồng đậu đới đường âu an âu bành biện bồ cái cam cấn chế chung chử cung cát danh dư diệp đan đổng giáp hình "
    "hoa hùng khúc kha khiếu lạc lục lữ mã mẫn miêu mông nông ngũ nhan nhữ ngụy ngọ nghị phó phú phục quế sầm "
    "tào thang thi "
    "thẩm thiệu tiết tòng trang trác trầm ty tưởng từ uông văng viết vòng xa sử sùng giàng vàng vừ mùa hầu cứ "
    "lầu thào cầm "
    "lò lường lù quàng cà bế ma hoàng nùng đèo điêu hạng sín chang siu rơ y h niê êban ksor kpă rcom sơn kiên "
    "thạch lâm "
    "tô bá hán đạo thiên lưỡng bàn phàn tẩn chẻo lèo tẩn cháng ly mùi phượng cồ"
)
FAMILY = Names(_FAMILY, MORE_FAMILY, COMMON.plain)
COMMON_FAMILY = Names(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý trịnh đinh đoàn lâm mai trương đào "
    "cao hà "
    "phùng tô tạ lương châu thái tăng chu lưu quách thạch vương triệu tống đàm hứa kiều nghiêm lò giàng nông thào"
)
MIDDLE = Names(
    "văn thị minh ngọc hữu đức thanh quốc thu xuân công quang mỹ kim bảo gia hoài khánh đình thế trọng anh tuấn "
    "hoàng như "
    "phương thùy bích hồng kiều tuyết mạnh duy nhật hải việt phúc đăng bá viết thành trung tiến ánh cẩm diệu "
    "tường vân yến "
    "nguyệt khắc sỹ sĩ xuân hùng chí huy thái mai quý vĩnh thiên trúc lan huyền"
)
SURE_MIDDLE = Names("văn thị")
_GIVEN = (
    "ái an anh ân ánh bảo bình bích cường chi chiến chinh chung công cẩm châu dung duy dũng dương danh diệp "
    "diệu duyên đạt đào "
    "đức đông điệp định giang gấm hà hạ hải hạnh hân hằng hậu hiền hiếu hiệp hoa hòa hoàn hoàng hồng hoan huệ "
    "hùng huy huyền hương "
    "hường hưng hữu hảo khánh khang khoa kiên kiệt kim kiều khương kỳ lam lan lâm lân lê liên liễu linh loan "
    "long lộc lợi luân lực "
    "lương ly lý mai mạnh minh my mỹ mẫn miên nam nga ngân nghĩa ngọc nguyên nguyệt nhã nhân nhật nhi nhung như "
    "nhàn ninh oanh phát "
    "phong phú phúc phụng phước phương phượng quân quang quốc quý quỳnh quyên quyết sơn sinh sương tài tâm tân "
    "thạch thái thắm thảo "
    "thanh thành thắng thế thiện thịnh thiên thọ thông thu thuận thủy thúy thùy thư thương thy tiên tiến tín "
    "toàn tình trà trâm "
    "trang trân tri trí trinh trọng trúc trung trường tú tuấn tùng tuệ tuyền tuyết tường tư út uyên vân văn vi "
    "vĩ việt vinh vũ vương "
    "vy xuân xoan ý yên yến bảy sáu tám chín mười thơm đại hào khải quế phi quảng sâm tạo tánh tấn thi thìn tỵ "
    "tuất xuyến nhài "
    "lành lài thép"
)
_UNCOMMON = " ".join(name for name in MORE_GIVEN.split() if name not in COMMON.marked)
GIVEN = Names(_GIVEN, _UNCOMMON, COMMON.plain)
"""In small letters, too: names of the longer list that are words of every day are left out."""

ANY_GIVEN = Names(f"{_GIVEN} {MORE_GIVEN}")
PLAIN_GIVEN = Names(
    "tuấn dũng phượng quỳnh sơn trang hùng hương phúc loan thủy cường ngân linh yến khánh đạt hạnh thảo huyền "
    "huy nhung oanh "
    "phương phước quyên sương thúy thùy trâm trinh tùng uyên vinh vy xuân nguyệt nga kiệt khang hiếu hiền duyên "
    "dung diệp diễm "
    "châu bích huệ hằng hưng giang duy đức ngọc nghĩa quân thắng thịnh tuyết trúc tú nhi my liên khải bảo"
)
"""Given names that are seldom another word, even in small letters; the rest need a capital or more beside them."""

EPONYMS = frozenset(
    listed(
        "parkinson basedow kawasaki glasgow cushing foley hodgkin crohn alzheimer graves hashimoto babinski "
        "bell murphy barrett "
        "wilson addison down turner marfan raynaud meniere behcet sjogren guillain barre wernicke korsakoff mallory "
        "weiss kernig "
        "brudzinski child pugh gleason bishop apgar romberg valsalva coombs doppler holter stevens johnson burkitt "
        "kaposi paget "
        "huntington tourette fallot eisenmenger ebstein brugada swan ganz balthazar ranson killip braden morse norton"
    )
)
