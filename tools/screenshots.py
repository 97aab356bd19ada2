"""Make the pictures of the documentation: needs what `make test-browser` installs, and Pillow.

python tools/screenshots.py
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from cleantext import trace  # noqa: E402
from cleantext.play.actions import Playground  # noqa: E402
from cleantext.play.server import PlayServer  # noqa: E402

IMAGES = ROOT / "docs" / "img"
SAMPLE = (IMAGES / "storm.txt").read_text(encoding="utf-8")
MORE = "The Courier weekend quiz"


def shoot(page: Any, name: str) -> None:
    """Save what a page shows as a small PNG."""
    from PIL import Image

    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as image:
        image.convert("RGB").quantize(160, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


def report(page: Any, folder: Path) -> None:
    """Show the report with one edit explained."""
    file = folder / "report.html"
    file.write_text(trace(SAMPLE, lang="en").to_html("Storm closes the harbour"), encoding="utf-8")
    page.goto(file.as_uri())
    page.locator(".raw .e:not(.q)", has_text="Photo by").locator("del").first.hover()
    page.locator("#card").wait_for(state="visible")
    page.wait_for_timeout(400)


def play(page: Any, folder: Path) -> None:
    """Show the playground with a rule made of a selection."""
    server = PlayServer(Playground((), folder / "my-pack.toml"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.goto(server.url)
    page.locator("#profile option").first.wait_for(state="attached")
    text = SAMPLE.replace("Share this article", MORE)
    page.locator("#raw").fill(text)
    page.locator("#raw").evaluate(
        """(raw, words) => { const at = raw.value.indexOf(words); raw.focus();
            raw.setSelectionRange(at, at + words.length); }""",
        MORE,
    )
    page.get_by_role("button", name="Make a rule of the selection").click()
    page.locator("#outcome p").first.wait_for()
    page.locator("#raw").evaluate("raw => { raw.scrollTop = raw.scrollHeight }")
    page.wait_for_timeout(500)


def main() -> None:
    """Make all pictures."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as engine, tempfile.TemporaryDirectory() as folder:
        browser = engine.chromium.launch(executable_path=program, args=arguments)
        for name, scheme, draw in (
            ("report-light", "light", report),
            ("report-dark", "dark", report),
            ("playground", "light", play),
        ):
            page = browser.new_page(viewport={"width": 1360, "height": 820}, color_scheme=scheme)
            draw(page, Path(folder))
            shoot(page, name)
        browser.close()


if __name__ == "__main__":
    main()
