"""Words that say that a name follows."""

from __future__ import annotations

import re

from datasets.deidentify.text.listed import listed

TITLES = frozenset(
    listed(
        "bs bsck bscki bsckii bsckl bsck2 bscknt bsnt bscc ths pgs gs ts tsbs ktv nhs dr prof mr mrs ms miss "
        "doctor professor ysi "
        "cnd cndd pgsts gsts thsbs bsi ckii cki ds dsck cndd bsgd bshs bsyhct ptv bsdd gsbs"
    )
)
TITLE_PAIRS = frozenset(
    (
        ("bac", "si"),
        ("bac", "sy"),
        ("ky", "thuat"),
        ("thuat", "vien"),
        ("duoc", "si"),
        ("dieu", "duong"),
        ("ho", "sinh"),
        ("y", "si"),
        ("y", "ta"),
        ("giao", "su"),
        ("tien", "si"),
        ("thac", "si"),
    )
)
ENGLISH_CUES = frozenset(
    listed(
        "mr mrs ms miss dr prof doctor professor dear wife husband son daughter mother father brother sister "
        "mum dad nurse by named called uncle aunt grandmother grandfather guardian carer partner spouse niece "
        "nephew cousin "
        "friend neighbour surgeon assistant anaesthetist witness consultant radiologist physician registrar midwife "
        "pharmacist interpreter attn sir madam signed saw seeing"
    )
)
PERSONS = frozenset(
    listed(
        "ông bà anh chị cô chú bác cậu dì dượng mợ thím em bé cháu mẹ má bố cha ba vợ chồng con bn cụ tên "
        "trai gái ruột dâu rể cậu thầy sư bạn mệ mạ tía thằng "
        "dd đd"
    )
)
CAPITAL_PERSONS = frozenset(("trẻ", "tre"))
"""Only before a name with a capital."""

PLAIN_PERSONS = frozenset(
    listed("ong ba anh chi co chu bac cau di em be chau me ma bo cha vo chong con bn cu ten trai gai dd")
)
PERSON_PAIRS = frozenset(
    (
        ("benh", "nhan"),
        ("nguoi", "benh"),
        ("thai", "phu"),
        ("san", "phu"),
        ("nguoi", "nha"),
        ("nan", "nhan"),
        ("than", "nhan"),
        ("nhan", "chung"),
        ("nguoi", "than"),
        ("hang", "xom"),
        ("nhan", "vien"),
        ("ba", "noi"),
        ("ba", "ngoai"),
        ("ong", "noi"),
        ("ong", "ngoai"),
        ("tai", "xe"),
        ("lai", "xe"),
        ("thu", "ky"),
        ("ho", "ly"),
        ("le", "tan"),
        ("duoc", "si"),
        ("can", "bo"),
        ("co", "giao"),
        ("thay", "giao"),
        ("to", "truong"),
        ("chu", "nha"),
        ("ban", "trai"),
        ("ban", "gai"),
        ("benh", "nhi"),
        ("chau", "be"),
        ("em", "be"),
        ("thay", "thuoc"),
        ("gay", "me"),
        ("phau", "thuat"),
        ("chu", "tri"),
        ("thanh", "phan"),
        ("tham", "gia"),
        ("dai", "uy"),
        ("thuong", "uy"),
        ("trung", "uy"),
        ("thieu", "uy"),
        ("dai", "ta"),
        ("thuong", "ta"),
        ("trung", "ta"),
        ("thieu", "ta"),
    )
)
NO_PERSONS = frozenset(
    (before, word)
    for word, all_before in (
        ("ong", "mat to da vi tui dat"),
        ("anh", "hinh phan phim so xuong thach"),
        ("chi", "dia tu tieu thien chung ban cu kim so may doan mach phu que phi"),
        ("bo", "cuc toan so tien cong phan tuyen tuoc sua can phuc gac noi tam pho phe dong"),
        ("cau", "hong bach tieu lien tu nhu loc yeu toan huyet hoan phan de khop can nhan nhat song phe xa mong"),
        ("chau", "mao khung vung xuong tieu canh dai day chung phap cuoc"),
        ("me", "manh sua mui tung"),
        ("ma", "hai phi dong di nhu can"),
        ("co", "dong nguy the nang khoi huu dien ngoan gan xuong khung"),
        ("vo", "gia be do tan dap"),
        ("con", "sua tim rau mau bong bam"),
        ("cha", "hong la chan"),
        ("chu", "dong dan gia mau"),
        ("cu", "dan tieu dung cong lao duong khoai bao"),
        ("ba", "lan thu giua dai thang hai tuan ngay"),
        ("di", "gian ly mui"),
        ("em", "diu"),
        ("be", "cach"),
        ("trai", "tim phoi than vu tay chan mat tai ben hong thuy buong that nhi dui vai nua"),
        ("dd", "ngay"),
    )
    for before in all_before.split()
)
"""Without marks, a word for a person that ends another word: `mật ong`, `hình ảnh`, `địa chỉ`."""

