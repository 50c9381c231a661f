"""Words that say that a name follows."""

from __future__ import annotations

import re

from datasets.deidentify.text.listed import listed

TITLES = frozenset(
    listed(
        "bs bsck bscki bsckii bsckl bsck2 bscknt bsnt bscc ths pgs gs ts tsbs ktv nhs dr prof mr mrs ms miss "
        "doctor professor ysi "
        "cnd cndd pgsts gsts thsbs"
    )
)
TITLE_PAIRS = frozenset(
    (
        ("bac", "si"),
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
        "mum dad nurse by"
    )
)
PERSONS = frozenset(
    listed(
        "ông bà anh chị cô chú bác cậu dì dượng mợ thím em bé cháu mẹ má bố cha ba vợ chồng con bn cụ tên "
        "trai gái ruột dâu rể "
        "nhi nội ngoại dd đd"
    )
)
PLAIN_PERSONS = frozenset(
    listed("ong ba anh chi co chu bac cau di em be chau me ma bo cha vo chong con bn cu ten trai gai dd")
)
PERSON_PAIRS = frozenset((("benh", "nhan"), ("nguoi", "benh"), ("thai", "phu"), ("san", "phu"), ("nguoi", "nha")))
SURE_LOW = frozenset(listed("bn bs ths ktv dd benhnhan bacsi ten mr mrs ms dr"))
"""Cues that mean nothing else, even in small letters without marks."""

LABEL = re.compile(
    r"(?<!\w)(?:"
    r"(?:ho (?:va |& ?)?ten|ten)(?: day du)?(?: (?:cua )?(?:nguoi benh|benh nhan|bn|me|cha|bo|nguoi "
    r"nha|vo|chong|con|tre|be))?\s{0,3}:"
    r"|(?:bac si|bs|dieu duong|ky thuat vien|ktv|y ta|nu ho sinh|phau thuat vien|ptv|gay me|phu mo)"
    r"(?: (?:dieu tri|doc|chi dinh|kham|phau thuat|thuc hien|truong|chinh|phu|doc phim|gay me|lam benh an|ra "
    r"vien)){0,2}\s{0,3}:"
    r"|(?:nguoi (?:thuc hien|lien he|doc|bao lanh|nha|cham soc|dua di|gui|nhan|ky|lap|lam)|chu (?:tri|toa)|thu "
    r"ky|tham du|"
    r"(?:pho )?truong (?:khoa|phong)|giam doc|ky ten|lai xe|tai xe|benh nhan|nguoi benh|bn|ap tai|phau thuat "
    r"vien|dieu duong(?: ap tai)?)"
    r"\s{0,3}[:\n]?"
    r"|(?:patient(?: name)?|(?:full )?name|reported by|read by|signed(?: by)?|dictated "
    r"by|attending|surgeon|next of kin|contact"
    r"|(?:yours|kind regards|sincerely),?\s{0,3}\n|re)\s{0,3}:?"
    r")[ \t\n]{0,3}"
)
"""In the text without marks and capitals; what follows is a name when it looks like one."""

ENGLISH_LABEL = re.compile(r"(?:patient|name|by|signed|attending|surgeon|kin|contact|sincerely|regards|yours|re)\b")
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

INITIALS = re.compile(r"(?:[A-ZĐ]\.[ ]?){2,3}[A-ZĐ](?!\w)\.?|[A-ZĐ]\.[ ]?[A-ZĐ][^\W\dA-Z_]{1,6}(?!\w)")
"""`N.V.A.` and `N. Hoa`."""

NO_NAMES = frozenset(
    (
        ("ly", "do"),
        ("tang", "duong"),
        ("tang", "huyet"),
        ("cao", "huyet"),
        ("chu", "ky"),
        ("ho", "so"),
        ("ho", "ra"),
        ("mach", "mau"),
    )
)
"""Beginnings of clinical phrases whose words are names, one by one."""
