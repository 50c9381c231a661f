from __future__ import annotations

import json
from pathlib import Path

import pytest

from datasets.deidentify.escrow import EscrowRefused, Opening, is_audit_whole, new_key_pair, open_escrow, seal_escrow

WHO = {"TTA": {"patient_id": "BN00000001", "name": "Lê Thị An"}, "TTB": {"patient_id": "BN00000002"}}


def _opening(audit: Path, **changed: object) -> Opening:
    told: dict[str, object] = {
        "holders": ("Ban giám đốc", "Hội đồng đạo đức"),
        "pseudonyms": frozenset({"TTA"}),
        "reason": "phát hiện tình cờ u phổi, cần báo người bệnh",
        "audit": audit,
    }
    return Opening(**{**told, **changed})  # type: ignore[arg-type]


def test_both_holders_together_read_what_was_asked_for_and_it_is_on_record(tmp_path: Path) -> None:
    (first, first_public), (second, second_public) = new_key_pair(), new_key_pair()
    path, audit = tmp_path / "escrow.bin", tmp_path / "audit.jsonl"
    seal_escrow(path, WHO, (first_public, second_public))
    assert path.stat().st_mode & 0o077 == 0
    assert b"BN0000" not in path.read_bytes()
    assert open_escrow(path, (first, second), _opening(audit)) == {"TTA": WHO["TTA"]}
    lines = [json.loads(line) for line in audit.read_text(encoding="utf-8").splitlines()]
    assert [line["outcome"] for line in lines] == ["asked", "opened"]
    assert lines[0]["reason"].startswith("phát hiện")
    assert "BN00000001" not in audit.read_text(encoding="utf-8")
    assert is_audit_whole(audit)


def test_one_holder_alone_or_the_wrong_order_opens_nothing_and_is_on_record(tmp_path: Path) -> None:
    (first, first_public), (second, second_public) = new_key_pair(), new_key_pair()
    path, audit = tmp_path / "escrow.bin", tmp_path / "audit.jsonl"
    seal_escrow(path, WHO, (first_public, second_public))
    for keys in ((first, first), (second, second), (second, first), (first, new_key_pair()[0])):
        with pytest.raises(EscrowRefused, match="keys of both holders"):
            open_escrow(path, keys, _opening(audit))
    assert audit.read_text(encoding="utf-8").count('"refused"') == 4


def test_a_line_taken_out_of_the_audit_is_seen(tmp_path: Path) -> None:
    (first, first_public), (second, second_public) = new_key_pair(), new_key_pair()
    path, audit = tmp_path / "escrow.bin", tmp_path / "audit.jsonl"
    seal_escrow(path, WHO, (first_public, second_public))
    open_escrow(path, (first, second), _opening(audit))
    lines = audit.read_bytes().splitlines(keepends=True)
    audit.write_bytes(lines[1])
    assert not is_audit_whole(audit)


@pytest.mark.parametrize("changed", [{"reason": "vì"}, {"holders": ("A", "A")}, {"holders": ("", "B")}])
def test_without_a_reason_and_two_names_nothing_is_opened(changed: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(EscrowRefused, match="two holders' names and a reason"):
        open_escrow(tmp_path / "none", (b"", b""), _opening(tmp_path / "audit.jsonl", **changed))


def test_an_audit_that_cannot_be_written_keeps_the_escrow_closed(tmp_path: Path) -> None:
    (first, first_public), (second, second_public) = new_key_pair(), new_key_pair()
    seal_escrow(tmp_path / "escrow.bin", WHO, (first_public, second_public))
    with pytest.raises(EscrowRefused, match="nothing was opened"):
        open_escrow(tmp_path / "escrow.bin", (first, second), _opening(tmp_path / "no" / "audit.jsonl"))


def test_one_key_for_both_holders_is_refused(tmp_path: Path) -> None:
    _, public = new_key_pair()
    with pytest.raises(EscrowRefused, match="the same one twice"):
        seal_escrow(tmp_path / "escrow.bin", WHO, (public, public))
