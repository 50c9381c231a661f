"""The page on a version: one HTML file that needs nothing else, in Vietnamese and English, by day and by night."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from training.dataset.report_facts import Facts

TITLES = {
    "modality": ("Loại máy", "Modality"),
    "body_part": ("Bộ phận", "Body part"),
    "age": ("Tuổi", "Age"),
    "sex": ("Giới", "Sex"),
    "month": ("Tháng chụp (ngày đã dời)", "Month of study (shifted)"),
    "manufacturer": ("Hãng máy", "Manufacturer"),
    "size": ("Cỡ ảnh", "Image size"),
}
MOST_FINDINGS = 40
STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--bar:#1f5f99;--line:#767676}
@media(prefers-color-scheme:dark){:root{--ink:#f0f0f0;--paper:#161616;--bar:#7db7e8;--line:#9a9a9a}}
body{margin:0 auto;max-width:70rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif}
body{color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
.charts{display:grid;align-items:start;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:1.5rem}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold}
th,td{text-align:left;padding:.1rem .4rem;font-weight:normal}td.n{text-align:right}
td.b{width:50%}td.b div{background:var(--bar);height:.8rem}
.sheet{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;list-style:none}figure{margin:0}
figcaption{font-size:.85rem}[lang=en]{opacity:1}hr{border:0;border-top:1px solid var(--line)}
"""


def page_of(facts: Facts) -> str:
    """The whole page."""
    manifest = facts.manifest
    name = escape(manifest.version_name)
    charts = "".join(_chart(_both(*TITLES[key]), counts) for key, counts in facts.counts.items())
    return (
        f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>{name}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        'img-src data:">'
        f"<style>{STYLE}</style></head><body><main><h1>{name}</h1>{_head(facts)}"
        f"<h2>{_both('Phân bố (số ảnh)', 'Distributions (instances)')}</h2><div class=charts>{charts}</div>"
        f"{_labels(facts)}"
        f"<h2>{_both('Kiểm tra', 'Verification')}</h2>{_verification(facts)}"
        f"<h2>{_both('Ảnh mẫu đã khử định danh', 'Samples, de-identified')}</h2>{_sheet(facts)}</main></body></html>\n"
    )


def _both(vi: str, en: str) -> str:
    return f'{escape(vi)} <span lang="en">/ {escape(en)}</span>'


def _head(facts: Facts) -> str:
    counts, made = facts.manifest.counts, facts.manifest.made
    told = f"{counts.patients} · {counts.studies} · {counts.series} · {counts.instances}"
    lines = [
        _both("Người bệnh · ca chụp · loạt · ảnh", "Patients · studies · series · instances") + f": {told}",
        _both("Nguồn", "Sources") + f": {escape(', '.join(made['sources']))}",
        _both("Ấn bản hồ sơ khử định danh", "De-identification profile")
        + f": PS3.15 {escape(made['profile']['edition'])}",
        *(
            f"{_both(vi, en)}: {escape(made[key])}"
            for key, vi, en in (
                ("generalised_from", "Khái quát từ", "Generalised from"),
                ("labelled_from", "Thêm nhãn vào", "Labels added to"),
            )
            if key in made
        ),
        *(f"{escape(name)}: {entry.rows} " + _both("dòng", "rows") for name, entry in facts.manifest.tables.items()),
        _both("Hỗ trợ quyết định, không phải chẩn đoán", "Decision support, not a diagnosis"),
    ]
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _chart(title: str, counts: Mapping[str, int]) -> str:
    most = max(counts.values(), default=1)
    rows = "".join(
        f'<tr><th scope="row">{escape(value)}</th><td class=n>{count}</td>'
        f'<td class=b><div style="width:{100 * count / most:.1f}%"></div></td></tr>'
        for value, count in counts.items()
    )
    return f"<table><caption>{title}</caption><tbody>{rows}</tbody></table>"


def _labels(facts: Facts) -> str:
    told = facts.manifest.labels
    if not told.get("rows"):
        return ""
    charts = "".join(_chart(escape(name), values) for name, values in list(told["findings"].items())[:MOST_FINDINGS])
    words = _both("Người đọc · bất đồng · chưa phân xử", "Readers · readers differ · not settled")
    numbers = f"{told['readers']} · {told['differing']} · {told['unsettled']}"
    title = _both("Nhãn (theo dấu hiệu)", "Labels (by finding)")
    return f"<h2>{title}</h2><p>{words}: {numbers}</p><div class=charts>{charts}</div>"


def _verification(facts: Facts) -> str:
    told = {**facts.manifest.verification, "labels_refused": facts.manifest.labels.get("refused", {})}
    words = _both("được phép ra · bị giữ lại trong bệnh viện", "released · held back in the hospital")
    parts = [f"<p>{words}: {told['released']} · {told['quarantined']}</p>"]
    for key, title in (
        ("reasons", _both("Lý do giữ lại (số tệp)", "Reasons for holding back (files)")),
        ("records_refused", _both("Lý do không nhận bản ghi (số bản ghi)", "Reasons for refusing records (records)")),
        ("labels_refused", _both("Lý do không nhận nhãn (số nhãn)", "Reasons for refusing labels (labels)")),
    ):
        if told[key]:
            parts.append(_chart(title, told[key]))
    return "".join(parts)


def _sheet(facts: Facts) -> str:
    figures = "".join(
        f'<li><figure><img alt="{escape(sample.words)} {number}" src="data:image/jpeg;base64,{sample.jpeg}">'
        f"<figcaption>{escape(sample.words)}</figcaption></figure></li>"
        for number, sample in enumerate(facts.samples, 1)
    )
    return f"<ul class=sheet>{figures}</ul>"
