"""The held-out half of the notes: forms, people and places that nobody looks at while the scrubber is built.

Written before the scrubber and left alone since. `GIVEN` is kept apart from the scrubber's own given names (a test
holds it), so that recall on names it never saw is measured. All people are made up.
"""

from __future__ import annotations

from datasets.synthetic.clinical_notes_writing import listed

SURNAMES = tuple(
    listed(
        "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý "
        "Mai Đinh Đào Cao Tăng "
        "Chu Kim Mạch Lưu Hà Tạ Quách Thạch Nông Lò Giàng Vi Khổng Tôn"
    )
)
MIDDLES = (
    "Văn",
    "Thị",
    "Thị",
    "Văn",
    "Minh",
    "Thị Ngọc",
    "Hữu",
    "Đình",
    "Thị Kim",
    "Trọng",
    "Gia",
    "Như",
    "Bá",
    "Thế",
    "",
)
GIVEN = tuple(
    listed(
        "Khuê Thục Nhạn Trác Quyền Hiệu Khôi Bách Diễm Nhâm Thoa Lựu Cúc Mận Tuyên Kiệm Thuần Vịnh Sửu Dậu "
        "Hợi Khiêm Luyến Nụ "
        "Ngoan Hiến Chiểu Tịnh Huấn Toại Nghiêm Trực Vỹ Thơ Mơ Ngà Bính Đoàn Thứ Sang"
    )
)
STRANGERS = ("Whitfield", "Okafor", "Lindqvist", "Marchetti", "Abernathy", "Tanaka", "Delacroix", "Pemberton")
STREETS = (
    "Số 18 ngõ 42 phố Thái Hà, phường Trung Liệt, quận Đống Đa, Hà Nội",
    "thôn Đông Thượng, xã Hợp Tiến, huyện Mỹ Đức, Hà Nội",
    "217/8B đường Trần Xuân Soạn, P. Tân Hưng, Q.7, TP.HCM",
    "ấp Mỹ Hưng, xã Mỹ Hòa, thị xã Bình Minh, Vĩnh Long",
    "tổ 5, khu phố 3, thị trấn Đức Phong, huyện Bù Đăng, tỉnh Bình Phước",
    "bản Nậm Cáy, xã Tả Phời, Lào Cai",
    "96 Lý Thái Tổ, Hội An, Quảng Nam",
    "xóm Bến, xã Diễn Kỷ, Diễn Châu, Nghệ An",
)
PLACES = ("Thái Nguyên", "Gò Công Đông", "Tam Kỳ", "Bạc Liêu", "Cẩm Phả", "Đắk Nông", "huyện Krông Pắc", "xã Tân Lập")
HOSPITALS = (
    "Bệnh viện Đa khoa huyện Thanh Bình",
    "BV Quân dân y miền Tây",
    "Trung tâm Y tế thị xã Hương Thủy",
    "Phòng khám Đa khoa Thiện Nhân",
    "BVĐK tỉnh Hà Giang",
)
FORMS = (
    "SỞ Y TẾ\n{hospital}\nGIẤY RA VIỆN\nHọ tên người bệnh: {name}   Tuổi: 54   Giới: Nam\nDân tộc: Kinh   Nghề "
    "nghiệp: làm ruộng\n"
    "Mã thẻ BHYT: {bhyt}\nĐịa chỉ: {address}\nVào viện lúc 14 giờ 20 phút {dlong}\nRa viện lúc 9 giờ 00 {dlong2}\n"
    "Chẩn đoán: Viêm tụy cấp thể phù (K85.9) / Tăng triglycerid máu\nPhương pháp điều trị: dịch truyền, giảm "
    "đau, nhịn ăn\n"
    "Lời dặn: kiêng rượu, tái khám {dmy2} hoặc gọi {phone}\nTrưởng khoa\nBSCKII. {doctor}",
    "Kính gửi quý đồng nghiệp,\nChúng tôi xin chuyển bệnh nhân {name}, sinh {dob}, CCCD {cccd}, ngụ tại {address}.\n"
    "Bệnh sử: cách nhập viện 3 ngày bệnh nhân sốt 39 độ, ho đờm vàng, khó thở tăng dần. Mạch 110 lần/phút, "
    "huyết áp 100/60 mmHg.\n"
    "Xử trí: ceftriaxon 2 g tĩnh mạch, oxy gọng kính 3 lít/phút. Người nhà đi cùng là con trai tên {kin}, số "
    "máy {phone2}.\n"
    "Xin cảm ơn. BS. {doctor}, {hospital}",
    "SIÊU ÂM TUYẾN GIÁP - PID {mrn}\nTên: {name}\nNgày làm: {dmy}\nThùy phải: nhân giảm âm 8 x 6 mm, TIRADS 4. "
    "Thùy trái bình thường. "
    "Hạch cổ nhóm III, IV không to.\nKết luận: nhân giáp thùy phải TIRADS 4. Đề nghị FNA.\nBác sĩ đọc: "
    "{doctor}. KTV: {nurse}",
    "Phiếu theo dõi chăm sóc\n7h30 {ddm}: {given} tỉnh, tiếp xúc tốt, vết mổ khô, HA 120/70. ĐD {nurse} bàn giao.\n"
    "15h: đau vết mổ VAS 4, đã dùng paracetamol 1 g truyền. Báo BS {doctor}.\n22h: ngủ được, không sốt. Mẹ của "
    "bé là {kin} ở lại chăm.",
    "Gọi điện hỏi thăm sau mổ: anh {given} ({phone}) nói vết thương hết chảy dịch, đi lại được, hẹn cắt chỉ {dmy}. "
    "Vợ anh ấy, chị {kin}, hỏi về thuốc: đã giải thích uống omeprazol 20 mg trước ăn.",
    "Bà cụ {old} nhập viện vì té ngã tại nhà riêng ở {place}, gãy cổ xương đùi trái. Tiền căn tăng huyết áp, "
    "đặt stent {my}. "
    "Con gái ký cam kết: {kin}, CMND {cmnd}. Phẫu thuật viên {doctor} thay khớp háng bán phần {dmy}.",
    "Xe {plate} của {hospital} đưa bệnh nhân {name} chuyển tuyến lúc 2 giờ sáng ngày {dmy}; điều dưỡng áp tải "
    "{nurse}; lái xe {kin}.",
    "BN {name} số hồ sơ {mrn} được hội chẩn liên viện {dlong} với PGS.TS {doctor}: thống nhất u não bán cầu "
    "trái, chỉ định mổ. "
    "Email kết quả về {email}, xem ảnh tại {url}.",
    "Cháu {name} - nữ - 8 tuổi, nhà ở {address}. Sốt xuất huyết ngày thứ 5, tiểu cầu 32 G/L, Hct 45%. Bố cháu "
    "({kin}) xin chuyển "
    "{hospital}.",
    "BIÊN BẢN HỘI CHẨN\nThành phần: chủ tọa {doctor}; thư ký {nurse}\nBệnh nhân {name}, giường 12, khoa Nội "
    "tiêu hóa\n"
    "Tóm tắt: xơ gan mất bù Child C, cổ trướng độ 3, bệnh não gan độ 1. Kết luận: chọc dịch, albumin 20% 100 ml.",
)
ENGLISH_FORMS = (
    "Re: {name}, DOB {den}, Hospital No. {mrn}\nThank you for asking me to see this lady from {place}. She was "
    "diagnosed with "
    "Graves disease in {men} and takes carbimazole 10 mg daily. TSH 0.02 mIU/L.\nYours sincerely,\nDr "
    "{stranger}, {enhospital}",
    "Telephone encounter {iso}: spoke with Mrs. {stranger} (daughter, {phone}) about {given}'s warfarin; INR "
    "3.4, hold one dose.",
    "CHEST RADIOGRAPH {den}\nPatient: {name}  ID: {cccd}\nFindings: right lower lobe consolidation, no "
    "effusion. Heart size normal.\n"
    "Reported by {stranger}, MD",
    "This {oldyear} man living at {address} was brought in on {den} after a fall. GCS 14/15. His son {kin} can "
    "be reached on {phone}. "
    "Seen by Prof. {doctor}; e-mail {email}.",
)
CLEAN_FORMS = (
    "Hà khắc với bản thân, bệnh nhân ăn kiêng quá mức, sụt 6 kg trong 2 tháng.",
    "Đào thải qua thận, chỉnh liều khi độ lọc cầu thận dưới 30. Mai mốt tái khám nếu sốt lại.",
    "Cao huyết áp độ 2, tăng lipid máu, đang dùng amlodipin 5 mg sáng 1 viên, rosuvastatin 10 mg tối 1 viên.",
    "Ly giải khối u sau hóa trị; kim sinh thiết 18G; mạch quay rõ; hồ sơ đầy đủ; lý do vào viện: ho ra máu.",
    "Hội chứng Stevens-Johnson, bệnh Crohn, test Coombs trực tiếp dương tính, nghiệm pháp Valsalva âm tính.",
    "Vàng da, lòng bàn tay son, sao mạch, cổ trướng tự do, tuần hoàn bàng hệ cửa chủ.",
    "An thần bằng midazolam 2 mg, phản xạ ánh sáng 2 bên đều, đồng tử 2 mm. Tâm thần ổn định.",
    "Lan can giường được nâng để phòng ngã. Sinh hiệu: mạch 84, nhiệt độ 37, nhịp thở 18, SpO2 97%.",
    "Bé bú tốt, vàng da sinh lý, rốn khô, đi phân su trong 24 giờ đầu. Hẹn tiêm vắc xin lúc 2 tháng.",
    "Parkinson's disease stage 2 on the Hoehn and Yahr scale; Babinski sign absent; Foley catheter 16 Fr in place.",
    "Hemoglobin 10.2 g/dL, platelets 150000, penicillin G 2000000 units every 6 hours, follow up in 2 weeks.",
    "Đoạn chi dưới gối phải, mỏm cụt lành tốt, tập phục hồi chức năng. Đường máu mao mạch 8,4 mmol/L.",
    "Đỗ vỡ tâm lý sau biến cố, mất ngủ, lo âu, PHQ-9 14 điểm; trương lực cơ bình thường; quạch kinh nghi ngờ.",
    "Lưu ý: dị ứng cephalosporin. Tạ đè vào chân, sưng nề mu chân phải, không gãy xương.",
    "Ống động mạch còn tồn tại, thông liên thất phần quanh màng 4 mm, áp lực động mạch phổi 35 mmHg.",
    "benh nhan ho khan, dau nguc ben phai, an kem, ngu it, dai tien binh thuong, dang dung thuoc huyet ap",
    "tran dich mang phoi trai luong vua, phan suat tong mau 55%, van hai la ho nhe, van dong mach chu binh thuong",
    "Chị em phụ nữ nên tầm soát ung thư cổ tử cung từ 25 tuổi; anh em ruột của bệnh nhân khỏe mạnh.",
)
