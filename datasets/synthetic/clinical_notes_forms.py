"""The notes that the scrubber is built on: forms, people and places. The held-out ones stand in a file of their own."""

from __future__ import annotations

from datasets.synthetic.clinical_notes_letters import (
    ENGLISH_STRANGERS,
    LETTER_FORMS,
    MORE_CLEAN_FORMS,
    MORE_ENGLISH_FORMS,
    MORE_HOSPITALS,
    MORE_PLACES,
    MORE_STREETS,
    UNSEEN_GIVEN,
    WHOLE,
)
from datasets.synthetic.clinical_notes_writing import listed

__all__ = ["WHOLE"]

SURNAMES = tuple(
    listed(
        "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô "
        "Dương Lý Trịnh Đinh Đoàn "
        "Lương Trương Tô Thái Châu Cao Tăng Chu Kim Mạch La Hứa Nghiêm Từ Đàm Phùng Bế Hoàng Ma Triệu H'"
    )
)[:-1]
MIDDLES = (
    "Văn",
    "Thị",
    "Minh",
    "Ngọc",
    "Hữu",
    "Đức",
    "Thanh",
    "Quốc",
    "Thị Thu",
    "Xuân",
    "Công",
    "Thị Mỹ",
    "Quang",
    "",
)
GIVEN = (
    tuple(
        "An Lan Hoa Hạnh Tuấn Dũng Phượng Khánh Đạt Yến Linh Quỳnh Sơn Trang Mai Đào Hà Tâm Bình Hùng Nam Hương "
        "Thảo Long Phúc Tim "
        "Hồng Vân Loan Út Tư Bảy Thủy Kim Thịnh Cường Trí Như Ngân".replace("Tim ", "").split()
    )
    + UNSEEN_GIVEN
)
STRANGERS = ("Smith", "Jackson", "O'Connor", "Müller", "Williams", "Garcia", "Thompson", "Brown", *ENGLISH_STRANGERS)
STREETS = (
    "12 Nguyễn Trãi, Thanh Xuân, Hà Nội",
    "45/7 Lê Lợi, Phường Bến Nghé, Quận 1, TP Hồ Chí Minh",
    "Thôn Đoài, Xã Kim Sơn, Ninh Bình",
    "số nhà 33, tổ 12, phường Quang Trung, thành phố Thái Bình",
    "ấp Bình Hòa, xã Tân Phú, huyện Châu Thành, tỉnh Bến Tre",
    "khu phố 2, thị trấn Long Thành, Đồng Nai",
    "78 đường 30/4, Ninh Kiều, Cần Thơ",
    "xã Ea Kao, TP. Buôn Ma Thuột, Đắk Lắk",
    "Số 5 hẻm 12 đường Hùng Vương, P.3, Đà Lạt, Lâm Đồng",
    *MORE_STREETS,
)
PLACES = (
    "Hải Phòng",
    "Nha Trang",
    "quận Bình Thạnh",
    "Nam Định",
    "xã An Thượng",
    "Cà Mau",
    "Sài Gòn",
    "Củ Chi",
    *MORE_PLACES,
)
HOSPITALS = (
    "Bệnh viện Bạch Mai",
    "Bệnh viện Đa khoa Hòa Bình",
    "BV Nhi Đồng 1",
    "BVĐK tỉnh Nam Định",
    "Trạm y tế xã Phú Lộc",
    "Trung tâm Y tế huyện Phong Điền",
    "Phòng khám Đa khoa An Sinh",
    *MORE_HOSPITALS,
)
FORMS = (
    "{hospital}\nKHOA NỘI TỔNG HỢP\nTÓM TẮT BỆNH ÁN RA VIỆN\nHọ và tên: {name}, sinh ngày {dob}, giới tính: Nữ\n"
    "Địa chỉ: {address}\nSố CCCD: {cccd}. Thẻ BHYT số {bhyt}. Điện thoại: {phone}\nMã BN: {mrn}\nLý do vào "
    "viện: đau bụng vùng thượng vị\n"
    "Bệnh sử: Bệnh khởi phát cách 2 ngày. Tiền sử: tăng huyết áp 5 năm.\nMạch: 88 l/p, HA: 130/80 mmHg, nhiệt "
    "độ: 37,2.\n"
    "Chẩn đoán: Viêm dạ dày cấp (K29.1)\nNgày vào viện: {dmy}. Ngày ra viện: {dmy2}\nBác sĩ điều trị: {doctor}",
    "GIẤY CHUYỂN TUYẾN\nKính gửi: {hospital}\nChúng tôi trân trọng giới thiệu ông {name}, {old}, thường trú tại "
    "{address}.\n"
    "Đã được khám ngày {dmy} với chẩn đoán suy tim NYHA III, rung nhĩ. Thuốc: digoxin 0,25 mg, furosemid 40 mg "
    "x 2 viên/ngày.\n"
    "Lý do chuyển: vượt khả năng. {dlong}\nBS. {doctor}",
    "KẾT QUẢ SIÊU ÂM BỤNG\nBệnh nhân: {name} - {mrn}\nBS chỉ định: {doctor}\nGan: kích thước bình thường, cấu "
    "trúc đồng nhất. Túi mật: sỏi 6 mm. "
    "Thận hai bên không sỏi.\nKết luận: Sỏi túi mật.\nNgười thực hiện: {nurse}",
    "XQ phổi thẳng {iso}: {name} {cccd}. Mờ đáy phổi phải, nghi tràn dịch lượng ít. Tim không to. Đọc phim: BS "
    "{doctor}",
    "8h sáng {ddm} BN {given} than đau đầu, HA 150/90. Đã báo bs {doctor}, cho thuốc theo y lệnh. ĐD. {nurse}",
    "Mẹ bệnh nhân tên {kin} gọi số {phone} báo bé {given} còn sốt 38,5 độ, ăn kém. Dặn uống hạ sốt, tái khám "
    "{dmy} tại {hospital}.",
    "Bệnh nhân {name}, {old}, ở {place}, vào viện vì khó thở. Con trai là {kin} (đt {phone}) khai bệnh. Tiền "
    "sử: mổ ruột thừa {my}.",
    "Chồng chị {given}, anh {kin}, CMND {cmnd}, đã ký giấy cam đoan mổ lúc 10h30 ngày {dmy}. Phẫu thuật viên: "
    "ThS. BS. {doctor}.",
    "Bn {name} tai nạn giao thông xe máy biển số {plate} trên đường về {place}, vỡ lách độ III, truyền 2 đơn vị "
    "hồng cầu lắng.",
    "Kết quả gửi về {email}, xem phim tại {url}. Mã hồ sơ {mrn}, BHYT {bhyt10}. Hẹn {dlong}.",
    "Cô {name} khám thai 32 tuần, ngôi đầu, tim thai 140 lần/phút, ối bình thường. Dự sinh {dmy}. Người đưa đi: "
    "bà {kin}, ngụ {address}.",
    "Hội chẩn {dmy}: chủ trì PGS.TS. {doctor}, tham dự BSCKII {nurse}. Kết luận: u gan hạt phải 3 cm, chỉ định TACE.",
    *LETTER_FORMS,
)
ENGLISH_FORMS = (
    "Dear Dr. {stranger},\nThank you for seeing Mr. {name}, born {den}, of {address}. He has had chest pain "
    "since {men}. ECG normal. "
    "Troponin 12 ng/L. Phone {phone}.\nKind regards,\nDr. {doctor}\n{enhospital}",
    "Discharge summary. Patient name: {name}. MRN: {mrn}. Admitted {den}, discharged {iso}. Diagnosis: "
    "pneumonia (J18.9). "
    "Amoxicillin 1 g three times a day for 7 days. His wife {kin} was informed.",
    "CT abdomen with contrast, {iso}. Name: {name}, ID {cccd}. The liver is normal. No Hodgkin lymphoma. "
    "Reported by Dr {stranger}.",
    "The patient is a {oldyear} woman from {place}, seen with her daughter Ms. {kin} ({email}). Parkinson "
    "disease, stable.",
    *MORE_ENGLISH_FORMS,
)
CLEAN_FORMS = (
    "Tăng huyết áp độ 1, mạch đều, phổi trong, bụng mềm. Lý do vào viện: đau ngực. Chu kỳ kinh đều 28 ngày.",
    "Hồng ban nút hai cẳng chân, lan tỏa, không ngứa. An toàn khi dùng thuốc. Hoa mắt, chóng mặt khi đứng dậy.",
    "Kim tiêm số 12, hồ nước tiểu trong, cao 165 cm nặng 55 kg. Đinh nội tủy xương đùi. Tăng men gan nhẹ.",
    "Bệnh Parkinson giai đoạn 2, bệnh Basedow, thang điểm Glasgow 15, hội chứng Cushing, sonde Foley 16F, bệnh "
    "Kawasaki.",
    "Bệnh nhân Nam 45 tuổi, Đau bụng, Sốt 39 độ. Ông không hút thuốc. Bà ăn uống kém. Anh ngủ được 5 giờ.",
    "TRÀN DỊCH MÀNG PHỔI PHẢI. CAO HUYẾT ÁP. ĐAU NGỰC TRÁI. TĂNG ĐƯỜNG HUYẾT. HO RA MÁU. VỠ LÁCH ĐỘ 2.",
    "Uống ngày 2 lần, mỗi lần 1/2 viên, trong 3 tháng. Thị lực 8/10. HA 120/80. GCS 15/15. Tiếng thổi 3/6. HbA1c 7,2%.",
    "Mai tái khám, hà hơi thổi ngạt, đào ban dát sẩn, lê bước khi đi, bụi phổi silic, võ mạc bình thường.",
    "dau nguc trai, ho khan, tran dich mang phoi, cao huyet ap, mach 90, ly do vao vien: met, do khac dam trang",
    "phan vang, duong huyet 7.8, vu khong u, hoang dan nhe, buong trung phai co nang 3 cm, le dao dong",
    "The patient denies fever. May have mild edema. Will return in March if needed. Bell palsy resolved. "
    "Glasgow coma scale 15.",
    "Bạch cầu 12,5 G/L, tiểu cầu 250000, CRP 48 mg/L, creatinin 88 umol/L, ICD-10: I10, E11.9, J18.9, liều 500 mg.",
    "Thai 12 tuần, tim thai 150 lần/phút, ba tháng giữa. Cô đặc máu nhẹ. Chú ý theo dõi. Con so, mổ lấy thai.",
    "Người bệnh tỉnh, tiếp xúc tốt, da niêm hồng. Tim đều, T1 T2 rõ. Phổi không ran. Bụng mềm, gan lách không to.",
    "Sau 12 tháng 3 lần tái phát. Cách nhập viện 5 ngày. Điều trị 10 ngày, từ ngày thứ 3 hết sốt. Số 12, giường "
    "5, phòng 301.",
    "Hạch trung thất nhóm 4R 12 mm, khối thùy trên phổi phải 35 x 28 mm, nghĩ u nguyên phát, đề nghị sinh thiết.",
    *MORE_CLEAN_FORMS,
)
