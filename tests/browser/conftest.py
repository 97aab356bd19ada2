"""A headless Chromium for the tests of this folder: `make test-browser` installs what they need."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIXTURES = Path(__file__).parents[2] / "fixtures" / "articles"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Yield a browser, or skip and say what is missing."""
    if not os.environ.get("CLEANTEXT_BROWSER_TESTS"):
        pytest.skip("browser tests run with make test-browser")
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: run make test-browser")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not program:
        pytest.skip("no Chromium: apt-get install chromium, or set CHROMIUM to its path")
    with playwright.sync_playwright() as engine:
        # Chromium refuses its own sandbox when it runs as root, as it does in containers.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        running = engine.chromium.launch(executable_path=program, args=arguments)
        yield running
        running.close()


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    """Yield a fresh browser context that may use the clipboard."""
    made = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    yield made
    made.close()


@pytest.fixture
def page(context: Any) -> Iterator[Any]:
    """Yield a page, and fail if it logged an error, ran a dialog or asked for anything outside."""
    made = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    made.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
    made.on("request", lambda request: asked.append(request.url))
    yield made
    assert wrong == []
    local = ("file://", "http://127.0.0.1:", "data:image/svg+xml", "blob:")
    assert [url for url in asked if not url.startswith(local)] == []


@pytest.fixture
def article() -> str:
    """Return sample article 002."""
    return (FIXTURES / "002_f4834ffa35947b20.txt").read_text(encoding="utf-8")
