"""A generalised version: written beside the one that it is made of, which stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.build.layout import TABLES, Layout
from datasets.build.manifest import BuiltManifest
from datasets.build.seal import seal_version
from datasets.privacy.coded import code_people
from datasets.privacy.errors import InvalidPrivacy
from datasets.privacy.generalise import generalise, recipe_of
from datasets.privacy.lattice import Goal
from datasets.privacy.people import people_of
from datasets.privacy.risk import measure_risk
from datasets.privacy.study import Study

NOTHING_HELD = {"released": 0, "quarantined": 0, "reasons": {}, "records_refused": {}}


def release_version(
    study: Study, source: BuiltManifest, layout: Layout, code: Mapping[str, object]
) -> tuple[BuiltManifest, bool]:
    """Write the generalised tables as a new version of the same dataset.

    The version holds tables without free text, and no images: those would have to be de-identified again. The written
    tables are read back and measured from nothing but themselves before the version appears.

    Args:
        study: of the version.
        source: its manifest.
        layout: the site's folders.
        code: which code and packages made it.

    Returns:
        The new manifest, and whether the version is new; one that was there already stays untouched.

    Raises:
        InvalidPrivacy: the goal was not reached, or the tables as written do not keep it.
    """
    if study.search.found is None:
        raise InvalidPrivacy("the goal cannot be reached; ask for a smaller k or l, or let more people be left out")
    if not study.tables:
        raise InvalidPrivacy(
            "expected tables of records, got images alone; build them again with fewer --options that retain"
        )
    recipe = recipe_of(study.people, study.search.found, study.tables, bytes.fromhex(source.content_sha256))
    tables = generalise(study.tables, recipe)
    check_tables(tables, study.goal)
    work = layout.work(source.name, f"privacy-{source.digits}")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True, mode=0o700)
    try:
        _write(tables, work / TABLES)
        check_tables({path.stem: pq.read_table(path) for path in (work / TABLES).glob("*.parquet")}, study.goal)
        return seal_version(layout, source.name, work, _made(study, source, code), NOTHING_HELD)
    finally:
        shutil.rmtree(work)


def check_tables(tables: Mapping[str, pa.Table], goal: Goal) -> None:
    """Measure tables at their finest, as somebody who got them would.

    Raises:
        InvalidPrivacy: k or l is not kept.
    """
    people = people_of(tables)
    coded = code_people(people)
    risk = measure_risk(people, coded, tuple(0 for _ in coded.ladders))
    diverse = min((risk.diversity[name].distinct_l for name in coded.enforced), default=goal.l)
    if risk.k < goal.k or diverse < goal.l:
        raise InvalidPrivacy(f"expected k {goal.k} and l {goal.l} in the tables as written, got {risk.k} and {diverse}")


def _write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    folder.mkdir()
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")


def _made(study: Study, source: BuiltManifest, code: Mapping[str, object]) -> dict[str, Any]:
    return {**source.made, "generalised_from": source.version_name, "generalised": study.recipe(), "code": dict(code)}