SURE_LOW = frozenset(listed("bn bs bsi ths ktv dd ptv ds benhnhan bacsi ten mr mrs ms dr"))
"""Cues that mean nothing else, even in small letters without marks."""

KIN = frozenset(listed("vo chong con me bo cha em anh chi cau mo di chu bac co ong ba chau ruot dau re hang noi"))
"""Behind a sign these tell whose kin was named before it: `Lâm Sung – cậu`."""

NEVER_ALONE = frozenset(listed("nam nữ nu tuổi tuoi"))
NOT_CAUSE = frozenset(listed("nhan phat tac vong ven sinh bao ban lieu chat to thuy"))
"""After `nguyen` in text without marks: cause, primary, principle, intact, element."""

LOW_AMBIGUOUS = frozenset(
    listed(
        "hạ tiến hoàn thành tình định sinh thông thái quyết lực công trường thương phong tạo quang phát hảo "
        "tâm nhân lâm sơn liên "
        "hòa hoà thế thiên trung ngọc hoa hồng kim vân lan an anh ba hai năm tư tài thu thư hiếu trí chi khoa hà lê "
        "mai nam đại hậu "
        "bình chung hương cường thiện thuận phúc phú quân thắng điệp linh danh tính"
    )
)
"""Given names that in small letters are mostly another word."""

SELDOM_ALONE = frozenset(
    listed(
        "mỹ âu á phi đức anh pháp nga nhật hàn úc việt na uy bồ "
        "hồng khoa trung công nam đông tây chính hội sở tiến bình kim đại tâm anh thành sinh tình quốc việt"
    )
)
"""Given names that with a capital in the middle of a sentence are often another word: `Khoa Nội`, `Công an`."""

ASKED = frozenset(
    listed("cho gặp gap nhờ nho biết biet trẻ tre gọi goi báo của cua với voi đợi chờ hẹn mời moi gửi gui nhắn nhan")
)
"""Words behind which a person stands, in small letters before a given name with a capital."""

CUE_TAILS = frozenset(listed("truong pho chinh tri vien phu ckl ck2 ck cki ckii"))
"""Words between a title and a name: `điều dưỡng trưởng`."""

UNSURE_GIVEN = frozenset(
    listed(
        "dung bao thang huong quan duy phuong truc yen hang hien khai lien linh loan long tan thu trang hieu nghia "
        "tuyet diep "
        "chau ngoc tu thao huyen khang my nhi thuy duc duyen quyet cuong hung sinh san dat"
    )
)
"""Without marks, behind a word that may be another than one for a person, these are too often other words."""

NOT_AFTER_TITLE = frozenset(
    listed(
        "bao nhi nội ngoại sản mắt tâm công thông tiến quyết tư hội cho thu đại trung chính chung hiện hành hoàn định "
        "tình trực khoa trưởng gia lâm thanh toàn nam hai ba năm kim truyền đông tại"
    )
)
"""Words that follow a title or a word for a person without being a name: `bs nội trú`, `anh tiến triển`."""

SHORT_PERSONS = frozenset(("e", "a", "c"))
"""`em`, `anh`, `chị` in messages; only before a name with a capital."""

VERBS = frozenset(
    listed(
        "is was has had does did can could will would may understands says said reports reported denies denied "
        "takes took "
        "lives lived works worked feels felt attended agreed agrees stopped started needs wants came presented called "
        "remains remained continues tolerated underwent received asked told complains complained and"
    )
)
"""What people do in English notes."""

NEVER_GIVEN = frozenset(listed("truc thuc chinh truong trưởng trực chính thực hiện nam nữ nu chào chao duyệt duyet"))
"""In small letters right behind a title these are its tail or what is done."""

DOINGS = VERBS - frozenset(listed("is was has had does did can could will would may and")) | {"from"}
"""Of these, what only people do."""

INITIALS = re.compile(
    r"(?:[A-ZĐ]\.[ ]?){2,3}[A-ZĐ](?!\w)\.?|[A-ZĐ]\.[ ]?[A-ZĐ][^\W\dA-Z_]{1,6}(?!\w)|(?<![\w.])(?:[a-zđ]\.){3,4}(?!\w)"
    r"|(?<![\w.])(?P<small>[a-zđ]\.[ ]?[a-zđ]{4,14})(?!\w)"
)
"""`N.V.A.` and `N. Hoa`; `n. castellano` only behind a title."""

NO_NAMES = frozenset(
    (
        ("ly", "do"),
        ("pham", "vi"),
        ("tang", "duong"),
        ("tang", "huyet"),
        ("cao", "huyet"),
        ("chu", "ky"),
        ("ho", "so"),
        ("ho", "ra"),
        ("luu", "y"),
        ("cam", "doan"),
        ("cam", "ket"),
        ("thai", "ngoai"),
        ("duong", "mat"),
        ("duong", "tinh"),
        ("mach", "chu"),
        ("mach", "mau"),
    )
)
"""Beginnings of clinical phrases whose words are names, one by one."""
