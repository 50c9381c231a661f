"""The page on a version's quality."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pyarrow as pa

from datasets.quality.study import Quality
from datasets.tidy.schema import TABLES
from training.dataset import pictures_words as words
from training.dataset.pictures import missing_figure, months_figure, values_figure
from training.dataset.pictures_page import Language, listed, number, picture, two_pages
from training.dataset.pictures_svg import page_style, svg_of

SAID = {
    "vi": {
        "title": "Chất lượng dữ liệu",
        "lead": "{rows} dòng của {tables} bảng. Lỗi: {error}. Cảnh báo: {warning}. Ghi nhận: {info}.",
        "findings": "Những điều tìm thấy",
        "heads": ("Vấn đề", "Mức độ", "Bảng và cột", "Số dòng", "Tỷ lệ", "Chi tiết"),
        "missing": "Dữ liệu thiếu theo cột và theo tháng",
        "missing_note": "Xanh càng rõ càng thiếu nhiều. Cột đầu: tỷ lệ thiếu của mọi dòng, tính bằng %.",
        "all": "tất cả",
        "month": "tháng (ngày có thể đã dời)",
        "values": "Phân bố kết quả theo xét nghiệm (LOINC) và khoảng có thể có",
        "values_note": "Đường đứt: giới hạn của giá trị có thể có. Không vẽ 0,2 % lớn nhất và nhỏ nhất.",
        "results": "kết quả",
        "beyond": "ngoài khoảng",
        "months": "Số dòng theo tháng",
        "months_note": "Nếu ngày đã dời riêng cho từng người thì tháng ở đây không phải tháng thật.",
        "none": "Không tìm thấy vấn đề nào.",
    },
    "en": {
        "title": "Quality of the data",
        "lead": "{rows} rows in {tables} tables. Errors: {error}. Warnings: {warning}. Notes: {info}.",
        "findings": "What was found",
        "heads": ("Finding", "Severity", "Table and column", "Rows", "Share", "Detail"),
        "missing": "Missing values by column and month",
        "missing_note": "The stronger the blue, the more is missing. First stripe: percent missing of all rows.",
        "all": "all",
        "month": "month (dates may have been moved)",
        "values": "Results of each test (LOINC) and what is plausible",
        "values_note": "Dashed: bounds of the plausible. The lowest and highest 0.2 % are not drawn.",
        "results": "results",
        "beyond": "beyond bounds",
        "months": "Rows by month",
        "months_note": "Where each person's dates were moved, these months are not the true ones.",
        "none": "Nothing was found.",
    },
}


def quality_page(name: str, quality: Quality, tables: Mapping[str, pa.Table]) -> str:
    """The whole page on the version of that name."""
    tidy = {table: tables[table] for table in TABLES if table in tables}
    return two_pages(
        f"{name}: {SAID['vi']['title']} / {SAID['en']['title']}", lambda one: _article(name, quality, tidy, one)
    )


def _article(name: str, quality: Quality, tables: Mapping[str, pa.Table], language: Language) -> str:
    said = SAID[language]
    lead = str(said["lead"]).format(
        **quality.counts, rows=number(sum(quality.rows.values()), language), tables=len(quality.rows)
    )
    with page_style(f"quality-{language}"):
        pictures = "".join(_pictures(quality, tables, language))
    return (
        f"<h1>{said['title']}: {escape(name)}</h1><p class=lead>{lead}</p>"
        f"<h2>{said['findings']}</h2>{_findings(quality, language)}{pictures}"
    )


def _findings(quality: Quality, language: Language) -> str:
    said, at = SAID[language], 0 if language == "vi" else 1
    if not quality.findings:
        return f"<p>{said['none']}</p>"
    rows = [
        (
            escape(words.CHECKS[one.check][at]),
            f'<span class="{one.severity}">{words.SEVERITIES[one.severity][at]}</span>',
            escape(f"{one.table}.{one.column}"),
            f"{number(one.count, language)} / {number(one.of, language)}",
            f"{number(100 * one.share, language, 1)} %",
            escape(one.detail),
        )
        for one in quality.findings
    ]
    return listed(str(said["findings"]), said["heads"], rows)


def _pictures(quality: Quality, tables: Mapping[str, pa.Table], language: Language) -> list[str]:
    said, at = {key: str(value) for key, value in SAID[language].items()}, 0 if language == "vi" else 1
    names = {table: both[at] for table, both in words.TABLES.items()}
    drawn = {
        "missing": missing_figure(tables, (said["all"], said["month"])) if tables else None,
        "values": values_figure(tables["observation"], (said["results"], said["beyond"]))
        if "observation" in tables
        else None,
        "months": months_figure(quality.months, names),
    }
    return [
        f"<h2>{said[key]}</h2>" + picture(svg_of(figure, f"{said[key]}. {said[f'{key}_note']}"), said[f"{key}_note"])
        for key, figure in drawn.items()
        if figure is not None
    ]
