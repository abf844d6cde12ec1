"""Verdicts over the labelled pages: how many are scored, in which bands, and never a number without a product."""

from collections import Counter
from pathlib import Path

from benchmarks.quality import pages
from benchmarks.quality.batch import run_batch, share, table


def report(folder: Path) -> str:
    entries = pages.load(folder)
    readings = pages.extract(folder, entries)
    verdicts = run_batch("verdict", readings)
    products = [v for e, v in zip(entries, verdicts, strict=True) if e["kind"] == "product"]
    others = [v for e, v in zip(entries, verdicts, strict=True) if e["kind"] != "product"]
    scored = [v for v in products if v.get("value_score") is not None]
    bands = Counter(v["band"] for v in scored)
    rows = [(band, share(bands[band], len(scored))) for band in ("excellent", "good", "average", "poor")]
    rows += [
        ("recommendation " + name, share(count, len(products)))
        for name, count in Counter(v.get("recommendation", "error") for v in products).most_common()
    ]
    rows.append(
        ("other pages with a number", share(sum(v.get("value_score") is not None for v in others), len(others)))
    )
    lines = [
        f"  {e['id']} {v['value_score']:5.2f} [{v['interval'][0]:.2f}, {v['interval'][1]:.2f}] {v['band']:9} "
        f"{v['recommendation']:8} {(r['product'] or {}).get('title') or ''}"[:150]
        for e, r, v in zip(entries, readings, verdicts, strict=True)
        if v.get("value_score") is not None
    ]
    return "\n".join(
        [table(f"Verdicts ({len(scored)} of {len(products)} products scored)", ("band", "share"), rows), *lines]
    )
