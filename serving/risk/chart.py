"""Small line charts as SVG text, for a page that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 420, 320, 56, 44, 12, 14
TICKS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its points, its name and how it is drawn; dots grow with `weights` where they are given."""

    name: str
    points: Sequence[tuple[float, float]]
    style: str = "strong"
    weights: Sequence[float] = ()


def draw_chart(
    lines: Sequence[Line],
    axes: tuple[str, str],
    across: tuple[float, float] = (0.0, 1.0),
    up: tuple[float, float] = (0.0, 1.0),
    legend_from: float = TOP + 14,
) -> str:
    """An `<svg>` with axes, ticks, lines and a legend in words; styles are classes of the page's sheet."""
    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(axes[1])} / {escape(axes[0])}">']
    parts += _axes(axes, across, up)
    for place, line in enumerate(lines):
        spots = [(_x(x, across), _y(y, up)) for x, y in line.points if up[0] <= y <= up[1]]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        parts.append(f'<polyline class="{line.style}" points="{path}"/>')
        most = max(line.weights, default=1.0)
        for (x, y), weight in zip(spots, line.weights, strict=False):
            parts.append(
                f'<circle class="{line.style}" cx="{x:.1f}" cy="{y:.1f}" r="{2 + 6 * (weight / most) ** 0.5:.1f}"/>'
            )
        legend = legend_from + 16 * place
        parts.append(
            f'<line class="{line.style}" x1="{LEFT + 10}" x2="{LEFT + 34}" y1="{legend - 4}" y2="{legend - 4}"/>'
        )
        parts.append(f'<text x="{LEFT + 40}" y="{legend}">{escape(line.name)}</text>')
    return "".join([*parts, "</svg>"])


def _axes(axes: tuple[str, str], across: tuple[float, float], up: tuple[float, float]) -> list[str]:
    floor, side = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts = [f'<path class="axis" d="M{LEFT},{TOP} V{floor} H{side}"/>']
    for tick in range(TICKS + 1):
        x = across[0] + (across[1] - across[0]) * tick / TICKS
        y = up[0] + (up[1] - up[0]) * tick / TICKS
        parts.append(f'<text class="tick" x="{_x(x, across):.1f}" y="{floor + 16}" text-anchor="middle">{x:.2g}</text>')
        parts.append(f'<text class="tick" x="{LEFT - 6}" y="{_y(y, up) + 4:.1f}" text-anchor="end">{y:.2g}</text>')
    middle = (LEFT + side) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">{escape(axes[0])}</text>')
    turned = f'transform="rotate(-90 14 {floor / 2})"'
    parts.append(f'<text x="14" y="{floor / 2}" text-anchor="middle" {turned}>{escape(axes[1])}</text>')
    return parts


def _x(value: float, across: tuple[float, float]) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (value - across[0]) / (across[1] - across[0])


def _y(value: float, up: tuple[float, float]) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (value - up[0]) / (up[1] - up[0])
