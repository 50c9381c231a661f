"""The page on a version's privacy."""

from __future__ import annotations

from html import escape

from datasets.privacy.risk import Risk
from datasets.privacy.study import Study
from training.dataset import pictures_words as words
from training.dataset.pictures_page import Language, listed, number, picture, two_pages
from training.dataset.pictures_risk import measures, risk_figure, sizes_figure
from training.dataset.pictures_svg import page_style, svg_of

SAID = {
    "vi": {
        "title": "Nguy cơ nhận ra người bệnh",
        "before": "trước",
        "after": "sau",
        "reached": "Mức khái quát ít nhất để mỗi người thuộc một nhóm từ {k} người giống hệt nhau "
        "và mỗi nhóm có ít nhất {l} chẩn đoán khác nhau: bỏ {suppressed} trong {people} người, mất {loss} % "
        "thông tin.",
        "not": "Không mức khái quát nào đạt được k = {k}, l = {l} khi chỉ được bỏ tối đa {most} % số người.",
        "rungs": "Cách khái quát",
        "rung_heads": ("Thuộc tính người ngoài có thể biết", "Được cho biết đến mức"),
        "sizes": "Số người giống nhau",
        "sizes_note": "Bên trái đường đứt: nhóm quá nhỏ. Trước và sau khi khái quát.",
        "risk_note": "Với người biết chắc rằng người bệnh có trong dữ liệu (nguy cơ của công tố viên).",
        "size_axes": ("số người trong nhóm giống hệt nhau", "% số người"),
        "risk": "Nguy cơ trước và sau",
        "axis": "%",
        "heads": ("Chỉ số", "Trước", "Sau"),
        "measures": (
            "Nguy cơ cao nhất (1/k)",
            "Nguy cơ trung bình",
            "Người duy nhất",
            "Người có k < 5",
            "Người có k < 10",
        ),
        "diversity": "Đa dạng của thuộc tính nhạy cảm trong nhóm kém nhất",
        "diversity_heads": (
            "Thuộc tính",
            "Lúc",
            "l (số giá trị khác nhau)",
            "l theo entropy",
            "t (khoảng cách phân bố)",
        ),
        "warn": "Con số này chỉ nói về tuổi, giới, nơi cư trú và tháng nhập viện. Ai biết nhiều hơn (các lần khám, "
        "kết quả xét nghiệm) vẫn có thể nhận ra người bệnh. Không tìm cách nhận dạng lại.",
    },
    "en": {
        "title": "How easily a patient is found",
        "before": "before",
        "after": "after",
        "reached": "The least generalisation with which everybody is one of {k} alike at least, and every group has "
        "{l} different diagnoses at least: {suppressed} of {people} people left out, {loss} % of the "
        "information lost.",
        "not": "No generalisation reaches k = {k} and l = {l} while at most {most} % of the people are left out.",
        "rungs": "How it is generalised",
        "rung_heads": ("What others may know", "Told by"),
        "sizes": "How many people are alike",
        "sizes_note": "Left of the dashed line: groups that are too small. Before and after generalisation.",
        "risk_note": "For somebody who knows that the person is in the data (the prosecutor's risk).",
        "size_axes": ("people in a group that are all alike", "% of people"),
        "risk": "Risk before and after",
        "axis": "%",
        "heads": ("Measure", "Before", "After"),
        "measures": ("Highest risk (1/k)", "Mean risk", "Unique people", "People with k < 5", "People with k < 10"),
        "diversity": "Diversity of what is sensitive, in the worst group",
        "diversity_heads": (
            "Attribute",
            "When",
            "l (different values)",
            "l by entropy",
            "t (distance of distributions)",
        ),
        "warn": "This is about age, sex, place and month of the first visit alone. Whoever knows more (the visits, the "
        "results) may still find a person. Do not try to.",
    },
}


def privacy_page(name: str, study: Study) -> str:
    """The whole page on the version of that name."""
    return two_pages(f"{name}: {SAID['vi']['title']} / {SAID['en']['title']}", lambda one: _article(name, study, one))


def _article(name: str, study: Study, language: Language) -> str:
    said = SAID[language]
    risks = {str(said["before"]): study.before} | ({str(said["after"]): study.after} if study.after else {})
    return (
        f"<h1>{said['title']}: {escape(name)}</h1><p class=lead>{_lead(study, language)}</p>{_rungs(study, language)}"
        f"{_pictures(risks, study, language)}{_diversity(risks, language)}<p>{said['warn']}</p>"
    )


def _lead(study: Study, language: Language) -> str:
    said, goal, found = SAID[language], study.goal, study.search.found
    if found is None:
        return str(said["not"]).format(k=goal.k, l=goal.l, most=number(100 * goal.suppress, language, 1))
    counts = {"suppressed": number(study.suppressed, language), "people": number(len(study.people), language)}
    counts["loss"] = number(100 * found.loss, language, 1)
    return str(said["reached"]).format(k=goal.k, l=goal.l, **counts)


def _rungs(study: Study, language: Language) -> str:
    said, at = SAID[language], 0 if language == "vi" else 1
    if not study.rungs:
        return ""
    rows = [(words.LADDERS[name][at], words.RUNGS[rung][at]) for name, rung in study.rungs.items()]
    return f"<h2>{said['rungs']}</h2>" + listed(str(said["rungs"]), said["rung_heads"], rows)


def _pictures(risks: dict[str, Risk], study: Study, language: Language) -> str:
    said = SAID[language]
    names, axes = [str(one) for one in said["measures"]], (str(said["size_axes"][0]), str(said["size_axes"][1]))
    with page_style(f"privacy-{language}"):
        sizes = svg_of(sizes_figure(risks, study.goal.k, axes), f"{said['sizes']}: {_alt(risks, language)}")
        risk = svg_of(risk_figure(risks, names, str(said["axis"])), f"{said['risk']}: {_alt(risks, language)}")
    rows = [
        (name, *(f"{number(100 * measures(one)[place], language, 2)} %" for one in risks.values()))
        for place, name in enumerate(names)
    ]
    rows.insert(0, ("k", *(str(one.k) for one in risks.values())))
    return (
        f"<h2>{said['sizes']}</h2>{picture(sizes, str(said['sizes_note']))}"
        f"<h2>{said['risk']}</h2>{picture(risk, str(said['risk_note']))}"
        f"{listed(str(said['risk']), said['heads'][: len(risks) + 1], rows)}"
    )


def _alt(risks: dict[str, Risk], language: Language) -> str:
    return "; ".join(
        f"{name} k = {one.k}, {number(100 * one.unique, language, 1)} % k = 1" for name, one in risks.items()
    )


def _diversity(risks: dict[str, Risk], language: Language) -> str:
    said, at = SAID[language], 0 if language == "vi" else 1
    rows = [
        (
            words.SENSITIVE[name][at],
            when,
            str(one.distinct_l),
            number(one.entropy_l, language, 2),
            number(one.t, language, 2),
        )
        for when, risk in risks.items()
        for name, one in risk.diversity.items()
    ]
    return f"<h2>{said['diversity']}</h2>" + listed(str(said["diversity"]), said["diversity_heads"], rows)
