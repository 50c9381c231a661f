"""The whole service, started for the demo: api, gateway and worker, supervised by `up` in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import httpx
import yaml

from serving.settings import Settings, child_environment
from serving.story.pacs import Pacs

ROOT = Path(__file__).resolve().parents[2]
STOP_SECONDS = 30.0
ANSWER_SECONDS = 5.0


class StartedService:
    """`python -m serving up` with these settings; its log is `service.log` in the data folder."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.log_path = settings.data_dir / "service.log"
        self._log = self.log_path.open("wb")
        self._process = subprocess.Popen(  # our own interpreter and our own module
            [sys.executable, "-m", "serving", "up"],
            env=child_environment(settings) | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @property
    def address(self) -> str:
        """Of its pages and routes."""
        return f"http://127.0.0.1:{self._settings.port}"

    @property
    def is_running(self) -> bool:
        """Has it not ended by itself?"""
        return self._process.poll() is None

    @property
    def is_ready(self) -> bool:
        """Does `/readyz` say so?"""
        try:
            return httpx.get(f"{self.address}/readyz", timeout=ANSWER_SECONDS, trust_env=False).is_success
        except httpx.HTTPError:
            return False  # not listening yet

    @property
    def last_words(self) -> str:
        """The end of its log."""
        return "\n".join(self.log_path.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])

    def close(self) -> None:
        """End it in order, or by force after half a minute."""
        if self.is_running:
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()


def write_rules(path: Path, pacs: Pacs) -> None:
    """Everything that a card asks for, and all results to the PACS."""
    destination = {
        "name": "pacs",
        "kind": "c-store",
        "ae_title": pacs.ae_title,
        "host": "127.0.0.1",
        "port": pacs.dicom_port,
        "results": ["SC", "SEG", "SR", "GSPS"],
    }
    rule = {"name": "everything", "models": ["by-card"], "destinations": ["pacs"]}
    path.write_text(yaml.safe_dump({"rules": [rule], "destinations": [destination]}), encoding="utf-8")
