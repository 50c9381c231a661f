"""DICOMweb servers that misbehave, on a real socket."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pydicom import dcmread

from datasets.archive.errors import ArchiveError, ArchiveUnreachable
from datasets.archive.pull import pull
from datasets.archive.query import parse_query
from datasets.archive.source import open_source
from datasets.archive.specs import DicomWebSpec

Answer = tuple[int, dict[str, str], bytes]
STUDY, SERIES, SOP = "0020000D", "0020000E", "00080018"


def rows(tag: str, uids: list[str]) -> Answer:
    body = json.dumps([{tag: {"vr": "UI", "Value": [uid]}} for uid in uids]).encode()
    return 200, {"Content-Type": "application/dicom+json"}, body


class Server:
    """Answers by a function of path, query and headers, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answer: Callable[[str, dict[str, list[str]]], Answer] = lambda path, query: (404, {}, b"")
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                outer.asked.append((self.path, dict(self.headers)))
                status, headers, body = outer.answer(parts.path, parse_qs(parts.query))
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/web"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("datasets.archive.knocking.FIRST_SECONDS", 0.01)  # pauses of a test, not of a night


def spec_of(server: Server, **more: Any) -> DicomWebSpec:
    return DicomWebSpec(server.url, parse_query("PatientID=S0"), patience_seconds=0.3, **more)


def holds(slices: dict[str, bytes], page: int = 10**9) -> Callable[[str, dict[str, list[str]]], Answer]:
    """A well-behaved server of one series that gives at most `page` rows."""

    def answer(path: str, query: dict[str, list[str]]) -> Answer:
        offset = int(query.get("offset", ["0"])[0])
        if path.endswith("/studies"):
            return rows(STUDY, ["1.2"][offset:])
        if path.endswith("/series"):
            return rows(SERIES, ["1.2.3"][offset:])
        if path.endswith("/instances"):
            return rows(SOP, sorted(slices)[offset : offset + page])
        wanted = [path.rpartition("/")[2]] if "/instances/" in path else sorted(slices)
        body = b"".join(b"--b\r\nContent-Type: application/dicom\r\n\r\n" + slices[uid] + b"\r\n" for uid in wanted)
        return 200, {"Content-Type": "multipart/related; boundary=b"}, body + b"--b--\r\n"

    return answer


@pytest.fixture
def held(slice_bytes: Callable[..., bytes], tmp_path: Path) -> dict[str, bytes]:
    """UID → file."""
    found = {}
    for number in range(5):
        path = tmp_path / f"{number}.dcm"
        path.write_bytes(slice_bytes(number, side=16))
        found[str(dcmread(path).SOPInstanceUID)] = path.read_bytes()
    return found


def test_all_pages_are_turned_also_of_a_server_that_gives_few_rows(
    server: Server, held: dict[str, bytes], tmp_path: Path
) -> None:
    server.answer = holds(held, page=2)
    assert pull(open_source(spec_of(server)), tmp_path / "landing").counts.landed == 5


def test_a_server_that_knows_no_offset_does_not_hold_us_for_ever(
    server: Server, held: dict[str, bytes], tmp_path: Path
) -> None:
    well = holds(held)
    server.answer = lambda path, query: well(path, {})
    assert pull(open_source(spec_of(server)), tmp_path / "landing").counts.landed == 5


def test_the_token_is_sent_and_does_not_follow_a_redirect_away(server: Server, tmp_path: Path) -> None:
    other = Server()
    (tmp_path / "token").write_text("abc.def\n")
    server.answer = lambda path, query: (302, {"Location": f"{other.url}/studies"}, b"")
    source = open_source(spec_of(server, token_file=tmp_path / "token"))
    with pytest.raises(ArchiveError, match="redirects to another server"):
        pull(source, tmp_path / "landing")
    other.close()
    assert server.asked[0][1]["Authorization"] == "Bearer abc.def"
    assert other.asked == []


