"""A mistake on the command line of a build is told before anything is made: no key, no folder, no pull."""

from __future__ import annotations

from pathlib import Path

import pytest

from datasets.deidentify.batch import as_bytes
from datasets.synthetic.instances import chest_film
from training.dataset.__main__ import main


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path / "data"))  # the verb knows no other way to its data
    monkeypatch.chdir(tmp_path)  # names as a person types them, in their own folder
    (tmp_path / "in").mkdir()
    film = chest_film(1, rows=64)
    film.BurnedInAnnotation = "NO"
    (tmp_path / "in" / "a.dcm").write_bytes(as_bytes(film))
    (tmp_path / "names.csv").write_text("who,what\n1,2\n", encoding="utf-8")
    (tmp_path / "map.yaml").write_text("tables: 7\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("a\n1\n", encoding="utf-8")
    (tmp_path / "one.pub").write_text("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", encoding="ascii")
    (tmp_path / "two.pub").write_text("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n", encoding="ascii")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--folder", "inn"], "InvalidBuild: --folder: expected something to read"),
        (["--folder", "in", "--folder", "names.csv"], "InvalidBuild: --folder (path number 2)"),
        (["--fhir", "nowhere"], "InvalidBuild: --fhir"),
        (["--folder", "in", "--bhyt", "nowhere.xml"], "InvalidBuild: --bhyt"),
        (["--table", "t.csv", "--mapping", "nowhere.yaml"], "InvalidBuild: --mapping"),
        (["--table", "t.csv", "--mapping", "map.yaml"], "InvalidManifest: the mapping file"),
        (["--table", "t.csv"], "expected --table and --mapping together"),
        (["--folder", "in", "--identities", "nowhere.csv"], "InvalidBuild: --identities"),
        (["--folder", "in", "--identities", "names.csv"], "InvalidManifest: expected a column of national_id"),
        (["--folder", "in", "--regions", "names.csv"], "InvalidManifest: expected a file of pixel rules"),
        (["--folder", "in", "--name", "Big Name"], "InvalidBuild: expected a dataset's name of small letters"),
        (["--folder", "in", "--project", "Big"], "InvalidProject: expected a project's name of small letters"),
        (["--folder", "in", "--night", "at noon"], "InvalidQuery"),
        (["--pacs", "A@localhost:1"], "expected --query"),
        (["--dicomweb", "http://127.0.0.1:1", "--query", "StudyDate=20250101-", "--token-file", "no"], "--token-file"),
        (["--folder", "in", "--escrow", "e"], "EscrowRefused: expected --escrow FILE with --holders"),
        (["--folder", "in", "--escrow", "e", "--holders", "no.pub", "no.pub"], "EscrowRefused: expected a key file"),
        (["--folder", "in", "--escrow", "e", "--holders", "one.pub", "one.pub"], "the same one twice"),
        (["--folder", "in", "--escrow", "no/e", "--holders", "one.pub", "two.pub"], "in a folder that is there"),
        (["--folder", "in", "--escrow", "in", "--holders", "one.pub", "two.pub"], "expected a file at --escrow"),
        ([], "expected a source, got none"),
    ],
)
def test_a_mistake_leaves_no_key_and_nothing_else(
    site: Path, capsys: pytest.CaptureFixture[str], words: list[str], complaint: str
) -> None:
    assert main(["build", "--project", "p", "--name", "d", "--workers", "1", *words]) == 1
    assert complaint in capsys.readouterr().err
    assert not (site / "data").exists()


def test_the_same_words_without_a_mistake_make_the_key(site: Path) -> None:
    words = ["--folder", "in", "--project", "p", "--name", "d", "--workers", "1", "--options", "clean_descriptors"]
    assert main(["build", *words]) == 0
    assert (site / "data" / "projects" / "p.key").stat().st_mode & 0o777 == 0o600


def test_an_extract_of_which_nothing_can_be_read_says_why_how_many_were_not(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "fhir").mkdir()
    for number in range(3):
        (site / "fhir" / f"{number}.json").write_text("{", encoding="utf-8")
    stranger = '{"resourceType": "Condition", "id": "c", "subject": {"reference": "Patient/nobody"}}'
    (site / "fhir" / "4.json").write_text(stranger, encoding="utf-8")
    assert main(["build", "--fhir", "fhir", "--project", "p", "--name", "d", "--workers", "1"]) == 1
    told = capsys.readouterr().err
    assert "the commonest reason: record: not-readable (3); record: orphan (1)" in told
