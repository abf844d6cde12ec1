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
    shops = [_right_shop(e["expected_host_family"], a) for e, a in pairs]
    ids = [_right_id(e["expected_id"], a) for e, a in pairs]
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
        for (e, a), shop, product_id in zip(pairs, shops, ids, strict=True)
        if not (shop and product_id)
    ]
    rows = [(name, share(sum(right), len(right))) for name, right in (("shop", shops), ("id", ids), ("stable", stable))]
    return "\n".join([table(f"Links ({len(labelled)})", ("what", "right"), rows), *wrong])


def _right_shop(family: str, answer: Line) -> bool:
    """A label is a host family, with or without its ending; `short:HOST`; or `-`, which says nothing."""
    if family == "-":
        return True
    if family.startswith("short:"):
        return answer.get("kind") == "short"
    shop = answer.get("shop") or ""
    return bool(shop == family or shop.startswith(family + "."))


def _right_id(expected: str, answer: Line) -> bool:
    """`NEEDS_REDIRECT` and `NONE`: the link itself names no product."""
    wanted = None if expected in ("NEEDS_REDIRECT", "NONE") else expected
    return bool(answer.get("product_id", "error") == wanted)
