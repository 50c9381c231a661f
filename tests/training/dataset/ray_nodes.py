"""Ray nodes on loopback, each a session of processes that can be cut off at once, and the token they share."""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

HEAD, SECOND = "127.0.0.2", "127.0.0.3"
"""Ray takes 127.0.0.1 for the machine's outer address; the rest of 127/8 is taken as it is."""
MEMORY = 100_000_000
STARTED = "Ray runtime started"
IMPATIENT, TRIES = "The current node timed out during startup", 3
"""Ray waits 30 s for its own processes and cannot be told to wait longer; a machine with other work may need more."""
SECONDS, LAST_LINES = 90, 20


def with_token(folder: Path) -> dict[str, str]:
    """This environment with a token of its own, which every node and every build of a cluster is given.

    Without one Ray writes a token into the home folder when a cluster is made in a process, and from then on a head
    that finds it there asks for it, while a node that joins does not send it.
    """
    token = folder / "token"
    token.write_text(secrets.token_hex(32), encoding="utf-8")
    told = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN_PATH": str(token), "RAY_USAGE_STATS_ENABLED": "0"}
    return {**os.environ, **told, "OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}


class Node:
    """`ray start --block` as a session of its own, up when this is made."""

    def __init__(self, address: str, folder: Path, environment: dict[str, str], *words: str) -> None:
        ray = Path(sys.executable).parent / "ray"
        command = [str(ray), "start", f"--node-ip-address={address}", "--num-cpus=1", "--block", *words]
        command += [f"--object-store-memory={MEMORY}", "--min-worker-port=0", "--max-worker-port=0"]
        self._log = folder / f"{address}-{secrets.token_hex(4)}.log"
        for _ in range(TRIES):
            with self._log.open("wb") as log:
                self._process = subprocess.Popen(
                    command, env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
                )
            if self._is_up():
                return
            code = self._process.poll()
            self.kill()
            if IMPATIENT not in self._said():
                break
        why = f"not up within {SECONDS} s" if code is None else f"ended with {code}"
        pytest.fail("\n".join([f"a Ray node at {address}: {why}", *self._said().splitlines()[-LAST_LINES:]]))

    @property
    def address(self) -> str:
        """`host:port` of a head, as it printed it."""
        found = re.search(r"--address='([\d.]+:\d+)'", self._said())
        assert found, "no head"
        return found[1]

    def is_at_work(self) -> bool:
        """Whether a worker of this node has a task now; Ray writes that into the process's name."""
        return any(name.startswith("ray::_call") for _, name in self._processes())

    def is_stopped_at_work(self) -> bool:
        """Hold every process where it is; when none has a task, let them go on."""
        self._tell(signal.SIGSTOP)
        if not self.is_at_work():
            self._tell(signal.SIGCONT)
            return False
        return True

    def kill(self) -> None:
        """Every process at once, as a power cut would."""
        if self._process.poll() is None:
            self._tell(signal.SIGKILL)
        self._process.wait()

    def _is_up(self) -> bool:
        deadline = time.monotonic() + SECONDS
        while STARTED not in self._said():
            if self._process.poll() is not None or time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def _said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _tell(self, number: signal.Signals) -> None:
        for process, _ in self._processes():
            with suppress(ProcessLookupError):
                os.kill(process, number)

    def _processes(self) -> list[tuple[int, str]]:
        """Number and name of each; Ray's workers are of the session and of no group that it shares."""
        listed = subprocess.run(
            ["ps", "-o", "pid=,args=", "-g", str(self._process.pid)],
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
        lines = (line.split(maxsplit=1) for line in listed.stdout.splitlines())
        return [(int(line[0]), line[1] if len(line) > 1 else "") for line in lines]
