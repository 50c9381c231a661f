"""A series that lost its face holds nothing that its encoder wrote beside the picture."""

from __future__ import annotations

from pathlib import Path

from pydicom import uid

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.faces import deface_series
from datasets.deidentify.verify_words import word_findings
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.head import head_series


def test_a_series_that_lost_its_face_holds_no_note_of_the_encoder(tmp_path: Path) -> None:
    paths = []
    for number, dataset in enumerate(head_series(1)):
        paths.append(tmp_path / f"{number}.dcm")
        paths[-1].write_bytes(as_bytes(encode_instance(dataset, uid.JPEG2000Lossless)))
    assert b"OpenJPEG" in paths[0].read_bytes()
    assert deface_series(paths, tmp_path / "out")
    for path in paths:
        data = (tmp_path / "out" / path.name).read_bytes()
        assert b"OpenJPEG" not in data
        assert list(word_findings(data, None)) == []
