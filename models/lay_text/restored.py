"""Pairs of words that can only be one thing without marks: `co the` is `có thể`, `nam ngoai` is `năm ngoái`."""

from __future__ import annotations

from models.lay_text.spelling import bare, marked

_PAIRS = """
đột ngột, đột nhiên, bất ngờ, dữ dội, năm ngoái, năm nay, năm trước, năm xưa, bác sĩ, hôm qua, hôm nay
tối qua, đêm qua, sáng nay, gia đình, bệnh viện, xin chào, cảm ơn, lan xuống, lan ra, lan lên, lan sang
đi lại, em bé, bao lâu, như thế, thế nào, có thể, có lúc, có phải, có sao, có nguy, có cần, có nên, có cách
có gì, có ai, có thai, có bầu, có cảm, lúc nào, bị gì, làm sao, làm gì, phải làm, đưa đi, đi khám, cho em
cho bé, cho hỏi, cho uống, cho cháu, cho tôi, đã uống, đã khám, đã tiêm, đã hết, đã từng, đang uống, đang bị
mang thai, thời gian, gần đây, trước đây, sau đó, sau khi, sau sinh, chích ngừa, tiêm ngừa, phòng ngừa, cân nặng, do té,
mi mắt, ở mông, sổ mũi, nổi phồng, cồn cào, vì té, khi té, té từ, té xuống, té lầu, té giường, té cây, té ngã,
tay tê, chân tê, ngã quỵ, đau nhức, mặc dù, mỗi ngày, từ hôm, từ sáng, từ tối, từ đêm
vẫn còn, mà còn, nhưng còn, không còn, con em, con tôi, con trai, con gái, con mình, mẹ em, mẹ tôi
chút xíu, nhỏ xíu, xíu máu, xíu thôi
bố em, bố tôi, vợ em, vợ tôi, chồng em, chồng tôi, như vậy, sau sốt
"""


def _table() -> dict[tuple[str, str], tuple[str, str]]:
    pairs = [pair.split() for line in _PAIRS.strip().splitlines() for pair in line.strip(",").split(",")]
    return {(bare(one), bare(two)): (marked(one), marked(two)) for one, two in pairs}


RESTORED = _table()
