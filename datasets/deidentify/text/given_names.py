"""Given names of Vietnam beyond the most frequent ones, and rarer family names.

**Source:** common knowledge, written down by us; Lê Trung Hoa (Họ và tên người Việt Nam, third printing 2005) counts
165 family names of the Kinh and 1,023 of all peoples of Vietnam, of which these are a part.
"""

from __future__ import annotations

MORE_GIVEN = (
    "ánh ảnh bách bạch băng bằng báu bé bính bổng bưởi bửu ca cảnh cát cẩn cầm cận chánh châm chấn chân chất chiêu "
    "chiểu "
    "chỉnh chúc chương chưởng cơ cúc cung cư cử cừ cương cửu dạ dao dân dần di dĩ diễm diễn diện dinh doan doanh du "
    "dụ dục "
    "duật duệ duẩn duyệt dư dưỡng dự dực đa đảng đáng đăng đắc đằng đẩu đệ đích điểm điền điển điềm điều đính đĩnh "
    "đình đoan "
    "đoài đoàn đô đồng đông đổng độ đôn đủ được đương em én gái giác giáng giáo giáp giàu giới hai hài hàn hanh hào "
    "hạo "
    "hiên hiến hiển hiện hiểu hiệu hinh hoài hoán hoành hoạch học hộ hồi hội hợi hợp huân huấn huê huế huyên huỳnh "
    "hướng hưởng "
    "hỷ hỹ kha khả khái khanh kháng khâm khắc khiêm khiêu khiết khoan khoát khôi khôn khởi khuê khuyên khuyến kiểm "
    "kiệm "
    "kính kình kỷ kỉnh lạc lai lãm lanh lãng lăng lập lễ lệ liêm liệu lĩnh luận luật lục lụa luyến luyện lư lữ "
    "lượng lượm "
    "lưu lựu lưỡng lịch mãi mão mãn mạo mậu mây mến miền miễn mùi mùa mừng mỵ mận năm năng ngà ngạn ngát nghi nghị "
    "nghiệp nghiêm ngoan ngọ ngôn nguyện ngữ ngữ nhạn nhẫn nhất nhiên nhị nhỏ nhu nhuần nhuận nhựt nhượng nhơn niên "
    "niệm nở "
    "nụ nữ nương nết pha phách phán phấn phận phiên phổ phu phục phùng phường quan quát quy quyền quới quyến rạng "
    "sa san "
    "sanh sánh sao sáng sáu sen sính soạn song sung sửu sử sưởng sỹ sĩ sắc sang sính tà tám tạ tảo tần tất tây tăng "
    "thạc tham "
    "thạnh thăng thăm thân thập thất thêm thêu thiệp thiệu thiều thiết thoa thoan thoại thoảng thơ thới thuần thuấn "
    "thuật "
    "thục thuyên thuyết thúc thụ thụy thứ thức thược thường thưởng thừa thực tiềm tiền tiệp tiết tiếp tiêu tính "
    "tịnh toán toản "
    "toại tố tôn tới tơ trác trạch tráng trạng trấn trầm triển triết triệu triều trình trị trực trước trưởng trương "
    "trụ tuân "
    "túc tuyên tuyến tuyển tuyệt tứ tự từ tưởng tượng tương tước tuyn tý tửu tịch tỉnh uy ước ứng uyển vàng vạn vấn "
    "vận vị viên "
    "viện viễn vĩnh vịnh vọng vỹ vui vượng vững vệ xanh xinh xuyên xứng yểm y quyn chuyên chuyền hoạt hoát thụy "
    "thoăn khánh ngoạn mị páo dợ chía pó sáy dín mỷ chứ dế sò sình lềnh pàng tủa dua chu sùng vảng nhìa súa giống ún "
    "mên sa rít rết sóc phương khuôl xây nưng phal sovan bơ ksor blơm hlơi hrin nguôn nhiêu"
)
MORE_FAMILY = (
    "ái ao ấu bá bạc bàng bảo bắc bì biền bốc bùng ca can cảnh cáp cao cầm chá chắng chẩu chiêm chiểu cổ công cung "
    "cư cừ cự cửu dã dịch diêm doanh dụng duy đái đầu đăng điều điểu đinh đoan đôn đống đỉnh giả giản giao hạ hạnh "
    "hầu hậu hiệp hoắc hoan hoạch hoàn hồng hữu khấu khâu khà khang khất khoa khuất khúc kim kinh kông kiểu lành "
    "lao lãnh lăng "
    "lãng len liêu liêng liễu long lỗ lộc luân luyện lư lùng lự ló mang măng mấu miên minh môn mộng mục "
    "ngạc ngân nghị nghiêm ngải nhạc nhiêu nhung ninh nhữ óc oanh ổ ốc phạm phòng phùn phủ phụng pờ quáng quảng "
    "quằn quyền "
    "sái sần sẩm siêu súa sư tán tấn tẩn tất tẩy tề thao thạnh thập thất thiện thế thích thiềm thịnh thòng thục "
    "thủy tiền tiếp toán tôn trà trang trì triều trình trưng truyện tú tường vạn vĩnh vũ vùi vưu xá xầm xồng "
    "xuân ung viên yên ức cáo chẳng giàng tráng thền mào vù lừu phừ chảo lềnh lồ lìm tải tếnh "
    "đinh rah alăng arất bhling zơrâm pơloong bríu hốih coor tơngôl a viết "
    "buôn mlô ayun eban bkrông kbuôr adrơng hmok byă hwing kdoh kbour ktul "
    "rmah siu nay ksor kpuih rahlan rơ châm ro puih rơmah đinh bahnar kon sơ"
)
