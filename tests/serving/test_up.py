"""The supervisor: what it refuses, and what it does when a process ends."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from serving import __main__ as front
from serving.child import Child
from serving.errors import InvalidSettings
from serving.gateway.listen import require_known_peers
from serving.settings import Settings, require_closed
from serving.up import plan_children, supervise


def test_each_worker_has_a_name_of_its_own() -> None:
    several = plan_children(Settings(database_url="postgresql://x/y"), 2)
    assert [child.name for child in several] == ["api", "gateway", "worker1", "worker2"]
    assert [child.name for child in plan_children(Settings(), 1)] == ["api", "gateway", "worker"]
    with pytest.raises(InvalidSettings, match="several with TUETINH_DATABASE_URL"):
        plan_children(Settings(), 2)


def test_an_open_door_to_the_network_is_refused() -> None:
    closed = Settings(host="0.0.0.0", is_behind_proxy=True)  # that it is refused is the point
    with pytest.raises(InvalidSettings, match="ALLOWED_CALLING_AE_TITLES"):
        require_known_peers(closed)
    require_known_peers(replace(closed, allowed_calling_ae_titles="CT1", allowed_hosts="10.0.0.5"))
    with pytest.raises(InvalidSettings, match="beyond loopback"):
        require_closed(replace(closed, is_behind_proxy=False))


class _Script(Child):
    """A child that runs a script instead of a verb."""

    def __init__(self, name: str, folder: Path, script: str) -> None:
        (folder / "serving").mkdir(exist_ok=True)
        (folder / "serving" / "__init__.py").touch()
        (folder / "serving" / "__main__.py").write_text(script)
        super().__init__(name, "x", {"PATH": ""})
        self._environment["PYTHONPATH"] = str(folder)


def _turns(count: int) -> Callable[[float], bool]:
    left = iter(range(count))

    def wait(_seconds: float) -> bool:
        time.sleep(0.05)
        return next(left, None) is None

    return wait


def test_what_cannot_start_ends_everything(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    broken = _Script("broken", tmp_path, "import sys; print('no database'); sys.exit(3)")
    assert supervise([broken], _turns(400)) == 1
    assert "broken  | no database" in capfd.readouterr().out


def test_a_killed_process_is_started_again(tmp_path: Path) -> None:
    child = _Script("steady", tmp_path, "import time; print('ready: yes', flush=True); time.sleep(60)")
    seen: list[int | None] = []
    wait = _turns(80)

    def watch(seconds: float) -> bool:
        if child.process_id not in seen:
            seen.append(child.process_id)
            child.send(signal.SIGKILL)
        return len(seen) >= 3 or wait(seconds)

    assert supervise([child], watch) == 0
    assert len(seen) == 3
    assert not child.is_running


def test_what_a_killed_process_had_started_ends_too(tmp_path: Path) -> None:
    script = f"""
import subprocess, time
orphan = subprocess.Popen([{sys.executable!r}, "-c", "import time; time.sleep(60)"], start_new_session=True)
print("orphan", orphan.pid, flush=True)
open({str(tmp_path / "pid")!r}, "w").write(str(orphan.pid))
time.sleep(60)
"""
    child = _Script("parent", tmp_path, script)
    child.start()
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
        time.sleep(0.02)
    orphan = int((tmp_path / "pid").read_text())
    child.send(signal.SIGKILL)
    child.bury()
    end = time.monotonic() + 10.0  # it was killed; on a busy machine it may take a moment to go
    while not (is_gone := _is_gone(orphan)) and time.monotonic() < end:
        time.sleep(0.02)
    assert is_gone


def _is_gone(process_id: int) -> bool:
    try:
        return bool(psutil.Process(process_id).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


def test_a_mistake_is_one_line_and_not_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUETINH_NO_SUCH_SETTING", "1")  # a name that is mistyped
    assert front.main(["retry", "1.2"]) == 1
    assert "TUETINH_NO_SUCH_SETTING is not a setting" in capsys.readouterr().err


def test_every_verb_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in front.VERBS:
        with pytest.raises(SystemExit, match="0"):
            front.main([verb, "--help"])
        assert "usage: tuetinh" in capsys.readouterr().out
