"""The score on the planted corpus, and that the score and the gate can tell bad work from good."""

from __future__ import annotations

import pytest

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.synthetic.planted import Planted
from datasets.synthetic.planted_abroad import planted_abroad
from datasets.synthetic.planted_score import Score, score_outputs


def test_every_planted_identifier_is_dealt_with_and_no_name_leaks(
    corpus: tuple[Planted, ...], project: Project, tags_only: Options
) -> None:
    score = Score()
    for planted in corpus:
        source = read_instance(as_bytes(planted.dataset))
        data = as_bytes(deidentify_instance(source, project, tags_only))
        score.add(planted, read_instance(data), data)
        assert verify_instance(data, source, project, tags_only).reasons == ()
    assert score.total > 850
    assert dict(score.wrong) == {}
    assert score.correct_actions == 1.0
    assert score.leaked_names == 0


@pytest.mark.filterwarnings("ignore:Failed to encode", "ignore:Incorrect value")
def test_names_of_other_scripts_are_dealt_with_in_every_character_set(project: Project, tags_only: Options) -> None:
    score = Score()
    for planted in planted_abroad(seed=3, patients=2):
        source = read_instance(as_bytes(planted.dataset))
        data = as_bytes(deidentify_instance(source, project, tags_only))
        score.add(planted, read_instance(data), data)
        assert verify_instance(data, source, project, tags_only).reasons == ()
    assert score.total > 150
    assert dict(score.wrong) == {}


def test_doing_nothing_scores_little_leaks_every_name_and_is_held_back(
    corpus: tuple[Planted, ...], project: Project, tags_only: Options
) -> None:
    files = [as_bytes(planted.dataset) for planted in corpus]
    outputs = [read_instance(data) for data in files]
    score = score_outputs(zip(corpus, outputs, files, strict=True))
    assert score.correct_actions < 0.25
    assert score.leaked_names == len(corpus)
    assert score.wrong["pixels PixelData"] == sum("PixelData" in output for output in outputs) == 12
    for data, source in zip(files, outputs, strict=True):
        reasons = verify_instance(data, source, project, tags_only).reasons
        assert len(reasons) > 10
        assert "not signed as de-identified" in reasons


def test_the_basic_profile_alone_names_nobody_and_loses_the_texts(
    corpus: tuple[Planted, ...], project: Project
) -> None:
    score = Score()
    for planted in corpus:
        data = as_bytes(deidentify_instance(planted.dataset, project, Options()))
        score.add(planted, read_instance(data), data)
        assert verify_instance(data, planted.dataset, project, Options()).reasons == ()
    assert score.leaked_names == 0
    assert {place.split()[0] for place in score.wrong} <= {"text", "date", "kept"}
