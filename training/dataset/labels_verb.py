"""`dataset labels`: import, attach to a version, settle what readers differ on, measure how far they agree."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from datasets.build.layout import Layout
from datasets.deidentify.identities import Identities, read_identities
from datasets.dicom.read import read_instance
from datasets.labels.adjudication import disputed, read_adjudication, vote, write_adjudication
from datasets.labels.agreement import Agreement, agreement_of, dice_between
from datasets.labels.desk import Desk
from datasets.labels.errors import InvalidLabels
from datasets.labels.gather import KINDS, Gathered, Kind, gather
from datasets.labels.items import LEVELS, Item, items_of
from datasets.labels.label import Label
from datasets.labels.sheet_out import write_settled
from datasets.labels.table import read_labels, write_labels
from datasets.labels.text.score import measured
from training.dataset.labels_attach import add_attach, labels_file, project_here
from training.dataset.progress import ShownProgress
from training.settings import read_settings

HELD_BACK = 3
REPEATS, SEED = 1000, 2026
PROJECT = "of the build that made the images: its secret maps UIDs and people / dự án đã khử định danh ảnh"
LABELS = "labels.parquet, or NAME@VERSION that has labels / tệp nhãn hoặc phiên bản có nhãn"
SOURCES: dict[Kind, tuple[str, str]] = {
    "dicom": ("PATH", "structured reports and segmentations, a file or folder / báo cáo SR và phân đoạn SEG"),
    "fhir": ("FILE", "Observation and DiagnosticReport, JSON / phản hồi và báo cáo dạng FHIR"),
    "sheet": ("FILE", "CSV or JSONL: a UID, finding, value, reader / bảng đọc phim"),
    "feedback": ("FILE", "JSONL or CSV: a UID, finding, verdict, model_value / phản hồi của bác sĩ về mô hình"),
    "reports": ("FILE", "CSV or JSONL: a UID and text, read by rules / văn bản báo cáo, đọc bằng luật"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`import`, `attach`, `adjudicate`, `agreement`, `settle`, `rules`."""
    verbs = parser.add_subparsers(required=True, metavar="import|attach|adjudicate|agreement|settle|rules")
    _add_import(verbs.add_parser("import", help="write labels.parquet / nhập nhãn"))
    add_attach(verbs.add_parser("attach", help="into a version, as a new version / đưa nhãn vào một phiên bản"))
    _add_adjudicate(verbs.add_parser("adjudicate", help="what readers differ on / phân xử chỗ bất đồng"))
    _add_agreement(verbs.add_parser("agreement", help="kappa, alpha, Dice / độ đồng thuận giữa người đọc"))
    _add_settle(verbs.add_parser("settle", help="a CSV for dataset export --labels / bảng nhãn đã thống nhất"))
    rules = verbs.add_parser("rules", help="how well reports are read / luật đọc báo cáo đúng đến đâu")
    rules.add_argument("--json", action="store_true", help="print one JSON object")
    rules.set_defaults(run_labels=_rules)


def run(arguments: argparse.Namespace) -> int:
    """0 done, 3 when something was refused or stays disputed."""
    return int(arguments.run_labels(arguments))


def _add_import(parser: argparse.ArgumentParser) -> None:
    for kind, (form, told) in SOURCES.items():
        parser.add_argument(f"--{kind}", type=Path, action="append", default=[], metavar=form, help=told)
    parser.add_argument("--project", required=True, metavar="NAME", help=PROJECT)
    parser.add_argument("--identities", type=Path, metavar="CSV", help="numbers of one person, as in build")
    parser.add_argument("--add-to", type=Path, metavar="FILE", help="keep these labels, too / thêm vào nhãn đã có")
    _finish(parser, _import, compares=False)


def _add_adjudicate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("labels", type=Path, metavar="LABELS", help=LABELS)
    parser.add_argument("--project", required=True, metavar="NAME", help=PROJECT)
    ways = parser.add_mutually_exclusive_group(required=True)
    ways.add_argument(
        "--write", type=Path, metavar="FILE", help="CSV or JSONL for a senior reader / để bác sĩ trưởng điền"
    )
    ways.add_argument("--read", type=Path, metavar="FILE", help="the filled file / tệp đã điền; needs --out")
    ways.add_argument("--vote", action="store_true", help="majority, ties stay disputed / theo đa số; needs --out")
    parser.add_argument(
        "--weight", action="append", default=[], metavar="READER=NUMBER", help="with --vote; 1 for everybody else"
    )
    _finish(parser, _adjudicate)


def _add_agreement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("labels", type=Path, nargs="?", metavar="LABELS", help=LABELS)
    parser.add_argument(
        "--segmentations", type=Path, nargs=2, metavar="SEG", help="Dice of two files / Dice của hai tệp"
    )
    parser.add_argument(
        "--repeats", type=int, default=REPEATS, metavar="N", help=f"of the bootstrap (default {REPEATS})"
    )
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"of the bootstrap (default {SEED})")
    _finish(parser, _agreement, writes=False)


