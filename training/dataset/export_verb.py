"""`dataset export`: a version in the form that a trainer reads."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from datasets.build.errors import InvalidBuild
from datasets.build.export.chosen import Chosen, Said, choose, read_said
from datasets.build.export.coco import export_coco
from datasets.build.export.monai import export_monai
from datasets.build.export.own import export_own
from datasets.build.export.plain import export_plain
from datasets.build.layout import Layout
from datasets.labels.for_export import labels_for_export
from datasets.versions.splits import PARTS
from training.settings import read_settings

LEFT_OUT = 3
FORM_WORDS = (
    "tuetinh: what ./tuetinh train reads; monai: datalist.json; coco: PNG and annotations.json; bids: CT and MR as"
    " NIfTI; plain: files and index.csv"
)
EMPTY = (
    "  CHÚ Ý / NOTE: phần {parts} không có ảnh nào, vì người bệnh không bị chia ra hai phần; cần thêm người bệnh hoặc"
    " --split khác / no image in {parts}, because no patient stands in two parts; more patients, or another --split"
)
SEED, FRACTIONS = 2026, (0.7, 0.15, 0.15)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`NAME@VERSION --form FORM --out DIR [--labels FILE.csv] [--seed N] [--split 0.7 0.15 0.15]`."""
    parser.add_argument("version", metavar="NAME@VERSION", help="see dataset list")
    parser.add_argument("--form", choices=tuple(FORMS), required=True, help=FORM_WORDS)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder")
    parser.add_argument(
        "--labels",
        nargs="*",
        metavar="CSV|FINDING",
        help="a CSV (label, and sop_instance_uid, … or patient_id); or findings of the version's own labels, such as"
        " effusion; alone: all of them / tệp CSV, hoặc tên dấu hiệu có nhãn trong phiên bản",
    )
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"of the split by patient (default {SEED})")
    parser.add_argument(
        "--split",
        type=float,
        nargs=3,
        default=FRACTIONS,
        metavar="SHARE",
        help="of patients in train, tune, test; sums to 1 (default 0.7 0.15 0.15)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """0 when everything was written, 3 when something could not be expressed in the form."""
    folder = Layout(read_settings().data_dir).find(arguments.version)
    said, of_version = _said(arguments.labels, folder)
    if arguments.out.exists() and (not arguments.out.is_dir() or any(arguments.out.iterdir())):
        raise InvalidBuild("expected a new or empty folder at --out, got one that holds something")
    arguments.out.mkdir(parents=True, exist_ok=True)
    chosen = choose(folder, said, arguments.seed, tuple(arguments.split))
    left_out = list(FORMS[arguments.form](chosen, arguments.out) or ())
    told = {
        "version": chosen.manifest.version_name,
        "form": arguments.form,
        "out": str(arguments.out),
        "images": len(chosen.rows),
        "split": {part: len(getattr(chosen.splits, part)) for part in PARTS},
        "empty_parts": _empty_parts(chosen, arguments.split),
        "labelled": sum(1 for row in chosen.rows if row["label"] or row["labels"]),
        **of_version,
        "left_out": left_out,
    }
    print(json.dumps(told, ensure_ascii=False) if arguments.json else _in_words(told))
    return LEFT_OUT if left_out else 0


def _empty_parts(chosen: Chosen, fractions: Sequence[float]) -> list[str]:
    """Parts that were asked for and got no image: there are fewer patients than parts, or a few have most images."""
    shares = dict(zip(PARTS, fractions, strict=True))
    return [part for part in PARTS if chosen.rows and shares[part] > 0 and not getattr(chosen.splits, part)]


def _said(words: Sequence[str] | None, folder: Path) -> tuple[Said, dict[str, Any]]:
    """Values by place, and what is told of them; a word that ends in .csv, or is a file, means a table."""
    if words is None:
        return {}, {}
    if len(words) == 1 and (words[0].lower().endswith(".csv") or Path(words[0]).is_file()):
        return read_said(Path(words[0])), {}
    found = labels_for_export(folder, words)
    return found.said, {"findings": list(found.findings), "unsettled": found.unsettled}


def _bids(chosen: Chosen, out: Path) -> tuple[str, ...]:
    from training.dataset.bids import export_bids  # nibabel, which no other form needs

    return export_bids(chosen, out)


FORMS: Mapping[str, Callable[[Chosen, Path], tuple[str, ...] | None]] = {
    "tuetinh": export_own,
    "monai": export_monai,
    "coco": export_coco,
    "bids": _bids,
    "plain": export_plain,
}


def _in_words(told: Mapping[str, Any]) -> str:
    lines = [f"{told['version']} → {told['out']} ({told['form']})", f"  {told['images']} ảnh / images, {told['split']}"]
    if told["empty_parts"]:
        lines.append(EMPTY.format(parts=", ".join(told["empty_parts"])))
    if told["labelled"]:
        lines.append(f"  {told['labelled']} ảnh có nhãn / images with a label")
    if told.get("unsettled"):
        lines.append(
            f"  {told['unsettled']} chưa phân xử, không có nhãn / unsettled, without a label: labels adjudicate"
        )
    return "\n".join([*lines, *(f"  bỏ lại / left out: {each}" for each in told["left_out"])])
