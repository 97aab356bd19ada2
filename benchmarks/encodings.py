"""Measure how often the bytes of a page are decoded right, by `cleantext.html.decode` and its peers.

    PYTHONPATH=src python benchmarks/encodings.py FILE.jsonl.gz [FILE ...] [--limit N]

Every text ({"lang", "text"} a line) becomes a page in UTF-8 and in the encodings that its language was
written in before, without a declaration, with a true one, and with a false one. A page counts as right
if it decodes to the text. Needs beautifulsoup4 and charset-normalizer.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bs4.dammit import UnicodeDammit
from charset_normalizer import from_bytes

from cleantext.html import decode

OLD = {
    "en": ["cp1252"],
    "de": ["cp1252"], "fr": ["cp1252"], "es": ["cp1252"], "pt": ["cp1252"], "fi": ["cp1252"],
    "it": ["cp1252"], "tr": ["cp1254"], "pl": ["iso8859-2", "cp1250"], "ru": ["cp1251", "koi8-r"],
    "el": ["cp1253"], "ar": ["cp1256"], "zh": ["gb18030", "big5"], "vi": ["cp1258"],
}  # fmt: skip


def read(path: Path, limit: int) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number < limit:
                data = json.loads(line)
                yield data["lang"], data["text"][:4000]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=15)
    options = parser.parse_args()
    readers = {
        "cleantext": lambda data: decode(data).text,
        "UnicodeDammit": lambda data: UnicodeDammit(data, is_html=True).unicode_markup or "",
        "charset-normalizer": lambda data: str(from_bytes(data).best() or ""),
    }
    right: dict[str, Counter[str]] = {name: Counter() for name in readers}
    spent = dict.fromkeys(readers, 0.0)
    pages: Counter[str] = Counter()
    for path in options.files:
        for lang, text in read(path, options.limit):
            for encoding in ["utf-8", *OLD.get(lang, [])]:
                for case, charset in (("none", ""), ("true", encoding), ("false", "utf-8")):
                    if case == "false" and encoding == "utf-8":
                        charset = "iso-8859-1"
                    head = f'<meta charset="{charset}">' if charset else ""
                    page = f"<html><head>{head}</head><body><p>{text}</p></body></html>"
                    try:
                        data = page.encode(encoding)
                    except UnicodeEncodeError:
                        continue
                    if data.isascii():
                        continue
                    kind = ("UTF-8" if encoding == "utf-8" else "older") + f", declaration {case}"
                    pages[kind] += 1
                    for name, reader in readers.items():
                        start = time.process_time()
                        right[name][kind] += reader(data) == page
                        spent[name] += time.process_time() - start
    print("| pages | " + " | ".join(readers) + " |\n|---|" + "---|" * len(readers))
    for kind, count in sorted(pages.items()):
        print(f"| {kind} ({count}) | " + " | ".join(f"{right[n][kind] / count:.1%}" for n in readers) + " |")
    whole = sum(pages.values())
    print("| pages/s | " + " | ".join(f"{whole / max(spent[n], 1e-9):.0f}" for n in readers) + " |")


if __name__ == "__main__":
    main()
