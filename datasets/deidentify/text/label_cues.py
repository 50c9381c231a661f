"""Labels behind which a name stands."""

from __future__ import annotations

import re

from datasets.deidentify.text.listed import listed

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

LABEL_LEADS = frozenset(
    listed(
        "ho ten bac bs dieu ky ktv y nu phau ptv gay phu nguoi chu thu tham pho truong giam lai tai benh bn ap patient "
        "full name reported read signed dictated attending surgeon next contact yours kind sincerely re"
    )
)
"""Words with which `LABEL` begins."""

ENGLISH_LABEL = re.compile(r"(?:patient|name|by|signed|attending|surgeon|kin|contact|sincerely|regards|yours|re)\b")

ROLES = frozenset(
    listed(
        "ten nguoi bs bsi vien dd ktv si duong ptv me truc ky truong pho doc nhan benh phu be tre "
        "cha bo vo chong con anh chi em ong ba than khai giao nhan duyet lien lap don chung bn bao name patient "
        "surgeon "
        "assistant anaesthetist anesthetist witness contact consultant by kin nurse doctor physician attending "
        "registrar "
        "husband wife mother father son daughter signed signature radiologist reporter requester referrer from to "
        "cc attn re"
    )
)
"""Words of which one stands in a label before a colon whose value is a person: `KTV thực hiện:`."""

NO_ROLES = frozenset(
    listed(
        "khang huong nguy thai tinh gioi tuoi doan su xu sang chan tien ket de luan lieu chi hien toan than can ket "
        "nhiet mach huyet da bung tim phoi"
    )
)
"""First words of labels whose value is no person."""
