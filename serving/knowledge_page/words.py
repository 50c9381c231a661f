"""The words of the pages, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from models.knowledge.condition import AgeBand, Region, Season
from models.terms import Text

WORDS: Mapping[str, Text] = {
    "also": Text(vi="Tên khác", en="Other names"),
    "icd10": Text(vi="Mã ICD-10", en="ICD-10 code"),
    "specialty": Text(vi="Chuyên khoa", en="Specialty"),
    "triage": Text(vi="Mức độ khẩn cấp", en="Urgency"),
    "prevalence": Text(vi="Tần suất trong 1.000 người đến khám", en="Among 1,000 people who consult"),
    "overall": Text(vi="Chung", en="Overall"),
    "pregnancy": Text(vi="Trong thai kỳ", en="In pregnancy"),
    "pregnancy_only": Text(vi="Chỉ gặp trong thai kỳ", en="Only in pregnancy"),
    "findings": Text(vi="Triệu chứng và xác suất khi mắc bệnh", en="Findings and their probability in the condition"),
    "findings_what": Text(
        vi="Vạch đứng là tỷ lệ trong số người đến khám mà không do bệnh nào gây ra.",
        en="The upright line is the share among people who consult, without a condition that explains it.",
    ),
    "history": Text(vi="Tiền sử, hoàn cảnh: bệnh dễ gặp hơn bao nhiêu lần", en="History: how many times likelier"),
    "watch_for": Text(vi="Phải đi khám ngay khi", en="Go now when there is"),
    "meanwhile": Text(vi="Trong khi chờ khám", en="Meanwhile"),
    "flags": Text(vi="Dấu hiệu cảnh báo liên quan", en="Red flags that concern it"),
    "neighbours": Text(vi="Bệnh gần giống và điều phân biệt", en="Nearest neighbours, and what tells them apart"),
    "for_this": Text(vi="nghiêng về bệnh này", en="speaks for this one"),
    "for_other": Text(vi="nghiêng về bệnh kia", en="speaks for the other"),
    "sources": Text(vi="Nguồn", en="Sources"),
    "reviewed": Text(vi="Tình trạng duyệt", en="Review"),
    "version": Text(vi="Cơ sở tri thức", en="Knowledge base"),
    "all": Text(vi="Tất cả các bệnh", en="All conditions"),
    "nothing": Text(vi="Không có mục nào.", en="Nothing."),
    "male": Text(vi="Nam", en="Male"),
    "female": Text(vi="Nữ", en="Female"),
}
AGE_WORDS: Mapping[AgeBand, Text] = {
    "infant": Text(vi="dưới 1 tuổi", en="under 1 year"),
    "toddler": Text(vi="1–4 tuổi", en="1–4 years"),
    "child": Text(vi="5–11 tuổi", en="5–11 years"),
    "adolescent": Text(vi="12–17 tuổi", en="12–17 years"),
    "adult": Text(vi="18–39 tuổi", en="18–39 years"),
    "middle": Text(vi="40–64 tuổi", en="40–64 years"),
    "old": Text(vi="từ 65 tuổi", en="65 years and over"),
}
SEASON_WORDS: Mapping[Season, Text] = {
    "rainy": Text(vi="mùa mưa", en="rainy season"),
    "dry": Text(vi="mùa khô", en="dry season"),
    "cold": Text(vi="mùa lạnh", en="cold season"),
    "hot": Text(vi="mùa nóng", en="hot season"),
}
REGION_WORDS: Mapping[Region, Text] = {
    "north": Text(vi="miền Bắc", en="north"),
    "central": Text(vi="miền Trung", en="centre"),
    "south": Text(vi="miền Nam", en="south"),
    "highland": Text(vi="miền núi, Tây Nguyên", en="highlands"),
    "delta": Text(vi="đồng bằng", en="delta"),
}
