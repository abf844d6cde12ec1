"""A price chart as PNG, for those who show no SVG, such as messengers.

Lines are drawn at three times the size and reduced, which smooths their edges; texts are drawn at their own size, since
FreeType smooths them better. Takes about a tenth of a second of a processor: not for the event loop.
"""

from io import BytesIO
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from worthit.price.chart.layout import BOTTOM, DOT, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Label, Picture, lay_out
from worthit.price.chart.series import ChartSeries

_FINE = 3
_PAPER, _GRID, _GAP, _LINE, _AREA, _LIST, _SOFT, _INK = (
    "#ffffff", "#e3e7ec", "#eef0f3", "#0b6bcb", "#e7f0fa", "#a2440b", "#5b6675", "#1c2430",
)  # fmt: skip
_COLOURS = {"axis": _SOFT, "note": _SOFT, "mark": _INK, "now": _INK, "title": _INK, "list": _LIST}
_SIZES = {"axis": 13, "note": 12, "mark": 13, "now": 17, "title": 15, "list": 13}
_ANCHORS: dict[str, Literal["lm", "mm", "rm"]] = {"start": "lm", "middle": "mm", "end": "rm"}


def as_png(series: ChartSeries) -> bytes:
    """The chart as a PNG of 800 × 400 on white. Colours are counted out, which makes it a few kilobytes."""
    picture = lay_out(series)
    fine = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), _PAPER)
    _draw_lines(ImageDraw.Draw(fine), picture)
    image = fine.reduce(_FINE)
    draw = ImageDraw.Draw(image)
    for label in picture.labels:
        _write(draw, label)
    out = BytesIO()
    image.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_lines(draw: ImageDraw.ImageDraw, picture: Picture) -> None:
    for start, end in picture.gaps:
        draw.rectangle((*_at(start, TOP), *_at(end, BOTTOM)), fill=_GAP)
    for line in picture.lines:
        corners = [(line[0][0], BOTTOM), *line, (line[-1][0], BOTTOM)]
        draw.polygon([_at(x, y) for x, y in corners], fill=_AREA)
    for y in picture.grid:
        draw.line((*_at(LEFT, y), *_at(RIGHT, y)), fill=_GRID, width=_FINE)
    for x in picture.days:
        draw.line((*_at(x, BOTTOM), *_at(x, BOTTOM + 5)), fill=_SOFT, width=_FINE)
    if picture.list_price is not None:
        for x in range(LEFT, RIGHT, 11):
            end = min(x + 6, RIGHT)
            draw.line(
                (*_at(x, picture.list_price), *_at(end, picture.list_price)), fill=_LIST, width=round(1.5 * _FINE)
            )
    for line in picture.lines:
        draw.line([_at(x, y) for x, y in line], fill=_LINE, width=2 * _FINE, joint="curve")
    for x, y in picture.dots:
        for radius, colour in ((DOT + 1, _PAPER), (DOT - 1, _LINE)):
            draw.ellipse((*_at(x - radius, y - radius), *_at(x + radius, y + radius)), fill=colour)


def _write(draw: ImageDraw.ImageDraw, label: Label) -> None:
    draw.text(
        (label.x, label.y),
        label.text,
        fill=_COLOURS[label.role],
        font=ImageFont.load_default(_SIZES[label.role]),
        anchor=_ANCHORS[label.anchor],
        stroke_width=2 if label.role == "mark" else 0,
        stroke_fill=_PAPER,
    )


def _at(x: float, y: float) -> tuple[float, float]:
    return x * _FINE, y * _FINE
