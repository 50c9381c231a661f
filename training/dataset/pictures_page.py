"""A page in Vietnamese and in English that needs nothing else: one article each, of which the address chooses one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
DISCLAIMER = {"vi": "Hỗ trợ quyết định, không phải chẩn đoán.", "en": "Decision support, not a diagnosis."}
STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#6b6b6b;--first:#1f5f99;--second:#9a4f00;
--alarm:#b3261e}
@media(prefers-color-scheme:dark){:root{--ink:#f0f0f0;--paper:#161616;--line:#a6a6a6;--first:#7db7e8;--second:#f0a95b;
--alarm:#ff8a80}}
*{box-sizing:border-box}body{margin:0 auto;max-width:62rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif}
body{color:var(--ink);background:var(--paper)}h1{font-size:1.6rem;overflow-wrap:anywhere}h2{margin-top:2rem}
nav{display:flex;gap:1rem}nav a{color:var(--first);padding:.6rem 0}
article{scroll-margin-top:6rem}#en{display:none}#en:target{display:block}body:has(#en:target) #vi{display:none}
figure{margin:1rem 0}figure svg{width:100%;height:auto}figcaption{font-size:.9rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold}
th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}
td.n,th.n{text-align:right;white-space:nowrap}.error{color:var(--alarm);font-weight:bold}.warning{color:var(--second)}
.lead{font-size:1.15rem}
"""


def number(value: float, language: Language, digits: int = 0) -> str:
    """A number as the language writes it: `12,345.6`, and `12.345,6` in Vietnamese."""
    told = f"{value:,.{digits}f}"
    return told if language == "en" else told.translate(str.maketrans(",.", ".,"))


def two_pages(title: str, article: Callable[[Language], str]) -> str:
    """The whole page; `article` writes what stands below the links."""
    links = (
        '<nav aria-label="Ngôn ngữ / Language"><a href="#vi">Tiếng Việt</a> <a href="#en" lang="en">English</a></nav>'
    )
    parts = "".join(
        f'<article id="{language}" lang="{language}">{article(language)}<p>{DISCLAIMER[language]}</p></article>'
        for language in LANGUAGES
    )
    return (
        f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        'img-src data:">'
        f"<style>{STYLE}</style></head><body><header>{links}</header><main>{parts}</main></body></html>\n"
    )


def picture(svg: str, caption: str) -> str:
    """A figure with its caption."""
    return f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"


def listed(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table that scrolls sideways on a small screen; its first column names the row, cells are HTML."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(f"<tr>{_row(list(row))}</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(cells: list[str]) -> str:
    return f'<th scope="row">{cells[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in cells[1:])