def _add_settle(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("labels", type=Path, metavar="LABELS", help=LABELS)
    parser.add_argument("--finding", required=True, metavar="FINDING", help="such as effusion, or SCT|36118008")
    _finish(parser, _settle)


def _finish(
    parser: argparse.ArgumentParser,
    function: Callable[[argparse.Namespace], int],
    *,
    writes: bool = True,
    compares: bool = True,
) -> None:
    if writes:
        parser.add_argument("--out", type=Path, metavar="FILE", help="what to write / tệp ghi ra")
    if compares:
        parser.add_argument("--level", choices=LEVELS, default="study", help="what is compared (default study)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run_labels=function)


def _import(arguments: argparse.Namespace) -> int:
    sources: dict[Kind, list[Path]] = {kind: getattr(arguments, kind) for kind in KINDS if getattr(arguments, kind)}
    if not sources:
        raise InvalidLabels(f"expected a source, got none: {', '.join(f'--{kind}' for kind in KINDS)}")
    out, show = _out(arguments), ShownProgress()
    gathered = gather(sources, _desk(arguments), lambda done, total: show("labels", done, total))
    old = list(read_labels(arguments.add_to)) if arguments.add_to else []
    rows = write_labels([*old, *gathered.labels], out)
    told = _imported(gathered, rows, out)
    _print(told, arguments, _import_words(told))
    return HELD_BACK if gathered.refused else 0


def _imported(gathered: Gathered, rows: int, out: Path) -> dict[str, Any]:
    return {
        "out": str(out),
        "rows": rows,
        "files": gathered.files,
        "by_source": dict(Counter(label.origin.source for label in gathered.labels)),
        "by_value": dict(Counter(label.value.kind for label in gathered.labels)),
        "findings": dict(Counter(str(label.finding) for label in gathered.labels).most_common()),
        "refused": gathered.reasons,
        "refused_at": [[number, refused.where, refused.reason] for number, refused in gathered.refused[:100]],
    }


def _import_words(told: dict[str, Any]) -> Iterator[str]:
    yield f"{told['rows']} nhãn / labels → {told['out']} ({told['files']} tệp / files, {told['by_source']})"
    yield from (f"  {count:6d}  {finding}" for finding, count in told["findings"].items())
    yield from (f"  từ chối / refused {count}: {reason}" for reason, count in told["refused"].items())


def _adjudicate(arguments: argparse.Namespace) -> int:
    labels, items, left_out = _items(arguments)
    open_items = disputed(items)
    desk = _desk(arguments)
    made: tuple[Label, ...] = ()
    if arguments.write:
        write_adjudication(open_items, arguments.write, desk)
    elif arguments.read:
        made = read_adjudication(arguments.read, open_items, desk, _now())
    else:
        made = tuple(vote(items, dict(map(_weight, arguments.weight))))
    still = len(open_items) - len(made)
    if not arguments.write:
        write_labels([*labels, *made], _out(arguments))
    told = {"items": len(items), "disputed": still, "settled_now": len(made), "without_this_level": left_out}
    words = f"{len(items)} mục / items; {len(made)} đã phân xử / settled now; {still} còn bất đồng / still disputed"
    _print(told, arguments, [words])
    return HELD_BACK if still and not arguments.write else 0


def _agreement(arguments: argparse.Namespace) -> int:
    told: dict[str, Any] = {}
    words: list[str] = []
    if arguments.segmentations:
        first, second = (read_instance(path) for path in arguments.segmentations)
        told["dice"] = dice_between(first, second)
        words += [f"Dice {code}: {value:.4f}" for code, value in told["dice"].items()]
    if arguments.labels:
        _, items, left_out = _items(arguments)
        found = list(agreement_of(items, arguments.repeats, arguments.seed))
        told |= {"agreement": [each.as_json() for each in found], "without_this_level": left_out}
        words += [line for each in found for line in _figures(each)]
    if not told:
        raise InvalidLabels("expected LABELS or --segmentations, got neither")
    _print(told, arguments, words or ["không có hai người đọc nào cùng mục / no two readers of one item"])
    return 0


def _figures(found: Agreement) -> Iterator[str]:
    yield f"{found.finding}: {', '.join(found.readers)}; n = {found.items}, người bệnh / patients {found.patients}"
    for name, figure in found.figures.items():
        yield f"  {name:20s} {figure.as_text()}"


def _settle(arguments: argparse.Namespace) -> int:
    _, items, left_out = _items(arguments)
    written, open_items = write_settled(items, arguments.finding, _out(arguments))
    told = {"written": written, "disputed": open_items, "without_this_level": left_out}
    _print(told, arguments, [f"{written} nhãn / labels; bỏ lại / left out: {open_items} còn bất đồng / disputed"])
    return HELD_BACK if open_items else 0


def _rules(arguments: argparse.Namespace) -> int:
    told = measured()
    words = [
        f"{name}: {one['texts']} câu / texts, P {one['all']['precision']:.3f} R {one['all']['recall']:.3f} "
        f"F1 {one['all']['f1']:.3f}; absent F1 {one['by_value']['absent']['f1']:.3f}"
        for name, one in told.items()
    ]
    _print(told, arguments, words)
    return 0


def _items(arguments: argparse.Namespace) -> tuple[list[Label], tuple[Item, ...], int]:
    labels = list(read_labels(labels_file(arguments.labels, Layout(read_settings().data_dir))))
    items, left_out = items_of(labels, arguments.level)
    return labels, items, left_out


def _desk(arguments: argparse.Namespace) -> Desk:
    project = project_here(arguments.project, Layout(read_settings().data_dir))
    path = getattr(arguments, "identities", None)
    return Desk(project, read_identities(path, project) if path else Identities(project))


def _out(arguments: argparse.Namespace) -> Path:
    if not arguments.out:
        raise InvalidLabels("expected --out FILE, got none")
    return Path(arguments.out)


def _weight(text: str) -> tuple[str, float]:
    reader, _, number = text.rpartition("=")
    try:
        weight = float(number)
    except ValueError:
        weight = -1.0
    if not reader or not 0 <= weight < 1e6:
        raise InvalidLabels("expected --weight READER=NUMBER with a number from 0, got another form")
    return reader, weight


def _now() -> datetime:
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).replace(tzinfo=None)


def _print(told: dict[str, Any], arguments: argparse.Namespace, words: Iterable[str]) -> None:
    print(json.dumps(told, ensure_ascii=False) if arguments.json else "\n".join(words))
