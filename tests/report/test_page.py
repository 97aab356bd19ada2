"""The HTML report as markup: nothing of a text becomes markup, and nothing is asked from outside."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from html.parser import HTMLParser

import pytest

import cleantext
from cleantext import Cleaned, Cleaner, Pipeline, Rule
from cleantext.damage import Damage
from cleantext.kernel.patch import Edit, Patch
from cleantext.report.page import Entry, report_html, report_page, snippet_html

ATTACKS = [
    "</article><script>alert(1)</script>",
    '"onerror="alert(1)',
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
    "<!-- --><![CDATA[",
    "</script></style></title>",
    "'><svg/onload=alert(1)>",
    "&lt;b&gt;",
    "\x00\x1b]52;c;AAAA\x07\u202e\ud800",
    "$title ${style}",
]


class Shape(HTMLParser):
    """Note elements and attribute names, and which texts stand in scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.raw: dict[str, str] = {}
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        self._in = tag

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in in ("script", "style"):
            self.raw[self._in] = data


def shape(page: str) -> Shape:
    parser = Shape()
    parser.feed(page)
    parser.close()
    return parser


def hostile(word: str) -> Entry:
    """Return a cleaning in which `word` stands everywhere that a text or a user has a say."""
    rule = Rule(f"x.{word}", lambda doc: [], kind="advertisement", why=word)
    raw = f"{word} kept {word} new"
    patch = Patch([Edit(0, len(word), word[::-1], (rule.id,))])
    pipeline = Pipeline((Cleaner(word, (rule,)),))
    done = Cleaned(raw, patch.apply(raw), (patch,), True, (word,), pipeline)
    done.__dict__["damage"] = (Damage(word, len(raw) - 4, len(raw), word),)
    return Entry(word, done, word)


@pytest.mark.parametrize("word", ATTACKS)
@pytest.mark.parametrize("copies", [1, 2])
def test_no_text_makes_an_element_or_an_attribute(word: str, copies: int) -> None:
    innocent = shape(report_page([hostile("word" * 9)] * copies, "title"))
    attacked = shape(report_page([hostile(word)] * copies, word))
    wanted = [element for element in innocent.elements if element[0] != "i"]
    assert wanted == [element for element in attacked.elements if element[0] != "i"]
    assert {link[:2] for link in attacked.links} <= {"#", "#d", "#v"}


@pytest.mark.parametrize("word", ATTACKS)
def test_no_text_makes_an_element_in_a_notebook(word: str) -> None:
    innocent = shape(snippet_html(hostile("word" * 9).done))
    attacked = shape(snippet_html(hostile(word).done))
    assert [e for e in innocent.elements if e[0] != "i"] == [e for e in attacked.elements if e[0] != "i"]
    assert "script" not in attacked.raw


def test_the_policy_names_the_style_and_the_script_and_nothing_else() -> None:
    page = report_html(cleantext.trace("One.\nAdvertisement\nTwo."))
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])  # type: ignore[index]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    found = {
        name: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for name, text in re.findall(r"<(style|script)>(.*?)</\1>", page, re.S)
    }
    assert directives["default-src"] == "'none'"
    assert f"'sha256-{found['style']}'" == directives["style-src"]
    assert f"'sha256-{found['script']}'" == directives["script-src"]


def test_the_page_refers_to_nothing_outside() -> None:
    page = report_page([Entry("a", cleantext.trace("One.\nAdvertisement"), "example.com")] * 2)
    links = re.findall(r'(?:src|href|action|data)="([^"]*)"', page)
    assert [link for link in links if not link.startswith("#")] == []
    assert "@import" not in page
    assert "url(" not in page


def test_without_scripts_the_text_is_there_with_its_marks() -> None:
    page = report_html(cleantext.trace("One.\nAdvertisement\nTwo."), "name")
    assert re.search(
        r"One\.\n<span class=\"e k\d+\" data-r=\"0\" data-s=\"5 19 5 5\"><del>Advertisement<i>⏎", page
    )


def test_size_grows_with_the_text() -> None:
    text = "It rained all day, and nobody went out.\n" * 50
    one, many = ([Entry("a", cleantext.trace(text + str(i))) for i in range(n)] for n in (2, 42))
    each = (len(report_page(many)) - len(report_page(one))) / 40
    assert each < len(text) + 1500


def test_an_empty_text_has_a_report() -> None:
    assert "0</b> removals" in report_html(cleantext.trace(""))


def test_results_show_themselves_in_notebooks() -> None:
    shown = cleantext.trace("One.\nAdvertisement\nTwo.")._repr_html_()
    assert "<del>Advertisement" in shown
    assert "en.ads" in shown
