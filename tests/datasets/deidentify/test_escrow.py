from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from datasets.deidentify.escrow import (
    Opened,
    Opening,
    look_at_escrow,
    new_key_pair,
    open_escrow,
    seal_escrow,
    write_key,
)
from datasets.deidentify.escrow_audit import Audit, EscrowRefused

WHO = {"TTA": {"patient_id": ["BN00000001"], "name": ["Lê Thị An"]}, "TTB": {"patient_id": ["BN00000002"]}}


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    return Audit(tmp_path / "audit.jsonl", tmp_path / "keys" / "audit.head")


@pytest.fixture
def holders(tmp_path: Path) -> tuple[Path, Path]:
    """Secrets of the two holders of `escrow.bin`."""
    public = []
    for name in ("first", "second"):
        secret, own = new_key_pair()
        write_key(tmp_path / name, secret, 0o600)
        write_key(tmp_path / f"{name}.pub", own, 0o644)
        public.append(own)
    seal_escrow(tmp_path / "escrow.bin", WHO, (public[0], public[1]))
    return tmp_path / "first", tmp_path / "second"


def _open(keys: tuple[Path, Path], audit: Audit, **changed: object) -> Opened:
    told: dict[str, object] = {
        "holders": ("Ban giám đốc", "Hội đồng đạo đức"),
        "pseudonyms": frozenset({"TTA"}),
        "reason": "phát hiện tình cờ u phổi, cần báo người bệnh",
        "audit": audit,
    }
    return open_escrow(keys[0].parent / "escrow.bin", keys, Opening(**{**told, **changed}))  # type: ignore[arg-type]


def _outcomes(audit: Audit) -> list[str]:
    return [json.loads(line)["outcome"] for line in audit.path.read_text(encoding="utf-8").splitlines()]


def test_both_holders_together_read_what_was_asked_for_and_it_is_on_record(
    holders: tuple[Path, Path], audit: Audit, tmp_path: Path
) -> None:
    path = tmp_path / "escrow.bin"
    assert path.stat().st_mode & 0o077 == 0
    assert b"BN0000" not in path.read_bytes()
    opened = _open(holders, audit)
    assert opened.identifiers == {"TTA": WHO["TTA"]}
    assert opened.unknown == ()
    assert _outcomes(audit) == ["asked", "opened"]
    told = audit.path.read_text(encoding="utf-8")
    assert "phát hiện" in told
    assert "BN00000001" not in told
    assert audit.fault() == ""
    assert audit.head.read_text() == f"{opened.head}\n"
    assert "BN00000001" not in repr(opened)


def test_pseudonyms_that_the_escrow_does_not_hold_are_told(holders: tuple[Path, Path], audit: Audit) -> None:
    opened = _open(holders, audit, pseudonyms=frozenset({"TTB", "TTZ", "TTY"}))
    assert list(opened.identifiers) == ["TTB"]
    assert opened.unknown == ("TTY", "TTZ")


def test_one_holder_alone_or_the_wrong_order_opens_nothing_and_is_on_record(
    holders: tuple[Path, Path], audit: Audit, tmp_path: Path
) -> None:
    first, second = holders
    write_key(tmp_path / "third", new_key_pair()[0], 0o600)
    pairs = [(first, first), (second, second), (second, first), (first, tmp_path / "third"), (first, tmp_path / "none")]
    for keys in pairs:
        with pytest.raises(EscrowRefused, match=r"keys of both holders|a key file"):
            _open(keys, audit)
    assert _outcomes(audit) == ["asked", "refused"] * 5


@pytest.mark.parametrize("changed", [{"reason": "vì"}, {"holders": ("A", "A")}, {"holders": ("", "B")}])
def test_without_a_reason_and_two_names_nothing_is_opened_and_the_attempt_is_on_record(
    changed: dict[str, object], holders: tuple[Path, Path], audit: Audit
) -> None:
    with pytest.raises(EscrowRefused, match="two holders' names and a reason"):
        _open(holders, audit, **changed)
    assert _outcomes(audit) == ["asked", "refused"]


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (
            lambda audit: audit.path.write_bytes(audit.path.read_bytes().splitlines(keepends=True)[1]),
            "changed or taken",
        ),
        (lambda audit: audit.path.write_text(audit.path.read_text().replace("phát", "PHÁT", 1)), "changed or taken"),
        (lambda audit: audit.path.write_text(audit.path.read_text().replace("opened", "asked")), "its head tells of"),
        (
            lambda audit: audit.path.write_bytes(audit.path.read_bytes().splitlines(keepends=True)[0]),
            "its head tells of",
        ),
        (lambda audit: audit.path.unlink(), "missing or empty, and its head tells of 2 lines"),
        (lambda audit: audit.path.write_bytes(b""), "missing or empty, and its head tells of 2 lines"),
        (lambda audit: audit.head.unlink(), "the head of the audit is missing"),
        (lambda audit: audit.path.write_bytes(b"[1]\n"), "changed or taken"),
    ],
)
def test_an_audit_that_is_not_whole_is_told_and_opens_nothing(
    damage: Callable[[Audit], object], complaint: str, holders: tuple[Path, Path], audit: Audit
) -> None:
    _open(holders, audit)
    damage(audit)
    assert complaint in audit.fault()
    with pytest.raises(EscrowRefused, match=f"{complaint}.*nothing was opened"):
        _open(holders, audit)
    assert complaint in audit.fault()  # asking again does not heal it


def test_power_that_goes_between_a_line_and_the_head_is_no_damage(holders: tuple[Path, Path], audit: Audit) -> None:
    _open(holders, audit)
    before = audit.head.read_bytes()
    audit.record({"outcome": "asked"})
    audit.head.write_bytes(before)
    assert audit.fault() == ""
    _open(holders, audit)
    assert len(_outcomes(audit)) == 5
    assert audit.fault() == ""


def test_an_audit_that_cannot_be_written_keeps_the_escrow_closed(holders: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(EscrowRefused, match="nothing was opened"):
        _open(holders, Audit(tmp_path / "no" / "audit.jsonl", tmp_path / "keys" / "audit.head"))


def test_one_key_for_both_holders_is_refused(tmp_path: Path) -> None:
    _, public = new_key_pair()
    with pytest.raises(EscrowRefused, match="the same one twice"):
        seal_escrow(tmp_path / "escrow.bin", WHO, (public, public))


def test_where_an_escrow_is_to_come_is_tried_before_the_work_begins(holders: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = (path.with_suffix(".pub") for path in holders)
    assert look_at_escrow(None, None) is None
    found = look_at_escrow(tmp_path / "new.bin", [first, second])
    assert found is not None
    assert found.path == tmp_path / "new.bin"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "escrow.bin",
        "first",
        "first.pub",
        "second",
        "second.pub",
    ]
    wrong: list[tuple[Path | None, list[Path] | None, str]] = [
        (tmp_path / "new.bin", None, "expected --escrow FILE with --holders"),
        (None, [first, second], "expected --escrow FILE with --holders"),
        (tmp_path / "no" / "new.bin", [first, second], "a folder that is there"),
        (tmp_path / "first" / "new.bin", [first, second], "a folder that is there"),
        (Path("/proc/new.bin"), [first, second], "can be written to"),
        (tmp_path, [first, second], "got a folder"),
        (tmp_path / "new.bin", [first, tmp_path / "none.pub"], "expected a key file"),
        (tmp_path / "new.bin", [first, first], "the same one twice"),
    ]
    for path, keys, complaint in wrong:
        with pytest.raises(EscrowRefused, match=complaint):
            look_at_escrow(path, keys)
