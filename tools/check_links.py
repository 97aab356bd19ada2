"""Check every link of a built site: files and anchors inside it; addresses outside are listed.

python tools/check_links.py build/docs
"""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """Note the links of a page and the ids that links may point at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says."""
        for name, value in attrs:
            if name in ("id", "name") and value:
                self.ids.add(value)
            elif name in ("href", "src") and value:
                self.links.add(value)


def broken_links(site: Path) -> tuple[list[str], set[str]]:
    """Return the links that lead nowhere, and the addresses outside of the site."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    broken, outside = [], set()
    for path, page in pages.items():
        for link in sorted(page.links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if parts.scheme in ("http", "https"):
                    outside.add(link)
                continue
            target = path if not parts.path else path.parent / unquote(parts.path)
            target = target.resolve()
            if target.is_dir():
                target /= "index.html"
            if not target.exists():
                broken.append(f"{path.relative_to(site)}: {link}: no such file")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                broken.append(f"{path.relative_to(site)}: {link}: no such place")
    return broken, outside


def main() -> int:
    """Print what is broken and return the exit code."""
    site = Path(sys.argv[1]).resolve()
    broken, outside = broken_links(site)
    for line in broken:
        print(line)
    print(
        f"check_links: {len(broken)} broken, {len(outside)} addresses outside (sphinx -b linkcheck asks them)"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
