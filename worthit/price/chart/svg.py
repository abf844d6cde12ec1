"""A price chart as SVG: no scripts, nothing loaded, light or dark as the reader's system is, and told in words."""

from html import escape

from worthit.price.chart.layout import BOTTOM, DOT, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Label, lay_out
from worthit.price.chart.series import ChartSeries

_STYLE = """
svg{--paper:#fff;--ink:#1c2430;--soft:#5b6675;--grid:#e3e7ec;--gap:#eef0f3;--line:#0b6bcb;--list:#a2440b}
@media(prefers-color-scheme:dark){svg{--paper:#14181f;--ink:#eef2f7;--soft:#a3adba;--grid:#2a313b;--gap:#20262f;
--line:#6cb4ff;--list:#f0a26b}}
text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:var(--soft);
dominant-baseline:central}
.paper{fill:var(--paper)}.gap{fill:var(--gap)}.grid{stroke:var(--grid)}.day{stroke:var(--soft)}
.area{fill:var(--line);opacity:.1}.price{fill:none;stroke:var(--line);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.dot{fill:var(--line);stroke:var(--paper);stroke-width:2}
.list-price{stroke:var(--list);stroke-width:1.5;stroke-dasharray:6 5}
.title{fill:var(--ink);font-weight:600}.mark{fill:var(--ink);stroke:var(--paper);stroke-width:3;paint-order:stroke}
.now{fill:var(--ink);font-weight:600;font-size:16px}.list{fill:var(--list)}.note{font-size:12px}
""".replace("\n", "")


def as_svg(series: ChartSeries) -> str:
    """The chart as one element that can stand in a page or be a file of its own."""
    picture = lay_out(series)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="price-chart-title price-chart-words">',
        f'<title id="price-chart-title">Price history in {escape(series.currency)}</title>',
        f'<desc id="price-chart-words">{escape(series.sentence)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
        *(
            f'<rect class="gap" x="{_n(start)}" y="{TOP}" width="{_n(end - start)}" height="{BOTTOM - TOP}"/>'
            for start, end in picture.gaps
        ),
        *(_across("grid", y) for y in picture.grid),
        *(f'<path class="day" d="M{_n(x)} {BOTTOM}v5"/>' for x in picture.days),
    ]
    if picture.list_price is not None:
        parts.append(_across("list-price", picture.list_price))
    for line in picture.lines:
        parts += [
            f'<path class="area" d="{_path(line)}V{BOTTOM}H{_n(line[0][0])}Z"/>',
            f'<path class="price" d="{_path(line)}"/>',
        ]
    parts += [f'<circle class="dot" cx="{_n(x)}" cy="{_n(y)}" r="{DOT}"/>' for x, y in picture.dots]
    parts += [_text(label) for label in picture.labels]
    return "".join([*parts, "</svg>"])


def _across(name: str, y: float) -> str:
    return f'<path class="{name}" d="M{LEFT} {_n(y)}H{RIGHT}"/>'


def _path(line: tuple[tuple[float, float], ...]) -> str:
    (x, y), *rest = line
    level = y
    path = f"M{_n(x)} {_n(y)}"
    for x, y in rest:
        path += f"H{_n(x)}" if y == level else f"V{_n(y)}"
        level = y
    return path


def _text(label: Label) -> str:
    return (
        f'<text class="{label.role}" x="{_n(label.x)}" y="{_n(label.y)}" text-anchor="{label.anchor}">'
        f"{escape(label.text)}</text>"
    )


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
