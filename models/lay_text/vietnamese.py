"""Vietnamese words as the reader needs them: abbreviations, and the words that carry no finding by themselves."""

from __future__ import annotations

from models.lay_text.spelling import bare, marked
from models.lay_text.word_lists import meanings, words

ABBREVIATED = meanings("""
không: nỏ
không: ko, k, kg, kh, khg, hok, hổng, hk, kô, khong, hổg, khôg, hẻm, hơm, hẻo, khum, hông, hem, hỏng, hõng, hong, hônq
được: dc, đc, đk, dk, đx, dx, đươc, đựơc
gì: j, ji, gi
bao nhiêu: bn
người: ng
người ta: ngta
trước: trc, tr
thời gian: tg
bụng: bụg, bug
nhiều: nhìu, nhiu, nhju
biết: bít, bik, bjt, bit
thôi: thui
quá: wá, qá, wa
hôm: hum
vậy: z, zậy, zay, v
rồi: r, rùi, roài, gòi, rui
chồng: ck
vợ: vk
em: e
anh: a
chị: c, cki
bạn: b
mình: m, mk, mik, mih
tôi: t, tui
bác sĩ: bs, bsi, bsy
cũng: cx, cg, cug
với: vs
làm: lm
bây giờ: bh
hôm nay: hnay
hôm qua: hqua
đang: đag, dag, đg
nước: nc
nói: ns
sốt xuất huyết: sxh
tay chân miệng: tcm
tiểu đường: tđ
đái tháo đường: đtđ
tăng huyết áp: tha
bình thường: bthg, bthuong
buồn: bùn, bun
yếu: iu
luôn: lun
muốn: mún, mun
uống: uốg
nhất: nhứt
bệnh: bịnh
tiểu: tiu
phải: fải
mọi người: mng, mn
chẳng: chẳg
nhưng: nhưg, nhug
đường huyết: đhuyết
bố mẹ: bme
phụ nữ: pn
không biết: kbt, kbiet
chết: chớt, chếc, ckết, chot
""")
AMBIGUOUS_ABBREVIATIONS = words("hong hông gi bit bug bùn bun hem hỏng hõng khum tr tha wa mun tiu iu rui chot")
"""They may as well be words of their own: the neighbours tell."""
_SAME = """
đau: nhức nhuc
nhức: đau dau
nôn: ói mửa ọe
ói: nôn
mửa: nôn
ngoài cầu tiêu: ị ỉa
tiểu: đái dai tè
đái: tiểu tieu tè
tè: tiểu
bệnh: ốm
trẻ: bé
bé: trẻ
to: bự lớn
lớn: bự to
chảy: sổ
đờm: đàm dam
đàm: đờm dom
chướng: trướng
ngất: xỉu xiu
xỉu: ngất ngat
mọc: nổi
lên: nổi
nổi: mọc
ngưng: ngừng
ngừng: ngưng
"""
AFTER_GO = meanings("""
ngoài tiêu: cầu, cau
cầu tiêu: ngoài, ngoai
ngoài cầu: tiêu
ngoài cầu tiêu: ỉa, ia
""")
SAME_PAIRS = {("bao", "tu"): ("dạ", "dày"), ("da", "day"): ("bao", "tử")}


def _same() -> dict[str, tuple[str, ...]]:
    same: dict[str, tuple[str, ...]] = {}
    for line in _SAME.strip().splitlines():
        meant, _, said = line.partition(":")
        for word in said.split():
            same[word] = same.get(word, ()) + tuple(meant.split())
    return same


def _forms(text: str) -> frozenset[str]:
    return frozenset(marked(word) for word in text.split())


def _bare(text: str) -> frozenset[str]:
    return frozenset(bare(word) for word in text.split())


SAME = _same()
_LIGHT = (
    "bị có thấy cảm giác thì là mà ở của cái con những các này kia ấy đó cũng rất quá lắm hơi khá nhiều ít hay đang "
    "đã vẫn cứ lại khi lúc mỗi lần vùng chỗ phía bên phần trong trên ra vào cho với do vì nên được thể cơn hiện "
    "tượng tình trạng triệu chứng dấu hiệu biểu hiện một chút xíu tí nhẹ dữ dội âm ỉ liên tục thường xuyên hoài "
    "suốt luôn người nhà tôi em mình cháu bé anh chị nó ạ à nhé nha vậy nữa rồi thôi ngày đêm tự nhiên bỗng đột "
    "ngột cùng kèm theo bác sĩ trái phải"
)
LIGHT = _forms(_LIGHT)
LIGHT_BARE = _bare(_LIGHT) - words("dau xiu moi bong da ti i no lan")
DROPPED = _forms("bị ở của cái những các thì là mà rằng")
NEGATORS = _forms("không chưa chẳng chả hết khỏi ngừng ngưng dứt đừng")
NEGATORS_BARE = _bare("không chưa chẳng chả hết khỏi ngừng ngưng dứt")
ENDING = _forms("hết khỏi ngừng ngưng dứt") | _bare("hết khỏi ngừng ngưng dứt")
BARRIERS = _forms("nhưng song tuy chỉ vẫn ngoài trừ xong") | words("nhung xong tru chi")
COORDINATORS = _forms("và hay hoặc lẫn cùng với") | _bare("và hoặc")
_HEADS = "đỏ đau nhức mỏi sưng ngứa tê phù buốt rát nóng mẩn nổi co cứng yếu chảy"
HEADS = _forms(_HEADS)
HEADS_BARE = _bare(_HEADS)
_BODY = (
    "đầu mặt mắt tai mũi miệng môi lưỡi răng lợi nướu họng cổ gáy vai tay chân ngực vú lưng bụng hông háng đùi gối "
    "khớp cơ xương da bàn ngón cẳng bắp mông rốn sườn thận gan tim phổi khuỷu hàm trán "
    "bẹn mi thượng vị hoàn thái dương hậu môn toàn thân"
)
BODY = _forms(_BODY + " người")
BODY_BARE = _bare(_BODY) - words("co da tai toan than duong ham ben mi thuong vi hoan")
