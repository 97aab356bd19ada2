r"""Masks, on request only: URLs, addresses, numbers and the like give way to a token.

None of these is in a profile. `cleantext.with_token` sets another token, an empty one removes.
Every pattern is linear: it starts at a character that is looked up, and its repeats are bounded or
run over classes that exclude what may follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from .characters import compiled

__all__ = ["CLEANERS", "Addresses", "Matches", "Phones", "Urls"]


Texts = tuple[str, ...]


class Matches(NamedTuple):
    """Replace what `pattern` matches by `leaves`, if the text holds one of the strings in `any_of`."""

    rule: str
    pattern: str
    leaves: str = ""
    any_of: str = ""

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        if self.any_of and not any(char in doc.text for char in self.any_of):
            return
        for match in compiled(self.pattern).finditer(doc.text):
            start, end = match.span()
            if end > start:
                yield Edit(start, end, self.leaves, (self.rule,))


_NOT_IN_URL = r"\s<>\"“”„«»‹›「」『』（）《》【】，。；：！？、…"
_URL = (
    rf"(?:(?<![A-Za-z0-9])(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://|(?<![\w.@/-])[Ww]{{3}}\d{{0,3}}\.)[^{_NOT_IN_URL}]+"
    rf"|(?<![\w.@/-])(?:[a-z0-9-]{{1,63}}\.){{1,4}}[a-z]{{2,12}}/[^{_NOT_IN_URL}]*"
)


class Urls(NamedTuple):
    """Replace URLs, and host names with a path, by `leaves`. Punctuation behind them stays."""

    rule: str
    leaves: str

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        text = doc.text
        if "." not in text and "://" not in text:
            return
        for match in compiled(_URL).finditer(text):
            url = match[0].rstrip(".,;:!?'’*_~|&")
            # A closing bracket belongs to the URL if it was opened there, as in Wikipedia's.
            for opening, closing in ("()", "[]", "{}"):
                while url.endswith(closing) and url.count(closing) > url.count(opening):
                    url = url[:-1].rstrip(".,;:!?'’*_~|&")
            if url and not url.endswith("://"):
                yield Edit(match.start(), match.start() + len(url), self.leaves, (self.rule,))


_LOCAL = lazy_pattern(r"[\w%+-](?:[\w.%+-]{0,62}[\w%+-])?\Z")
_HOST = lazy_pattern(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?![\w@])")


class Addresses(NamedTuple):
    """Replace e-mail addresses by `leaves`, with a `mailto:` in front."""

    rule: str
    leaves: str

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        text = doc.text
        at = text.find("@")
        done = 0
        while at >= 0:
            local = _LOCAL.search(text, max(done, at - 64), at)
            host = _HOST.match(text, at + 1, at + 256) if local else None
            if local and host:
                start = local.start()
                start -= 7 * (text[max(done, start - 7) : start].lower() == "mailto:")
                yield Edit(start, host.end(), self.leaves, (self.rule,))
                done = host.end()
            at = text.find("@", max(at + 1, done))


_PHONE = (
    r"(?<![\w.,:/+(-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{1,14}(?:[ ./-]\d{1,8}){0,6}"
    r"(?:,? ?(?:ext\.?|x) ?\d{1,6})?(?![\w/-]|[.,:]\d)"
)
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_NATIONAL = (
    r"0\d{1,5}[ ./-]\d[\d ./-]{4,}|\d{3}[ .-]\d{3}[ .-]\d{4}|\d{3}-\d{4}|1[ .-]\d{3}[ .-]\d{3}[ .-]\d{4}"
)


class Phones(NamedTuple):
    """Replace phone numbers by `leaves`.

    That is 7 to 15 digits (E.164) with a plus or an area code in brackets in front, with a national
    trunk zero, or in the groups of North America. Dates and plain numbers stay.
    """

    rule: str
    leaves: str

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        if not compiled(r"\d[ .)/-]?\d").search(doc.text):
            return
        for match in compiled(_PHONE).finditer(doc.text):
            number = match[0]
            digits = sum(map(str.isdigit, number))
            if not 7 <= digits <= 21 or compiled(_DATE).fullmatch(number):
                continue
            plain = re.split(",| ?x| ?ext", number)[0].strip()
            if plain[0] in "+(" or compiled(_NATIONAL).fullmatch(plain):
                yield Edit(match.start(), match.end(), self.leaves, (self.rule,))


_SPACE = " \xa0\u202f"
_NUMBER = rf"(?<![\w.,])[+−-]?(?:\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)*"
_CURRENCY = "$¢£¤¥֏؋৲৳૱௹฿៛\u20a0-\u20cf\ufdfc﹩＄￠￡￥￦"
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IP = (
    rf"(?<![\w.:])(?:{_OCTET}(?:\.{_OCTET}){{3}}(?![\w.]*\d)"
    r"|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}"
    r"|(?=[0-9A-Fa-f:]{0,39}::)(?:[0-9A-Fa-f]{1,4}:){0,6}:?(?::?[0-9A-Fa-f]{1,4}){1,7})(?![\w:])"
)
_PATH = (
    r"(?<![\w.:/\\~])(?:(?:~|\.{1,2})?/(?:[\w.+-]{1,255}/)+[\w.+-]{0,255}|(?:~|\.{1,2})/[\w.+-]{1,255}"
    r"|[A-Za-z]:\\(?:[\w.+ -]{1,255}\\){0,32}[\w.+-]{0,255})(?<![.,])"
)
_CODE = r"```[^`]{0,20000}```|(?<!`)`[^`\n]{1,500}`(?!`)"

# Emoji of Unicode 16 in the basic plane: those drawn in colour, and those that U+FE0F makes so.
_PICTURES = (
    "\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623"
    "\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b"
    "\u267e\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4"
    "\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705"
    "\u2708-\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755"
    "\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f004\U0001f0cf\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f201-\U0001f265\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7f0"
    "\U0001f900-\U0001faff"
)
_PICTURE = (
    rf"(?:[{_PICTURES}]|[\xa9\xae\u203c-\u3299]\ufe0f)[\ufe0f\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_EMOJI = rf"{_FLAG}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}(?:\u200d{_PICTURE})*|[\U0001f3fb-\U0001f3ff]"


def _rule(slug: str, find: object, why: str, drops: Texts, keeps: Texts) -> Rule:
    return Rule(f"mask.{slug}", find, why=why, kind="mask", drops=drops, keeps=keeps)  # type: ignore[arg-type]


def _matches(
    slug: str,
    pattern: str,
    leaves: str,
    any_of: str,
    why: str,
    drops: tuple[str, ...],
    keeps: tuple[str, ...],
) -> Rule:
    return _rule(slug, Matches(f"mask.{slug}", pattern, leaves, any_of), why, drops, keeps)


_EMOJI_DROPS = ("Fine 👍🏽.", "👩‍🚒 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🇵🇱 1️⃣ ❤️")
_EMOJI_KEEPS = ("© 2020 ™ → ■", "№ 1 ★")

#: The rules of each cleaner.
CLEANERS: dict[str, tuple[Rule, ...]] = {
    "mask_urls": (
        _rule(
            "url",
            Urls("mask.url", "<URL>"),
            "a URL, masked on request",
            ("See https://example.org/a_(b)?c=d#e.", "(www.example.org)", "bit.ly/3xYz", "ftp://a.b"),
            ("and/or", "Node.js", "e.g. this", "a.b", "1/2"),
        ),
    ),
    "mask_emails": (
        _rule(
            "email",
            Addresses("mask.email", "<EMAIL>"),
            "an e-mail address, masked on request",
            ("Write to ann.b+c@mail.example.org.", "<mailto:x@y.de>"),
            ("@ann", "a@b", "5 @ 3.00", "x@@y.de"),
        ),
    ),
    "mask_phones": (
        _rule(
            "phone",
            Phones("mask.phone", "<PHONE>"),
            "a phone number, masked on request",
            ("Call (555) 123-4567.", "+49 30 1234567", "030/1234567", "1-800-555-0199 ext. 12", "555-0199"),
            ("2019-2020", "01.02.2020", "1,000,000", "10 000 000", "2020-01-15", "1939-1945", "3.14159265"),
        ),
    ),
    "mask_ip_addresses": (
        _matches(
            "ip",
            _IP,
            "<IP>",
            ".:",
            "an IP address, masked on request",
            ("at 192.168.0.1", "2001:db8::1", "fe80:0:0:0:1:2:3:4"),
            ("1.2.3", "12:30", "a::b::c", "1.2.3.4.5", "999.1.1.1"),
        ),
    ),
    "mask_file_paths": (
        _matches(
            "file-path",
            _PATH,
            "<FILE_PATH>",
            "/\\",
            "a path of a file, masked on request",
            ("in /usr/local/bin", r"C:\Windows\notepad.exe", "./src/a.py", "~/notes.txt"),
            ("and/or", "24/7", "km/h", "1/2"),
        ),
    ),
    "mask_code": (
        _matches(
            "code",
            _CODE,
            "<CODE>",
            "`",
            "code between backticks, masked on request",
            ("Run `make test`.", "```\nx = 1\n```"),
            ("rock `n roll",),
        ),
    ),
    "mask_numbers": (
        _matches(
            "number",
            _NUMBER,
            "<NUMBER>",
            "",
            "a number, masked on request",
            ("1,234.56 people", "-5 °C", "10 000 men", "the 1st"),
            ("B2B", "COVID19", "H2O"),
        ),
    ),
    "mask_digits": (
        _matches("digit", r"[1-9]|[^\D0-9]", "0", "", "a digit, masked on request", ("123.34",), ("000.00",)),
    ),
    "mask_currency": (
        _matches(
            "currency",
            f"[{_CURRENCY}]",
            "<CUR>",
            "",
            "a currency sign, masked on request",
            ("$5", "5 €", "₹100"),
            ("5 USD",),
        ),
    ),
    "mask_handles": (
        _matches(
            "handle",
            r"(?<![\w@.])@\w{1,64}",
            "<USER>",
            "@",
            "the handle of a user, masked on request",
            ("as @ann_b said",),
            ("a@b.de", "@ 5"),
        ),
    ),
    "mask_hashtags": (
        _matches(
            "hashtag",
            r"(?<![\w&/#])[#＃]\d{0,100}[^\W\d]\w{0,200}",
            "<TAG>",
            "#＃",
            "a hashtag, masked on request",
            ("so #great", "#2020vision"),
            ("#1", "C#", "a/#b", "&#x20;"),
        ),
    ),
    "mask_emoji": (
        _matches("emoji", _EMOJI, "<EMOJI>", "", "an emoji, masked on request", _EMOJI_DROPS, _EMOJI_KEEPS),
    ),
    "drop_emoji": (
        _matches("no-emoji", _EMOJI, "", "", "an emoji, removed on request", _EMOJI_DROPS, _EMOJI_KEEPS),
    ),
}
