"""Vietnamese words as the reader needs them: abbreviations, and the words that carry no finding by themselves."""

from __future__ import annotations

from models.lay_text.spelling import bare, marked

ABBREVIATED = {
    "ko": "không", "k": "không", "kg": "không", "kh": "không", "khg": "không", "hok": "không", "hem": "không",
    "hổng": "không", "hk": "không", "kô": "không",
    "kô": "không", "khong": "không", "hổg": "không", "khôg": "không", "hẻm": "không", 
    "dc": "được", "đc": "được", "đk": "được", "dk": "được", "đx": "được", "dx": "được", "đươc": "được", "duoc": "được",
    "j": "gì", "ji": "gì", "gi": "gì", "bn": "bao nhiêu", "ng": "người", "ngta": "người ta", "trc": "trước",
    "tg": "thời gian", "bụg": "bụng", "bug": "bụng", "nhìu": "nhiều", "nhiu": "nhiều", "nhìu": "nhiều", "bít": "biết",
    "bik": "biết", "bit": "biết", "bjt": "biết", "thui": "thôi", "wá": "quá", "qá": "quá", "wa": "quá", "quá": "quá",
    "hum": "hôm", "z": "vậy", "zậy": "vậy", "zay": "vậy", "v": "vậy", "r": "rồi", "rùi": "rồi", "rui": "rồi",
    "roài": "rồi", "gòi": "rồi", "ck": "chồng", "vk": "vợ", "e": "em", "a": "anh", "c": "chị", "b": "bạn",
    "m": "mình", "t": "tôi", "tui": "tôi", "mk": "mình", "mik": "mình", "mih": "mình", "bs": "bác sĩ", "bsi": "bác sĩ",
    "bsy": "bác sĩ", "cx": "cũng", "cg": "cũng", "cug": "cũng", "vs": "với", "lm": "làm", "bh": "bây giờ",
    "hnay": "hôm nay", "hqua": "hôm qua", "đag": "đang", "dag": "đang", "nc": "nước", "ns": "nói", "sxh": "sốt xuất huyết",
    "tcm": "tay chân miệng", "tđ": "tiểu đường", "đtđ": "đái tháo đường", "tha": "tăng huyết áp", "bthg": "bình thường",
    "bthuong": "bình thường", "bùn": "buồn", "bun": "buồn", "iu": "yếu", "lun": "luôn", "lại": "lại", "mún": "muốn", "mun": "muốn", "uốg": "uống",
    "đầy": "đầy", "nhứt": "nhất", "bịnh": "bệnh", "binh": "bệnh", "tiu": "tiểu", "khoá": "khó", "fải": "phải",
    "cki": "chị", "mng": "mọi người", "mn": "mọi người", "hơm": "không",  "chẳg": "chẳng", "hẻo": "không",
    "hỏng": "không", "hõng": "không", "nhưg": "nhưng", "nhug": "nhưng", "đg": "đang", "tr": "trước", "n": "nó",
    "đhuyết": "đường huyết", "h": "giờ", "bme": "bố mẹ", "pn": "phụ nữ", "kbt": "không biết", "kbiet": "không biết",
}  # fmt: skip
AMBIGUOUS_ABBREVIATIONS = frozenset({"bùn", "bun", "hong", "o", "gi", "bit", "bug", "binh", "khoá", "đầy", "lại", "quá", "hem", "hỏng", "hõng", "tr", "tha", "wa", "mun", "tiu", "iu", "rui", "n"})  # fmt: skip
SAME = {
    "nhức": ("đau",), "nhuc": ("đau",), "đau": ("nhức",), "dau": ("nhức",), "ói": ("nôn",), "mửa": ("nôn",),
    "ọe": ("nôn",), "nôn": ("ói", "mửa"), "ị": ("ngoài", "cầu", "tiêu"), "ỉa": ("ngoài", "cầu", "tiêu"),
    "tiểu": ("đái", "tè"), "đái": ("tiểu",), "tè": ("tiểu", "đái"), "tieu": ("đái",), "dai": ("tiểu",),
    "ốm": ("bệnh",), "bé": ("trẻ",), "trẻ": ("bé",), "cuống": ("cổ",), "bự": ("to", "lớn"), "to": ("lớn",),
    "lớn": ("to",), "sổ": ("chảy",), "chớt": ("nhớt",), "đờm": ("đàm",), "đàm": ("đờm",), "dom": ("đàm",),
    "dam": ("đờm",), "lưng": ("thắt",), "hụt": ("khó",), "trướng": ("chướng",), "xỉu": ("ngất",), "ngất": ("xỉu",),
    "ngat": ("xỉu",), "xiu": ("ngất",), "nổi": ("mọc", "lên"), "mọc": ("nổi",), "màng": ("xoang",), "mủ": ("mũ",),
}  # fmt: skip
AFTER_GO = {
    "cầu": ("ngoài", "tiêu"), "ngoài": ("cầu", "tiêu"), "tiêu": ("ngoài", "cầu"), "cau": ("ngoài", "tiêu"),
    "ngoai": ("cầu", "tiêu"), "ỉa": ("ngoài", "cầu", "tiêu"), "ia": ("ngoài", "cầu", "tiêu"),
}  # fmt: skip
SAME_PAIRS = {("bao", "tu"): ("dạ", "dày"), ("da", "day"): ("bao", "tử")}


