"""How the documentation site is built: `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "docs")]

import cleantext  # noqa: E402

project = "cleantext"
author = "The cleantext authors"
copyright = author
version = release = cleantext.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton", "_cli"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "_static", "README.md"]
nitpicky = False
default_role = "py:obj"

myst_enable_extensions = ["colon_fence", "deflist", "attrs_block", "attrs_inline"]
myst_heading_anchors = 4

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
python_use_unqualified_type_names = True
toc_object_entries = False

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = "cleantext"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_extra_path = ["pack.schema.json"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#2f5d8a",
        "color-brand-content": "#2f5d8a",
        "color-background-primary": "#fffefb",
        "color-background-secondary": "#f8f7f3",
    },
    "dark_css_variables": {
        "color-brand-primary": "#8fb8e0",
        "color-brand-content": "#8fb8e0",
        "color-background-primary": "#141619",
        "color-background-secondary": "#1a1d21",
    },
}
pygments_style = "friendly"
pygments_dark_style = "github-dark"

# Addresses on this machine and examples are not links to check.
linkcheck_ignore = [r"http://127\.0\.0\.1.*", r"https?://(www\.)?example\..*"]
