"""Messages over a real socket: whole and in pieces, good, broken and hostile."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from datasets.emr.charset import charset_named, encode
from datasets.emr.hl7v2.framing import frame
from datasets.emr.hl7v2.message import MESSAGE_BYTES, Message
from serving.audit import list_events, verify
from serving.hl7.inbox import MESSAGE, count, forget
from serving.hl7.listen import listening
from serving.settings import Settings
from serving.store.database import Store

Connect = Callable[[], socket.socket]
Read = Callable[[socket.socket, int], list[Message]]
Ask = Callable[..., list[Message]]
Make = Callable[..., bytes]


def code_of(message: Message) -> str:
    acknowledged = message.first("MSA")
    assert acknowledged is not None
    return acknowledged.text(1)


def values_of(message: Message) -> dict[str, str]:
    return {segment.text(3): segment.text(5) for segment in message.all("OBX")}


def test_a_result_is_acknowledged_and_answered_on_the_same_connection(ask: Ask, make_message: Make) -> None:
    acknowledgement, answer = ask(make_message("A-1"))
    assert code_of(acknowledgement) == "AA"
    assert acknowledgement.first("MSA").text(2) == "A-1"  # type: ignore[union-attr]  # asserted by code_of
    assert acknowledgement.header.text(5) == "HIS"
    assert answer.kind == ("ORU", "R01")
    assert answer.first("PID").text(3) == "123456"  # type: ignore[union-attr]  # a missing one fails here too
    assert values_of(answer)["qsofa"] == "2"
    notes = [segment.text(3) for segment in answer.all("NTE")]
    assert "Hỗ trợ quyết định, không phải chẩn đoán." in notes
    assert any("SHA-256" in note for note in notes)


def test_what_is_missing_gives_bounds_and_is_named(ask: Ask, make_message: Make) -> None:
    _, answer = ask(
        make_message(
            "A-2",
            "PID|1||1||x||19560204|M",
            "OBX|1|NM|8480-6^x^LN||90|mm[Hg]|||||F",
            "OBX|2|NM|9279-1^x^LN||26|/min|||||F",
        )
    )
    found = next(segment for segment in answer.all("OBX") if segment.text(3) == "qsofa")
    assert (found.text(2), found.text(11)) == ("SN", "P")
    assert [found.text(5, part) for part in (1, 2, 3, 4)] == ["", "2", "-", "3"]
    assert any("Còn thiếu" in segment.text(3) for segment in answer.all("NTE"))


def test_a_message_with_nothing_to_score_is_only_acknowledged(
    connect: Connect, read_messages: Read, make_message: Make
) -> None:
    with connect() as connection:
        for control_id in ("B-1", "B-2"):
            connection.sendall(frame(make_message(control_id, "PID|1||1||x||19560204|M", kind="ADT^A08")))
        acknowledgements = read_messages(connection, 2)
    assert [one.first("MSA").text(2) for one in acknowledgements] == ["B-1", "B-2"]  # type: ignore[union-attr]


def test_the_sender_learns_what_was_not_used_and_why(ask: Ask, make_message: Make) -> None:
    body = (
        "PID|1||1||x||19560204|M",
        "OBX|1|NM|2823-3^K^LN||4.5||||||F",
        "OBX|2|NM|XYZ^Khác^L||4.5|mmol/L|||||F",
        "OBX|3|NM|8480-6^x^LN||9000|mm[Hg]|||||F",
    )
    (acknowledgement,) = ask(make_message("B-3", *body), count=1)
    assert code_of(acknowledgement) == "AA"
    errors = list(acknowledgement.all("ERR"))
    assert [one.text(4) for one in errors] == ["W"] * 4
    places = ["/".join(one.text(2, part) for part in (1, 2, 3)) for one in errors]
    assert places == ["//", "OBX/1/6", "OBX/2/3", "OBX/3/5"]
    assert [one.text(3) for one in errors] == ["0", "101", "103", "102"]
    assert [one.text(5) for one in errors] == ["not-answered", "unit-missing", "unknown-test", "not-usable"]
    assert "Huyết áp tâm thu" in errors[3].text(8)
    assert "9000" not in str(acknowledgement.segments)
    (older,) = ask(make_message("B-4", *body, version="2.3"), count=1)
    assert not list(older.all("ERR"))
    told = older.first("MSA").text(3)  # type: ignore[union-attr]  # a missing one fails here too
    assert "OBX 1 số không có đơn vị / a number without a unit" in told


def test_dates_that_cannot_be_read_are_told_to_the_sender_with_their_places(ask: Ask, make_message: Make) -> None:
    vitals = make_message("B-7").decode().split("\r")[3:6]
    body = [vitals[0] + "|||tomorrow", *vitals[1:]]
    (acknowledgement,) = ask(make_message("B-8", "PID|1||1||x||20300101|M", *body), count=1)
    errors = {tuple(one.text(2, part) for part in (1, 2, 3)): one.text(5) for one in acknowledgement.all("ERR")}
    assert errors[("OBX", "1", "14")] == "time-not-read"
    assert errors[("PID", "1", "7")] == "birth-not-read"
    timeless = make_message("B-9", "PID|1||1||x||19560204|M", *vitals)
    broken = timeless.replace(b"20261122101500+0700", b"now")
    heard, answer = ask(broken)
    assert [one.text(5) for one in heard.all("ERR")] == ["message-time-not-read"]
    assert answer.kind == ("ORU", "R01")


VITALS = (
    "OBX|1|NM|8480-6^x^LN||90|mm[Hg]|||||F|||{day}",
    "OBX|2|NM|9279-1^x^LN||26|/min|||||F|||{day}",
    "OBX|3|NM|9269-2^x^LN||15|{{score}}|||||F|||{day}",
)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (["PID|1||1||x||19560204|M"], "nothing was told that a score or model reads"),
        (["PID|1||1||x||19560204|M", "OBX|1|NM|8480-6^x^LN||90|mm[Hg]|||||F"], "is missing"),
        (["PID|1||1||x||20200204|M", *(one.format(day="20261122") for one in VITALS)], "age is outside"),
        (["PID|1||1||x||19560204|M", *(one.format(day="20200101") for one in VITALS)], "Too old".lower()),
        (["PID|1||1||x||19560204|M", "OBX|1|NM|59408-5^x^LN||91|%|||||F"], "no diagnosis (ICD-10 code)"),
    ],
)
def test_silence_has_its_reason(ask: Ask, make_message: Make, body: list[str], why: str) -> None:
    (acknowledgement,) = ask(make_message(f"S-{hash(why)}"[:20], *body), count=1)
    assert code_of(acknowledgement) == "AA"
    (told,) = [one for one in acknowledgement.all("ERR") if one.text(5) == "not-answered"]
    assert why in told.text(8)
    assert "Không có thang điểm hay mô hình nào trả lời" in told.text(8)
    (older,) = ask(make_message(f"O-{hash(why)}"[:20], *body, version="2.3"), count=1)
    assert why in older.first("MSA").text(3)  # type: ignore[union-attr]  # a missing one fails here too


def test_a_public_code_that_nothing_reads_is_named(ask: Ask, make_message: Make) -> None:
    body = make_message("U-1").decode().split("\r")[1:-1]
    acknowledgement, _ = ask(make_message("U-2", *body, "OBX|4|NM|99999-9^x^LN||4|mm|||||F"))
    (told,) = acknowledgement.all("ERR")
    assert ([told.text(2, part) for part in (1, 2, 3)], told.text(5)) == (["OBX", "4", "3"], "not-read")


def test_without_its_diagnosis_a_score_is_not_answered(ask: Ask, make_message: Make) -> None:
    body = (
        "PID|1||1||x||19460204|M",
        "OBX|1|NM|8480-6^x^LN||85|mm[Hg]|||||F",
        "OBX|2|NM|8462-4^x^LN||50|mm[Hg]|||||F",
        "OBX|3|NM|9279-1^x^LN||32|/min|||||F",
        "OBX|4|NM|9269-2^x^LN||15|{score}|||||F",
    )
    _, bare = ask(make_message("B-5", *body))
    _, ill = ask(make_message("B-6", "PID|1||1||x||19460204|M", "DG1|1||J18.9^Viêm phổi^I10", *body[1:]))
    assert "qsofa" in values_of(bare)
    assert "crb_65" not in values_of(bare)
    assert "crb_65" in values_of(ill)


def test_split_and_joined_segments_of_tcp_give_the_same_answers(
    connect: Connect, read_messages: Read, make_message: Make
) -> None:
    stream = frame(make_message("C-1")) + frame(make_message("C-2"))
    with connect() as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for begin in range(0, len(stream), 97):
            connection.sendall(stream[begin : begin + 97])
            time.sleep(0.002)
        messages = read_messages(connection, 4)
    assert [message.kind[0] for message in messages] == ["ACK", "ORU", "ACK", "ORU"]


def test_the_same_message_gets_the_same_answer_and_another_one_under_its_id_is_refused(
    ask: Ask, make_message: Make, store: Store
) -> None:
    first, again = ask(make_message("D-1")), ask(make_message("D-1"))
    assert [one.segments for one in first] == [one.segments for one in again]
    assert count(store, "none") == 1
    (refused,) = ask(make_message("D-1", "PID|1||other||y||19800101|F"), count=1)
    assert code_of(refused) == "AR"
    assert refused.first("MSA").text(6) == "205"  # type: ignore[union-attr]


def test_the_same_message_on_many_connections_at_once_is_stored_once(
    ask: Ask, make_message: Make, store: Store
) -> None:
    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda _: ask(make_message("D-9")), range(3)))
    assert {code_of(acknowledgement) for acknowledgement, _ in replies} == {"AA"}
    assert len({answer.segments for _, answer in replies}) == 1
    assert count(store, "none") == 1


@pytest.mark.parametrize(
    ("message", "code", "error"),
    [
        (b"", "AR", "100"),
        (b"GET / HTTP/1.1", "AR", "100"),
        (b"MSH|^~\\&|A|B|||2026||ORU^R01||P|2.5.1\rPID|1", "AR", "101"),
        (b"MSH|^~\\&|A|B|||2026||ORM^O01|5|P|2.5.1\rPID|1", "AR", "200"),
        (b"MSH|^~\\&|A|B|||2026||ADT^A40|5|P|2.5.1\rPID|1", "AR", "201"),
        (b"MSH|^~\\&|A|B|||2026||ORU^R01|5|P|2.8\rPID|1", "AR", "203"),
        (b"MSH|^~\\&|A|B|||2026||ORU^R01|5|P|2.5.1\rOBX|1", "AE", "101"),
        (b"MSH|^~\\&|A|B|||2026||ORU^R01|5|P|2.5.1||||||UNICODE UTF-8\rPID|1||\xff", "AE", "102"),
        (b"MSH|^~\\&|A|B|||2026||ORU^R01|5|P|2.5.1||||||EBCDIC\rPID|1||1", "AE", "102"),
    ],
)
def test_what_is_refused_says_how(ask: Ask, message: bytes, code: str, error: str) -> None:
    (refused,) = ask(message, count=1)
    assert code_of(refused) == code
    assert refused.first("MSA").text(6) == error  # type: ignore[union-attr]
    assert refused.first("MSA").text(2) == ("5" if b"|5|" in message else "")  # type: ignore[union-attr]


@pytest.mark.parametrize("charset", ["WINDOWS-1258", "TCVN3", "UNICODE UTF-8"])
def test_local_names_in_old_vietnamese_codes(charset: str, connect: Connect) -> None:
    body = (
        "PID|1||1||Nguyễn^Thị Hường||19560204|M",
        "OBX|1|NM|^Định lượng Creatinin [Máu]||110|µmol/L|||||F"
        if charset != "TCVN3"
        else "OBX|1|NM|^Định lượng Creatinin [Máu]||110|umol/L|||||F",
    )
    header = f"MSH|^~\\&|HIS|BV|||20261122101500||ORU^R01|E-{charset[:3]}|P|2.4||||||{charset}"
    name = charset_named(charset)
    with connect() as connection:
        connection.sendall(frame(encode("\r".join((header, *body)), name)))
        data = b""
        while data.count(b"\x1c") < 2 and (more := connection.recv(65_536)):
            data += more
    answer = data.split(b"\x0b")[2]
    assert encode("Nguyễn^Thị Hường", name) in answer
    assert b"|ckd_epi_2021^" in answer


def test_flipped_and_random_bytes_never_end_the_listener(
    ask: Ask, connect: Connect, read_messages: Read, make_message: Make
) -> None:
    chance = random.Random(20261122)
    for turn in range(40):
        broken = bytearray(make_message(f"F-{turn}-0"))
        for _ in range(chance.randrange(1, 12)):
            place = chance.randrange(len(broken))
            broken[place] = chance.choice((chance.randrange(256), ord("|"), ord("^"), 0x0D))
        if turn % 7 == 0:
            del broken[chance.randrange(len(broken)) :]
        content = bytes(broken).replace(b"\x0b", b"").replace(b"\x1c", b"")
        with connect() as connection:
            connection.sendall(frame(content))
            reply = read_messages(connection, 1)[0]
        assert code_of(reply) in {"AA", "AE", "AR"} if b"ACK" not in content else True
    assert code_of(ask(make_message("F-1"))[0]) == "AA"


def test_a_message_over_the_cap_is_refused_and_the_connection_closed(connect: Connect) -> None:
    with connect() as connection:
        connection.sendall(b"\x0b" + b"x" * (MESSAGE_BYTES + 70_000))
        data = b""
        while more := connection.recv(65_536):
            data += more
    assert b"MSA|AR|" in data


def test_one_connection_too_many_is_closed_at_once(connect: Connect, ask: Ask, make_message: Make) -> None:
    held = [connect() for _ in range(3)]
    time.sleep(0.2)
    with connect() as fourth:
        assert fourth.recv(10) == b""
    for connection in held:
        connection.close()
    time.sleep(0.2)
    assert code_of(ask(make_message("G-1"))[0]) == "AA"


def test_an_idle_connection_is_closed(settings: Settings, store: Store) -> None:
    changed = replace(settings, mllp_idle_seconds=0.3)
    with (
        listening(changed, store, has_destination=False) as port,
        socket.create_connection(("127.0.0.1", port), timeout=10) as connection,
    ):
        connection.sendall(b"\x0bMSH|")
        assert connection.recv(10) == b""


def test_only_allowed_hosts_are_heard(settings: Settings, store: Store) -> None:
    changed = replace(settings, allowed_hosts="192.0.2.7")
    with (
        listening(changed, store, has_destination=False) as port,
        socket.create_connection(("127.0.0.1", port), timeout=10) as connection,
    ):
        assert connection.recv(10) == b""


def test_every_message_leaves_an_audit_record_without_the_patient(ask: Ask, make_message: Make, store: Store) -> None:
    ask(make_message("H-1"))
    ask(b"nonsense", count=1)
    events = list_events(store)
    assert [event["outcome"] for event in events] == ["4", "0"]
    assert events[0]["outcomeDesc"] == "hl7-100"
    assert verify(store).is_intact
    assert "123456" not in str(events)


def test_old_messages_are_forgotten(ask: Ask, make_message: Make, store: Store) -> None:
    ask(make_message("I-1"))
    assert forget(store, time.time() - 60) == 0
    assert forget(store, time.time() + 60) == 1
    with store.read() as connection:
        assert connection.execute(MESSAGE.select()).first() is None


def test_nothing_of_the_patient_is_logged(
    ask: Ask, make_message: Make, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    with caplog.at_level("DEBUG"):
        ask(make_message("J-1"))
        ask(make_message("J-2", "PID|1||SECRET-ID||Bí^Mật", "PID|2||OTHER"), count=1)
    assert "SECRET-ID" not in caplog.text
    assert "Mật" not in caplog.text
