"""Write rules as TOML that a person can read and correct."""

from __future__ import annotations

import re
from hashlib import sha256
from unicodedata import normalize

from ..errors import PackError
from ..kernel.doc import SHORT_LINE_CHARS
from ..ledger import visible_text
from ..packs.pack import check_examples, parse_pack
from .evidence import Candidate, Sighting

__all__ = ["distinct_name", "make_rule", "pack_text"]

#: Words that tell the kind of a rule, looked for in this order.
KIND_WORDS = {
    "newsletter": ("newsletter", "inbox", "sign up", "boletín", "rundbrief"),
    "paywall": ("subscribe", "subscription", "log in", "sign in", "subscriber", "abonn"),
    "comments": ("comment", "kommentar", "comentario"),
    "advertisement": ("advert", "sponsor", "anzeige", "publicidad", "[ad_"),
    "legal": (
        "copyright",
        "©",
        "rights reserved",
        "terms of",
        "privacy",
        "cookie",
        "disclaimer",
        "views expressed",
    ),
    "credit": ("photo", "image", "getty", "reuters", "picture", "foto", "video by"),
    "social": ("share", "follow", "facebook", "twitter", "instagram", "whatsapp", "tweet"),
    "donation": ("donate", "donation", "support us", "contribute"),
    "recommendation": (
        "read more",
        "read also",
        "related",
        "more from",
        "also like",
        "most read",
        "recommended",
        "continue",
    ),
    "source": ("source", "originally", "contributed", "agency", "headline"),
    "navigation": (
        "home",
        "menu",
        "skip",
        "back to",
        "top",
        "posted",
        "published",
        "updated",
        "site map",
        "by ",
    ),
}
EXCERPT_CHARS = 700


def make_rule(candidate: Candidate, docs: int, taken: set[str]) -> str:
    """Return the TOML of a rule, checked against its own examples. Raises `PackError`."""
    slug = _slug(candidate.example, taken)
    last: PackError | None = None
    for place in dict.fromkeys((candidate.place, "anywhere")):
        text = _rule_text(candidate, docs, slug, place)
        try:
            pack = parse_pack(f'pack = "learned"\n\n{text}', f"rule {slug}")
            check_examples(pack.rules[0], f"rule {slug}")
        except PackError as error:
            last = error
            continue
        taken.add(slug)
        return text
    raise last or PackError(f"rule {slug}: cannot be made")


def _rule_text(candidate: Candidate, docs: int, slug: str, place: str) -> str:
    lines = [
        "[[rule]]",
        f"id    = {_string(slug)}",
        f"kind  = {_string(_kind(candidate.example))}",
        f"why   = {_string(_why(candidate, docs))}",
    ]
    chars = max(sighting.end - sighting.start for sighting in candidate.seen)
    if candidate.scope == "lines" and chars <= SHORT_LINE_CHARS:
        lines.append(f"lines = [{_string(candidate.example)}]")
    else:
        scope = "inline" if candidate.scope == "inline" else "line"
        lines.append(f"{scope:5} = {_literal(candidate.pattern)}")
        lines.append(f"needs = [{_string(candidate.fixed.lower())}]")
        if scope == "line" and chars > SHORT_LINE_CHARS:
            lines.append(f"max_chars = {2 * chars}")
    if candidate.scope != "inline" and place != "anywhere":
        lines.append(f"where = {_string(place)}")
    drops = ",\n    ".join(_string(_excerpt(sighting)) for sighting in _different(candidate.seen))
    lines.append(f"drops = [\n    {drops},\n]")
    lines.append(f"keeps = [{_string(_innocent(candidate))}]")
    return "\n".join(lines) + "\n"


def _why(candidate: Candidate, docs: int) -> str:
    where = {"top": "at the top", "bottom": "at the end", "edges": "around the article"}.get(
        candidate.place, ""
    )
    return f"stands in {candidate.docs} of {docs} documents of the site{', ' + where if where else ''}"


def _different(seen: list[Sighting]) -> list[Sighting]:
    """Return up to two sightings, of different wording if there are."""
    first = seen[0]
    wording = first.text[first.start : first.end]
    return [first, *[other for other in seen[1:] if other.text[other.start : other.end] != wording][:1]]


def _excerpt(sighting: Sighting) -> str:
    """Return the lines around a sighting, with a line of prose before or after, as they stand there."""
    text, start, end, _ = sighting
    first = text.rfind("\n", 0, max(0, start - EXCERPT_CHARS // 2)) + 1
    if start - first > EXCERPT_CHARS:
        first = start - EXCERPT_CHARS
    last = text.find("\n", min(len(text), end + EXCERPT_CHARS // 2))
    if last < 0 or last - end > EXCERPT_CHARS:
        last = min(len(text), end + EXCERPT_CHARS)
    return text[first:last]


def _innocent(candidate: Candidate) -> str:
    """Return a sentence that has the words and must stay: a guard that a reviewer should sharpen."""
    words = candidate.example.split()
    if candidate.scope == "inline":
        return f"He wrote of “{' '.join(words[: len(words) // 2])}” and of nothing else that day."
    return f"The words “{candidate.example}” stood on the sign at the gate, and nobody knew why."


def _kind(example: str) -> str:
    folded = example.lower()
    return next(
        (kind for kind, words in KIND_WORDS.items() if any(word in folded for word in words)), "promotion"
    )


def _slug(example: str, taken: set[str]) -> str:
    words = re.findall(r"[a-z]+", example.lower())[:4]
    base = "-".join(words) or "line"
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _string(text: str) -> str:
    def escape(char: str) -> str:
        if char in _ESCAPES:
            return _ESCAPES[char]
        return (
            char
            if char.isprintable() or char in "\u00a0"
            else f"\\u{ord(char):04x}"
            if ord(char) < 65536
            else char
        )

    return '"' + "".join(map(escape, text)) + '"'


def _literal(pattern: str) -> str:
    return f"'''{pattern}'''" if "'''" not in pattern and not pattern.endswith("'") else _string(pattern)


def pack_text(site: str, host: str, docs: int, rules: list[str]) -> str:
    """Return the whole pack."""
    name = distinct_name(site, "[^a-z0-9]{2,}|[^a-z0-9._-]")
    head = [
        f"# Learned from {docs} documents of {visible_text(site)}. Read every rule before you use the pack:",
        "# a line that repeats may still be an author's. Examples are excerpts of real documents.",
        f"pack  = {_string(name)}",
        f"title = {_string('Boilerplate of ' + site)}",
    ]
    if host:
        head.append(f"hosts = [{_string(host)}]")
    return "\n".join(head) + "\n\n" + "\n".join(rules)


def distinct_name(site: str, other: str) -> str:
    """Return the name of a site with a hyphen for what matches `other`; two sites never get the same.

    >>> distinct_name("example.com", "[^a-z.]"), distinct_name("the mail", "[^a-z.]")
    ('example.com', 'the-mail-44d3822691')
    """
    # In one form of Unicode, because some file systems do not tell two apart; and of no more letters than
    # make a name of 255 bytes in any script.
    name = re.sub(other, "-", normalize("NFC", site))[:50].strip("-._") or "site"
    return name if name == site else f"{name}-{sha256(site.encode()).hexdigest()[:10]}"
