"""From HTML to the article: main content, markup, encodings, with every character's offset in the page."""

from __future__ import annotations

from .choose import PageBlock
from .decode import Decoded, decode
from .fragment import strip_markup
from .page import CleanedPage, clean_html

__all__ = ["CleanedPage", "Decoded", "PageBlock", "clean_html", "decode", "strip_markup"]