def test_a_redirect_on_the_same_server_is_followed(server: Server, held: dict[str, bytes], tmp_path: Path) -> None:
    well = holds(held)

    def answer(path: str, query: dict[str, list[str]]) -> Answer:
        is_old = not path.startswith("/new")
        return (307, {"Location": f"/new{path}"}, b"") if is_old and "offset" not in query else well(path, query)

    server.answer = answer
    assert pull(open_source(spec_of(server)), tmp_path / "landing").counts.landed == 5


def test_a_circle_of_redirects_ends(server: Server, tmp_path: Path) -> None:
    server.answer = lambda path, query: (302, {"Location": path}, b"")
    with pytest.raises(ArchiveError, match="circle"):
        pull(open_source(spec_of(server)), tmp_path / "landing")


def test_a_body_that_breaks_off_is_asked_for_again(server: Server, held: dict[str, bytes], tmp_path: Path) -> None:
    well, cuts = holds(held), iter([0.2, 0.5, 0.9])

    def answer(path: str, query: dict[str, list[str]]) -> Answer:
        status, headers, body = well(path, query)
        cut = next(cuts, None) if "multipart" in headers["Content-Type"] else None
        return (status, headers, body) if cut is None else (status, headers, body[: int(cut * len(body))])

    server.answer = answer
    pulled = pull(open_source(spec_of(server)), tmp_path / "landing")
    assert (pulled.counts.landed, pulled.refused) == (5, ())


def test_another_instance_than_the_one_asked_for_is_refused(
    server: Server, held: dict[str, bytes], tmp_path: Path
) -> None:
    first, second = sorted(held)[:2]
    server.answer = holds({first: held[first], second: held[first]})
    pulled = pull(open_source(spec_of(server)), tmp_path / "landing", workers=1)
    assert pulled.counts.landed == 1
    assert [refused.reason for refused in pulled.refused] == [
        "the instance that came is not the one that was asked for"
    ]


def test_what_is_no_instance_is_refused(server: Server, held: dict[str, bytes], tmp_path: Path) -> None:
    server.answer = holds(dict.fromkeys(held, b"no DICOM"))
    pulled = pull(open_source(spec_of(server)), tmp_path / "landing")
    assert (pulled.counts.landed, pulled.counts.refused) == (0, 5)


@pytest.mark.parametrize("body", [b"{", b"{}", b"[1]", b"[" * 100_000])
def test_a_listing_that_is_none_is_explained(server: Server, body: bytes, tmp_path: Path) -> None:
    server.answer = lambda path, query: (200, {"Content-Type": "application/dicom+json"}, body)
    with pytest.raises(ArchiveError, match="expected a list"):
        pull(open_source(spec_of(server)), tmp_path / "landing")


def test_a_malformed_uid_leads_nowhere(server: Server, tmp_path: Path) -> None:
    server.answer = lambda path, query: rows(STUDY, ["../../admin", "1.2/../x"])
    pulled = pull(open_source(spec_of(server)), tmp_path / "landing")
    assert (pulled.counts.found, pulled.counts.refused) == (2, 2)
    assert all(urlsplit(path).path == "/web/studies" for path, _ in server.asked)


def test_a_busy_server_is_waited_for_and_a_closed_door_is_not(
    server: Server, held: dict[str, bytes], tmp_path: Path
) -> None:
    well, busy = holds(held), iter([503, 429])
    server.answer = lambda path, query: (status, {}, b"") if (status := next(busy, 0)) else well(path, query)
    assert pull(open_source(spec_of(server)), tmp_path / "one").counts.landed == 5
    server.answer = lambda path, query: (503, {}, b"")
    with pytest.raises(ArchiveUnreachable, match="was not reached"):
        pull(open_source(spec_of(server)), tmp_path / "two")
    server.answer = lambda path, query: (401, {}, b"")
    with pytest.raises(ArchiveError, match="refuses the query \\(HTTP 401\\)"):
        pull(open_source(spec_of(server)), tmp_path / "three")
