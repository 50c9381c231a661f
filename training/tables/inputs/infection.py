"""Sepsis as a hospital register holds it."""

from __future__ import annotations

from models.terms import Text
from models.vocabulary.declare import quantity

SEPSIS_EPISODE = quantity(
    "sepsis_episode",
    "Lần nhiễm khuẩn huyết thứ mấy",
    "Number of this sepsis episode",
    "1",
    (1, 20),
    help=Text(vi="Lần đầu tiên là 1.", en="The first ever is 1."),
).counted()
