"""Words of which names of hospitals, stations and practices are made.

**Source:** common knowledge, written down by us.
"""

from __future__ import annotations

import re

from datasets.deidentify.text.listed import Names, listed
from datasets.deidentify.text.place_index import Phrases

HOUSES = frozenset(listed("bệnh viện;bv;bvđk;bvđkkv;bvđktw;viện"))
BRANDS = frozenset(listed("vnvc vinmec medlatec"))
CUES = Phrases(
    (
        *HOUSES, *BRANDS,
        *listed(
            "trung tâm y tế;trung tâm;ttyt;trạm y tế;tyt;phòng khám;pk;pkđk;nhà thuốc;nha khoa;thẩm mỹ viện;"
            "phòng mạch;dưỡng đường;nhà hộ sinh;trạm xá;bệnh xá;y viện"
        ),
    )
)  # fmt: skip
GENERIC = Names(
    "đa khoa y tế nhi sản phụ tim mạch phổi mắt ung bướu thư học cổ truyền quân dân trung ương tỉnh huyện quận "
    "thị xã thành phố khu vực quốc tế đại dược tâm thần da liễu nhiệt đới chấn thương chỉnh hình miền tây bắc nam "
    "đông tai mũi họng răng hàm mặt huyết lão hồi sức k cơ sở kỹ thuật cao chẩn đoán hình ảnh xét nghiệm lao phong "
    "sức khỏe dự phòng bác sĩ bs bỏng nội tiết chuyên phục chức năng điều dưỡng tư nhân công an giao thông vận tải "
    "bưu điện phường tp tw kv đk máu gia núi phía nông nghiệp h q p x trấn"
)
BESIDE = {
    "an": ("cong", ""), "tam": ("trung", "than"), "gia": ("quoc", ""), "hoc": ("y huyet dai", ""), "phuc": ("", "hoi"),
    "hong": ("mui", ""), "mau": ("truyen", ""), "thong": ("giao", "van"), "hoi": ("phuc", "suc"),
}  # fmt: skip
"""Of these, words that are also in names: the words before or behind them that make them one for a kind of house."""
FAMOUS = Phrases(
    listed(
        "bạch mai;chợ rẫy;việt đức;từ dũ;hùng vương;hòa hảo;medlatec;vinmec;thống nhất;bình dân;nhân dân gia "
        "định;gia định;nhân dân 115;đại học y dược;tâm anh;xanh pôn;saint paul;thanh nhàn;việt tiệp;nhi đồng;hữu nghị;"
        "tâm đức;hoàn mỹ;thu cúc;hồng ngọc;medic;pháp việt;fv;columbia;triều an;an bình;nguyễn tri phương;nguyễn trãi;"
        "trưng vương;phạm ngọc thạch;quân y;phương châu;đức giang;hòe nhai;việt nam cu ba;bưu điện;an sinh;mỹ đức;"
        "quốc ánh;vạn hạnh;xuyên á;becamex;hạnh phúc;diag;pasteur;long châu;pharmacity;an khang;franco vietnamese"
    )
)
SPECIALTIES = Phrases(
    listed(
        "nhi;mắt;phụ sản;sản nhi;ung bướu;nhiệt đới;tâm thần;da liễu;phổi;y học cổ truyền;răng hàm mặt;tai mũi họng;"
        "truyền máu huyết học;huyết học;chấn thương chỉnh hình;nội tiết;lão khoa;tim mạch;tim;bỏng;nông nghiệp;"
        "phục hồi chức năng;công an;k;c;e;châm cứu;sốt rét"
    )
)
"""Of these a province has one: the word behind `bệnh viện` tells which house it is."""
AFTER_NAME = Names(
    "khám cho bs bác y từ đến ngày lúc chiều sáng trưa tối đêm hôm mổ nằm rồi nay vì với để thì do trước sau đã không "
    "chuyển ký xin hay báo trả điều đọc bn và có là bị đang được tại ở ra vào về gần khác tuyến trên dưới nào này đó "
    "chẩn theo dõi kê cấp cứu ngoại trú nội trú số tư lớn nhỏ địa nhưng mà nên nếu khi cách mỗi hàng tháng năm tuần "
    "bằng xong nhập giấy phí gọi đi lấy sẽ cũng phải còn của các những một hai ba bốn bệnh sốt đau ho thuốc viên mg "
    "uống tiêm truyền thai con vợ chồng mẹ bố ông bà anh chị em cô chú cháu kết siêu chụp làm tim hen tiếp đầu ngực",
)
"""In small letters these are no part of the name."""
ENGLISH_WORDS = frozenset(
    listed(
        "general central university children national international city provincial district memorial french military "
        "eye heart cancer medical royal regional community health teaching women maternity paediatric pediatric dental"
    )
)
ENGLISH_HOUSE = re.compile(r"(?<!\w)(?:hospital|clinic|infirmary|(?:medical|health) cent(?:er|re))(?!\w)")
ENGLISH = re.compile(
    r"(?<!\w)(?:[A-ZĐ][\w'’.-]{0,25} ){1,5}(?:Hospital|Clinic|Medical (?:Center|Centre)|Infirmary|Health "
    r"(?:Center|Centre)|HOSPITAL|CLINIC)(?: District \d{1,2})?(?!\w)"
)
BEFORE_VIEN = frozenset(
    listed("benh nhap ra vao xuat chuyen nam toan trong tien ngoai phau thanh thuat nhan dieu sinh")
)
