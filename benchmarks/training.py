"""What the training scripts share: pages, gold labels of blocks, folds by site, trees as plain lists.

Needs `pip install lightgbm`, nothing of which the library itself needs.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import urllib.parse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

SEED = 1
TOKEN = re.compile(r"\w+")


class Page(NamedTuple):
    """One page of a set: `text` is its gold main text."""

    set: str
    id: str
    url: str
    html: str
    text: str


GOLD_CHARS = 200  # shorter ones are summaries


def pages(folder: Path) -> Iterator[Page]:
    """Read a set: `gold.jsonl` with id, url and text, and `<id>.html.gz` beside it.

    Or `html/<id>.html` and `txt/<id>.txt`, as the tests of newspaper4k have them.
    """
    if not (folder / "gold.jsonl").exists():
        for gold_path in sorted((folder / "txt").glob("*.txt")):
            path = folder / "html" / f"{gold_path.stem}.html"
            if path.exists() and len(text := gold_path.read_text("utf-8")) >= GOLD_CHARS:
                yield Page(folder.name, path.stem, "", path.read_bytes().decode("utf-8", "replace"), text)
        return
    with open(folder / "gold.jsonl", encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            raw = gzip.decompress((folder / f"{gold['id']}.html.gz").read_bytes())
            yield Page(folder.name, gold["id"], gold["url"], raw.decode("utf-8", "replace"), gold["text"])


def plain_lines(html: str) -> list[str]:
    """Return a page's text without markup, one block a line, as crawls without markup have it."""
    from resiliparse.extract.html2text import extract_plain_text

    whole = extract_plain_text(
        html,
        main_content=False,
        alt_texts=False,
        preserve_formatting=True,
        list_bullets=False,
        noscript=False,
    )
    return [line for line in (" ".join(line.split()) for line in whole.splitlines()) if line]


def digest(folder: Path) -> str:
    """Return a digest of a set: of its gold file, and of the name and size of every page."""
    whole = hashlib.sha256((folder / "gold.jsonl").read_bytes())
    for path in sorted(folder.glob("*.html.gz")):
        whole.update(f"{path.name} {path.stat().st_size}\n".encode())
    return whole.hexdigest()[:16]


def fold(url: str, folds: int = 5) -> int:
    """Put a page into a fold by its site, so that no site is in two."""
    host = urllib.parse.urlsplit(url if "//" in url else "//" + url).netloc.lower().split(":")[0]
    parts = [part for part in host.split(".") if part != "www"]
    short = len(parts) > 2 and len(parts[-2]) <= 3  # co.uk, com.au
    site = ".".join(parts[-3 if short else -2 :])
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % folds


def shares_in_gold(gold: str, texts: Sequence[str]) -> list[float | None]:
    """Return for each block the share of its word 4-grams in the gold text; None without words.

    A 4-gram of the gold text is given away once, to the first block that has it. A block of fewer than
    four words counts if it is a line of the gold text near other gold blocks, or stands between two of
    them.
    """
    words = TOKEN.findall(gold)
    left = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    whole = f" {' '.join(words)} "
    lines = Counter(" ".join(TOKEN.findall(line)) for line in gold.split("\n"))
    tokens = [TOKEN.findall(text) for text in texts]
    shares: list[float | None] = []
    for mine in tokens:
        if len(mine) < 4:
            shares.append(None)
            continue
        grams = list(zip(mine, mine[1:], mine[2:], mine[3:], strict=False))
        hits = 0
        for gram in grams:
            if left[gram] > 0:
                left[gram] -= 1
                hits += 1
        shares.append(hits / len(grams))
    long = list(shares)
    for i, mine in enumerate(tokens):
        key = " ".join(mine)
        if long[i] is not None or not key:
            continue
        if lines[key] > 0:
            near = [share for share in long[max(0, i - 3) : i + 4] if share is not None]
            shares[i] = 1.0 if near and max(near) > 0.5 else 0.0
            lines[key] -= int(shares[i] or 0)
        elif f" {key} " in whole:
            before = next((s for s in reversed(long[:i]) if s is not None), 0.0)
            after = next((s for s in long[i + 1 :] if s is not None), 0.0)
            shares[i] = 1.0 if before > 0.5 and after > 0.5 else 0.0
        else:
            shares[i] = 0.0
    return shares


def weight(text: str, gold: str) -> float:
    """Weigh a block by its words, normalised within the page, as the score counts it."""
    return min(1.0, (len(TOKEN.findall(text)) + 1) / max(50, len(TOKEN.findall(gold))))


def plain_trees(booster: Any) -> list[Any]:
    """Turn a LightGBM booster into the lists that `cleantext.base.trees` reads."""

    def node(data: dict[str, Any]) -> Any:
        if "leaf_value" in data:
            return round(data["leaf_value"], 4)
        assert data["decision_type"] == "<=", data["decision_type"]
        threshold = float(f"{data['threshold']:.6g}")
        low, high = node(data["left_child"]), node(data["right_child"])
        return [data["split_feature"], threshold, low, high, round(data["internal_value"], 3)]

    return [node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Return the word 4-grams of a text, as the scorer counts them."""
    words = TOKEN.findall(text or "")
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words[i : i + 4])


def page_score(gold: str, got: str) -> tuple[float, float, float]:
    """Return true positives, false positives and false negatives, normalised within the page."""
    a, b = grams(gold), grams(got)
    both = sum((a & b).values())
    whole = sum(a.values()) + sum(b.values()) - both
    return (
        (both / whole, (sum(b.values()) - both) / whole, (sum(a.values()) - both) / whole)
        if whole
        else (0, 0, 0)
    )


def totals(scores: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    """Return precision, recall and F1: means over the pages, F1 of the two means."""
    precisions = [t / (t + p) for t, p, _ in scores if t + p > 0] or [0.0]
    recalls = [t / (t + n) for t, _, n in scores if t + n > 0] or [0.0]
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
