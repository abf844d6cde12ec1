"""Links: is the shop recognised, and the product's id?"""

import gzip
from pathlib import Path

import msgspec

from benchmarks.quality.batch import Line, run_batch, share, table


def report(folder: Path) -> str:
    path = folder / "reviews" / "urls.jsonl.gz"
    if not path.is_file():
        return "Links: the data has no reviews/urls.jsonl.gz"
    labelled: list[Line] = msgspec.json.Decoder(dict).decode_lines(gzip.decompress(path.read_bytes()))
    answers = run_batch("identify", [{"url": line["url"]} for line in labelled])
    pairs = list(zip(labelled, answers, strict=True))
    shops = [a.get("shop") == e["expected_host_family"] for e, a in pairs if e.get("expected_host_family")]
    ids = [a.get("product_id") == e["expected_id"] for e, a in pairs if e.get("expected_id")]
    stable = [
        again.get("canonical") == first.get("canonical")
        for first, again in zip(
            (a for a in answers if a.get("canonical")),
            run_batch("identify", [{"url": a["canonical"]} for a in answers if a.get("canonical")]),
            strict=True,
        )
    ]
    wrong = [
        f"  {e['url']} → {a.get('shop')}, {a.get('product_id')}, {a.get('error')}"
        for e, a in pairs
        if (e.get("expected_host_family") and a.get("shop") != e["expected_host_family"])
        or (e.get("expected_id") and a.get("product_id") != e["expected_id"])
    ]
    rows = [(name, share(sum(right), len(right))) for name, right in (("shop", shops), ("id", ids), ("stable", stable))]
    return "\n".join([table(f"Links ({len(labelled)})", ("what", "right"), rows), *wrong])
