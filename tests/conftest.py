"""What every test may ask for: a real peer, or the sentence that says which one is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest

PEERS = {
    "Orthanc": "orthanc",
    "dciodvfy": "dicom3tools",
    "chromium": "chromium",
    "initdb": "postgresql",
    "pg_ctl": "postgresql",
    "node": "nodejs",
    "npm": "npm",
    "iconv": "libc-bin",
}
"""Program → Debian package; every other program is DCMTK's."""

AXE = "axe-core@4.10.3"
_missing: set[str] = set()

# A shared machine may stall for a second at any moment: a law is broken by its example, not by the clock.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session")
def peer() -> Callable[[str], Path]:
    """`peer("storescu")` is the path of a real program, or the test is skipped (with CI=true: fails) and names it."""
    return _find_peer


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core (npm, MPL-2.0), kept between runs; skipped (CI=true: failed) when it cannot be had."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "tuetinh" / AXE.replace("@", "-")
    script = cache / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = [str(_find_peer("npm")), "install", "--no-audit", "--no-fund", "--prefix", str(cache), AXE]
        if subprocess.run(command, capture_output=True, timeout=300, check=False).returncode != 0:
            _miss(AXE, f"npm could not install {AXE}")
    return script.read_text(encoding="utf-8")


def _find_peer(program: str) -> Path:
    # pynetdicom puts a storescu and a storescp of its own into the environment: a peer must not be ourselves.
    own = {Path(sys.executable).parent, Path(sys.prefix, "bin")}
    paths = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder and Path(folder) not in own]
    paths += map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin")))
    found = shutil.which(program, path=os.pathsep.join(paths))
    if found is not None:
        return Path(found)
    package = PEERS.get(program, "dcmtk")
    _miss(package, f"{program} is missing: apt install {package}")


def _miss(package: str, sentence: str) -> NoReturn:
    """Name what is missing; a build machine has no excuse for it."""
    _missing.add(package)
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the peers that were missing, once, above the summary line."""
    if _missing:
        terminalreporter.section("missing peers")
        terminalreporter.write_line(f"Some tests were skipped for want of: {', '.join(sorted(_missing))}")
