from collections.abc import Callable
from pathlib import Path

import pytest

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import Project, derived_project
from datasets.tidy.extract import Extract, Kind, Task, read_extract
from datasets.tidy.made_up import as_bhyt, as_fhir, as_omop, as_table
from datasets.tidy.made_up.story import Patient, patients_of
from datasets.tidy.settle import Dates

Written = dict[str, tuple[Kind, Path, Path | None]]
Read = Callable[..., Extract]


@pytest.fixture(scope="session")
def project() -> Project:
    return derived_project("tidy", "of the tests")


@pytest.fixture(scope="session")
def patients() -> tuple[Patient, ...]:
    return patients_of(11, 6)


@pytest.fixture(scope="session")
def extracts(patients: tuple[Patient, ...], tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The same people in every form: kind, folder, mapping."""
    root = tmp_path_factory.mktemp("extracts")
    for name in ("bundles", "ndjson", "bhyt", "omop", "parquet"):
        (root / name).mkdir()
    as_fhir.write_bundles(patients, root / "bundles")
    as_fhir.write_ndjson(patients, root / "ndjson")
    as_bhyt.write_files(patients, root / "bhyt")
    as_omop.write_folder(patients, root / "omop")
    as_omop.write_folder(patients, root / "parquet", "parquet")
    mapping = as_table.write_folder(patients, root / "table")
    return {
        "bundles": ("fhir", root / "bundles", None),
        "ndjson": ("fhir", root / "ndjson", None),
        "bhyt": ("bhyt", root / "bhyt", None),
        "omop": ("omop", root / "omop", None),
        "parquet": ("omop", root / "parquet", None),
        "table": ("table", root / "table", mapping),
    }


@pytest.fixture(scope="session")
def read(project: Project) -> Read:
    """Read an extract with a fresh table of identities."""

    def _read(kind: Kind, path: Path, mapping: Path | None = None, dates: Dates = "modified") -> Extract:
        return read_extract(Task(kind, path, project, Identities(project), dates=dates, mapping=mapping))

    return _read