def _forms(words: str) -> frozenset[str]:
    return frozenset(marked(word) for word in words.split())


def _bare(words: str) -> frozenset[str]:
    return frozenset(bare(word) for word in words.split())


_LIGHT = (
    "bị có thấy cảm giác thì là mà ở của cái con những các này kia ấy đó cũng rất quá lắm hơi khá nhiều ít hay đang đã "
    "vẫn cứ lại khi lúc mỗi lần vùng chỗ phía bên phần trong trên ra vào cho với do vì nên được thể cơn hiện tượng tình "
    "trạng triệu chứng dấu hiệu biểu hiện một chút xíu tí nhẹ dữ dội âm ỉ liên tục thường xuyên hoài suốt luôn người "
    "nhà tôi em mình cháu bé anh chị nó ạ à nhé nha vậy nữa rồi thôi ngày đêm tự nhiên bỗng đột ngột cùng kèm theo bác sĩ"
)
LIGHT = _forms(_LIGHT)
LIGHT_BARE = _bare(_LIGHT) - frozenset("dau xiu moi bong da ti i no".split())
DROPPED = _forms("bị ở của cái những các thì là mà rằng")
_NEGATORS = "không chưa chẳng chả hết khỏi ngừng ngưng dứt đừng"
NEGATORS = _forms(_NEGATORS)
NEGATORS_BARE = _bare("không chưa chẳng chả hết khỏi ngừng ngưng dứt")
ENDING = _forms("hết khỏi ngừng ngưng dứt") | _bare("hết khỏi ngừng ngưng dứt")
BARRIERS = _bare("nhưng song tuy chỉ vẫn ngoài trừ xong")
COORDINATORS = _forms("và hay hoặc lẫn cùng với") | _bare("và hoặc")
_HEADS = "đỏ đau nhức mỏi sưng ngứa tê phù buốt rát nóng mẩn nổi co cứng yếu chảy"
HEADS = _forms(_HEADS)
HEADS_BARE = _bare(_HEADS)
_BODY = (
    "đầu mặt mắt tai mũi miệng môi lưỡi răng lợi nướu họng cổ gáy vai tay chân ngực vú lưng bụng hông háng đùi gối khớp "
    "cơ xương da bàn ngón cẳng bắp mông rốn sườn thận gan tim phổi khuỷu hàm trán thái dương hậu môn người toàn thân"
)
BODY = _forms(_BODY)
BODY_BARE = _bare(_BODY)
