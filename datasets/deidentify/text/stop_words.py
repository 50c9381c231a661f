"""Words that end a name or show that none began, with their marks; without marks they count in text that has none."""

from __future__ import annotations

from datasets.deidentify.text.listed import Names, listed

STOP = Names(
    "nam nữ tuổi sinh ngày tháng giới dân nghề địa số mã khoa phòng giường bệnh viêm suy đau sốt ho khó vào "
    "nhập ra được không "
    "có bị đã đang cần cho vì do với và của ở tại từ đến khi sau trước trong ngoài trên dưới về là theo thì mà "
    "nên còn cũng rất "
    "hay hoặc các những một này đó kia đây nào gì ai sẽ vẫn chưa mới lại đi khám chuyển chẩn đoán tiền sử điều "
    "trị kết luận "
    "huyết áp máu mạch nhịp tim phổi gan thận bụng ngực đầu cổ tay chân mắt tai mũi họng da niêm nhiệt độ mềm "
    "rõ đều tốt kém "
    "ăn uống ngủ tỉnh tiếp xúc thuốc viên liều mg ml lần phút giờ sáng chiều tối đêm nay hôm qua mai mổ phẫu "
    "thuật xét nghiệm "
    "siêu âm chụp phim kết quả bình thường dương tính âm tràn dịch màng dẫn lưu khối hạch thùy trái phải hai bên "
    "gọi báo hỏi nói khai than kể đưa ký xin chụp đọc chỉ định thực hiện yêu cầu đề nghị lý lời dặn tái hẹn "
    "cùng đồng ý "
    "điện thoại đt cccd cmnd bhyt thẻ email kính gửi thưa trân trọng cảm ơn người nhà con vợ chồng mẹ bố cha ba "
    "má bé cháu "
    "ông bà anh chị em cô chú bác cụ thường trú ngụ quê quán hiện sống làm việc bác sĩ bs ths điều dưỡng đd ktv "
    "nghĩ nghi "
    "rối loạn hội chứng tăng giảm cao thấp nhẹ nặng vừa cấp mạn tính mất đường kính kỳ kinh tiêm sơ hồ nước ý "
    "thải nội "
    "năm tuần giây bn dị ứng phản ứng cân cm kg chiều thai phụ sản nghiệp lớn nhỏ to hơn nhiều ít thêm ngưng "
    "dùng truyền chảy "
    "giải thích bàn giao ở lại chăm đi cùng chủ tọa thư ký tóm tắt thành phần trưởng phó hết xuất dịch thở đờm "
    "nôn tiêu tiểu "
    "phân vết thương sưng nề đỏ hút xơ đặt ống thông thăm phương pháp biến chứng nguy cơ yếu liệt lơ mơ té ngã "
    "tai nạn gãy "
    "vỡ trật căng cứng loét nhồi nhiễm trùng khuẩn u ung thư bướu nang sỏi polyp hở hẹp van động tĩnh nhi "
    "toa đơn phiếu giấy hồ tên họ nơi ngành lúc biết thấy tự quá gần xa khắc mốt triglycerid lipid giả kê cổ tử cung "
    "giữa cẩn lưng vai gối hông sườn xương khớp cơ thần kinh não tủy sống hậu môn trực tràng dạ dày thực quản ruột "
    "ngừng lưu đo thử thay băng cắt khâu rửa vệ tâm lưỡi răng miệng môi lông tóc móng"
)
ENGLISH_STOP = frozenset(
    listed(
        "the a an and or of in on at to for with by from was is are has had he she his her they it this that "
        "patient name date dob "
        "born mrn id hospital clinic ward department room phone tel email address age sex male female diagnosis "
        "history findings "
        "impression ct mri ecg x ray xray ultrasound chest abdomen brain no not yours dear re thank thanks kind "
        "regards sincerely "
        "may march will mark june april august admitted discharged reported seen on tsh inr md mbbs phd rn general "
        "medical "
        "monday tuesday wednesday thursday friday saturday sunday january february july september october november "
        "december"
    )
)
BEHIND_VAN_OR_THI = frozenset(
    listed("dong hai ba tim mach de tinh khong khuech luc giac truong nghiem tran nhan tro tui")
)
"""`van động mạch`, `van hai lá`, `thị lực`: valves and eyes, not people."""
