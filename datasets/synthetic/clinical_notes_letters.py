"""More notes that the scrubber is built on: letters, handing over, signatures, messages, and notes without anyone."""

from __future__ import annotations

from datasets.synthetic.clinical_notes_writing import listed

UNSEEN_GIVEN = tuple(
    listed(
        "Khuynh Ngần Nhặt Thăn Nhiễu Thời Đượm Trìu Quỳ Rộng Tích Tuynh Trạc Uông Xuyền Chót "
        "Khuếch Đoái Liêu Ngợi Oánh Phèn Quýt Rợp Thoán Tiệm Vớt Yểu Hởi Chuẩn Khiển Nhược "
        "Thoong Lúa Ngoản Đụng Thỏa Vễ Xíu Thổ Đáo Nhuyễn"
    )
)
"""Given names that none of the scrubber's lists holds."""

WHOLE = (
    "Giàng A Páo", "Lò Thị Mỷ", "Thạch Sa Rết", "Danh Út", "Sùng Seo Chứ", "H'Blơm Niê", "Y Thắng "
    "Êban", "Rơ Châm Hyút",
    "Nông Đức Ngần", "Vàng Thị Dợ", "Kim Sóc Phol", "Quàng Văn Pâng", "Tôn Nữ Khuếch", "Nguyễn Phúc Bảo Oánh",
    "Trần Lê Nhuyễn", "Ksor H'Ngoan", "Bạc Cầm Trạc", "Khúc Đình Thoán",
)  # fmt: skip
ENGLISH_STRANGERS = (
    "Emily Carter", "Harold Whitfield", "Nkechi Okafor", "Sean O'Brien", "Priya Raman", "Laura "
    "Svensson", "George Papadakis",
)  # fmt: skip
LETTER_FORMS = (
    "BÀN GIAO CA TRỰC\n1. {name} ({old}) p.305 g2: thở oxy 3 l/p, theo dõi SpO2.\n2. {kin}: hậu phẫu "
    "ngày 2, dẫn lưu 50 ml.\n"
    "Người giao: {nurse}\nNgười nhận: {doctor}",
    "Chị {kgiven} là em gái người bệnh cho biết {given} uống rượu nhiều năm. Gọi lại số {phone} gặp anh {dgiven}.",
    "GIẤY CAM ĐOAN PHẪU THUẬT\nTôi tên là {kin}, sinh ngày {dob}, là vợ của người bệnh {name}, hiện ở {address}.\n"
    "Sau khi nghe bác sĩ {doctor} giải thích, tôi đồng ý mổ.\n{dlong}\nNgười làm đơn\n(ký tên)\n{kin}",
    "Người báo tin: {kin} (hàng xóm). Nạn nhân {name} bị xe {plate} đâm tại {place} lúc 5h chiều {ddm}, được đưa "
    "vào {hospital}.",
    "Biên bản kiểm thảo tử vong {dmy}. Chủ trì: TS. {doctor}. Thư ký: CN. {nurse}. Bệnh nhân {name}, mã {mrn}, tử "
    "vong do "
    "nhồi máu cơ tim cấp.",
    "PHIẾU XÉT NGHIỆM\nTên: {name}   Giới: Nam   SĐT: {phone}\nBác sĩ chỉ định: {doctor}\nGlucose 7,1 "
    "mmol/L; ure 5,2; "
    "creatinin 80.\nKTV thực hiện: {nurse}\nDuyệt kết quả: {kin}",
    "e {given} chào bs {dgiven}, mẹ em bà {kin} hôm qua uống thuốc bị nổi mẩn, em gửi hình qua zalo {phone2} ạ",
    "Hỏi bệnh qua con gái ({kgiven}, SN {dob}): ông {given} đau ngực từ {my}. Đã khám ở {hospital}, bác sĩ {dgiven} "
    "cho thuốc.",
    "Cấp cứu 23h: nam giới khoảng 40 tuổi, không giấy tờ, sau xác định là {name}, CCCD {cccd}, quê {place}. Vợ là "
    "{kin} đến nhận.",
    "TRÍCH BIÊN BẢN HỘI CHẨN\nThành phần: BSCKII {doctor}, ThS {nurse}, BSNT {kin}\nBệnh nhân: {whole}, "
    "dân tộc thiểu số.\n"
    "Kết luận: viêm phúc mạc ruột thừa, mổ cấp cứu.",
    "Thầy thuốc {dgiven} và điều dưỡng {kgiven} đã giải thích cho gia đình. Cháu {given} tỉnh, bú được, không sốt.",
    "SIÊU ÂM THAI\nThai phụ: {name}\nPARA 1001. Một thai sống, CPN 2100 g. Bánh nhau mặt "
    "trước.\n{hospital}, {dlong2}\n"
    "Bác sĩ siêu âm\n\n{doctor}",
    "Theo lời kể của {kin} (bố), trẻ {given} ngã từ giường cao 50 cm. Không nôn, không ngất. Hẹn tái khám {dmy2}, "
    "BS {doctor}.",
    "Kíp mổ: PTV chính {doctor}, phụ 1 {nurse}, gây mê {kin}. Người bệnh {short}, mổ nội soi cắt túi mật, không tai "
    "biến.",
    "TÓM TẮT: {whole} vào {hospital} ngày {dmy} vì sốt cao. Người nhà là ông {kin} chăm sóc. Địa chỉ liên hệ "
    "{address}.",
    "BN {ini} vào viện vì đau bụng, bs {dgiven} khám lúc 9h. Ký tên: {doctor}. Điều dưỡng trưởng {nurse} đã kiểm tra.",
    "{name}\n{mrn}\nX-quang cột sống thắt lưng: thoái hóa L4-L5.\nNgười đọc {doctor}",
    "Xin phép khoa cho bệnh nhân {name} về nhà ăn Tết. Con rể {kin} bảo lãnh, số điện thoại {phone}. Trưởng khoa "
    "{doctor} đồng ý.",
    "Lời khai của bà {kin}: con tôi {name} uống nhầm thuốc chuột. Hỏi lại {given} thì cháu nhận có uống.",
    "Ngày {dmy}: nhờ bác {kgiven} đưa phim cho {dgiven} đọc lại. Ông {given} vẫn ho, chưa khạc ra máu.",
)
MORE_ENGLISH_FORMS = (
    "Telephone note {iso}: spoke to {kin}, the patient's sister, on {phone}. {given} has stopped taking warfarin. "
    "Discussed with Dr {doctor}.",
    "Handover: {name} in bed 12 is stable. {stranger} from physiotherapy will review. Signed, {nurse}, RN.",
    "Operation note. Surgeon: {doctor}. Assistant: {stranger}. Anaesthetist: {nurse}. Patient: {name}, hospital "
    "number {mrn}.",
    "Consent was obtained from {kin} (husband). {given} understands the risks. Witness: {stranger}.",
    "Re: {name}, DOB {dob}\nDear {stranger},\nI reviewed this lady in clinic on {den}. Her brother "
    "{kin} attended. No change.\n"
    "Yours sincerely,\n{doctor}\nConsultant Physician",
    "Social history: lives with his son {kin} in {place}. Contact: {kgiven} on {phone}. Mr {name} is a retired "
    "teacher.",
)
MORE_CLEAN_FORMS = (
    "Bệnh nhân tỉnh, da niêm mạc nhợt, không phù, tuyến giáp không to. Hạch ngoại vi không sờ thấy. Bụng chướng "
    "nhẹ, gõ vang.",
    "KHÁM LÂM SÀNG: Toàn trạng trung bình. Tuần hoàn: Tim đều. Hô hấp: Rì rào phế nang giảm đáy phải. Tiêu hóa: "
    "Bụng mềm.",
    "Kết Luận: Viêm Dạ Dày Cấp. Đề Nghị: Nội Soi Kiểm Tra Sau Ba Tháng. Lưu Ý: Ăn Chín Uống Sôi, Tránh Rượu Bia.",
    "Chẩn đoán phân biệt: viêm ruột thừa, sỏi niệu quản, thai ngoài tử cung. Xử trí: nhịn ăn, truyền Ringer lactat, "
    "theo dõi sát.",
    "Người bệnh và người nhà được hướng dẫn chế độ ăn. Bác sĩ giải thích kỹ. Điều dưỡng theo dõi mạch, huyết áp mỗi "
    "giờ.",
    "Mẹ khỏe, con khỏe. Bé bú tốt, vàng da nhẹ. Cháu tăng cân đều. Chị gái bị hen. Ông nội mất vì ung thư. Bố hút "
    "thuốc lá.",
    "Thuốc: Amlodipin 5 mg, Metformin 850 mg, Panadol 500 mg, Augmentin 1 g, Vitamin B1, Kali clorid, Natri clorid "
    "0,9%.",
    "Phác đồ RHZE 2 tháng. Nghiệm pháp Valsalva âm tính. Dấu hiệu Murphy dương tính. Phân độ Forrest Ib, Child-Pugh B.",
    "Cộng hưởng từ sọ não: Không thấy tổn thương khu trú. Não thất không giãn. Đường giữa không lệch. Xoang hàm trong.",
    "Đường kính thất trái 48 mm, vách liên thất 10 mm, phân suất tống máu 62%. Van hai lá mềm, hở nhẹ. Van động "
    "mạch chủ ba mảnh.",
    "benh nhan tinh, tiep xuc tot, da niem hong, tim deu, phoi trong, bung mem, tieu tien binh thuong, an ngu duoc.",
    "Benh Nhan Nam 60 tuoi, tien su tang huyet ap, dai thao duong. Duong Huyet cao, chuyen Khoa Noi dieu tri tiep.",
    "nguyen nhan chua ro, theo doi tai khoa, xet nghiem lai sau 3 ngay, bac si truc kham, ho tro ho hap khi can.",
    "Khu vực tổn thương lan rộng, đường mổ khô, ấp ủ thân nhiệt, xã hội hóa, số lượng tiểu cầu giảm, tổ chức hoại "
    "tử sạch.",
    "Phòng khám ngoại trú hẹn lại, bệnh viện quá tải, trung tâm cấp cứu 115, trạm y tế gần nhà, chuyển tuyến trên "
    "khi nặng.",
    "Quận năm giờ sáng đau bụng; đi ngoài phân lỏng 5 lần; nhà ở ẩm thấp; làm nghề nông; sống cùng gia đình đông "
    "người.",
    "Thủ thuật: Chọc dịch màng phổi dưới hướng dẫn siêu âm. Gây tê Lidocain 2%. Dịch vàng chanh, gửi Rivalta, Gen "
    "Xpert.",
    "No acute distress. Alert and oriented. Lungs clear. Heart regular. Abdomen soft. Plan: continue Lisinopril, "
    "follow up in Spring.",
    "Impression: Mild Degenerative Change. No Fracture. Recommend Clinical Correlation. Compared with the prior "
    "study, unchanged.",
    "HA TỐI ĐA 160, HA TỐI THIỂU 90. CHẨN ĐOÁN: SUY TIM. HƯỚNG ĐIỀU TRỊ: LỢI TIỂU, ỨC CHẾ MEN CHUYỂN. TIÊN LƯỢNG: "
    "DÈ DẶT.",
    "Kháng sinh đồ: Nhạy Imipenem, kháng Ceftriaxon. Cấy đàm: Klebsiella. Cấy máu: âm tính sau Năm ngày. Nhuộm "
    "Gram: cầu khuẩn.",
    "Quả tim to, bóng tim hình giọt nước, rốn phổi đậm, vòm hoành trơn láng, xương đòn hai bên cân đối, khí quản giữa.",
)
MORE_HOSPITALS = (
    "BV Quân y 7A", "TTYT thị xã An Nhơn", "PK Đa khoa Medic Sài Gòn", "Bệnh viện Phụ sản Quốc tế Phương Nam",
    "Trạm Y tế phường 12 quận Tân Bình", "Bệnh viện K cơ sở Tân Triều", "BV Mắt Kỹ thuật cao Thăng Long",
    "Phòng khám Nhi bác sĩ Thoán", "Viện Tim Trường Lộc", "Bệnh xá Công an huyện Mai Lĩnh", "Nhà thuốc Minh Khuynh",
    "TYT Bình Trị", "Bệnh viện Y học cổ truyền Phước Hòa", "Bệnh viện đa khoa tư nhân Đức Lành",
    "Trung tâm xét nghiệm Hưng Long", "Trung tâm Chẩn đoán hình ảnh Ngọc Thạnh", "Phòng mạch bác sĩ Vớt",
    "Bệnh viện Sản Nhi tỉnh Hậu Lĩnh",
)  # fmt: skip
MORE_STREETS = (
    "thôn Trà Lý, xã Vân Tụ", "tổ dân phố Đồng Tâm, phường Hợp Thành, Thái Nguyên", "khu 3, thị trấn "
    "Cây Dương, Hậu Giang",
    "22B đường Trần Quốc Hoàn, phường 4", "xóm Bãi, xã Tượng Lĩnh, huyện Kim Bảng", "buôn Ea Nhái, xã "
    "Ea Knuếc, Đắk Lắk",
    "chung cư Hưng Ngân, quận 12", "hẻm 88 Âu Cơ, Tân Bình", "ấp 3, xã Vĩnh Hội Đông", "khóm Thới Hòa, "
    "thị trấn Cái Tàu",
)  # fmt: skip
MORE_PLACES = (
    "xã Vân Tụ",
    "phường Hợp Thành",
    "thị trấn Cây Dương",
    "ấp Thạnh Lợi",
    "Bình Chánh",
    "xã Tượng Lĩnh",
    "Phú Quốc",
)
