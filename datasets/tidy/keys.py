"""Keys of rows: a keyed hash of the record's own number and its person, the same in every run of the project."""

from __future__ import annotations

import base64
import hmac

from datasets.deidentify.project import Project

KEY_BYTES = 12


class Keys:
    """Makes the keys of one project; without its secret no key can be led back to a number."""

    def __init__(self, project: Project) -> None:
        self._secret = hmac.digest(project.key, f"{project.name}\0tidy tables".encode(), "sha256")

    def key(self, table: str, person: str, identity: str) -> str:
        """20 letters and digits 2–7 (96 bits) for a record of a table: no telephone number ever looks so.

        Args:
            table: its name.
            person: the pseudonym.
            identity: the record's own number in the source, or its place there.
        """
        digest = hmac.digest(self._secret, f"{table}\0{person}\0{identity}".encode("utf-8", "surrogatepass"), "sha256")
        return base64.b32encode(digest[:KEY_BYTES]).decode("ascii").rstrip("=").lower()
