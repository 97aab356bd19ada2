"""Make a pack rule of a selection of raw text, with its examples filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from ..errors import PackError
from ..kernel.doc import SHORT_LINE_CHARS, is_prose, line_key
from ..packs.pack import check_examples, parse_pack

__all__ = ["pack_text", "propose_rule", "toml_string"]

# What a line is about, by words that such lines hold; only a first guess, for the user to mend.
_GUESSES = (
    ("advertisement", ("advert", "sponsor", "anzeige", "werbung", "publicité", "publicidad")),
    ("newsletter", ("newsletter", "sign up", "inbox")),
    ("paywall", ("subscribe", "subscription", "member", "log in", "sign in")),
    ("donation", ("donate", "support us", "contribution")),
    (
        "recommendation",
        ("read more", "more from", "recommended", "related", "trending", "read next", "see also", "watch"),
    ),
    ("comments", ("comment", "reply", "join the conversation")),
    ("social", ("share", "follow us", "tweet", "facebook", "whatsapp")),
    ("legal", ("copyright", "©", "all rights", "cookie", "terms of")),
    ("credit", ("photo", "image", "getty", "picture:")),
    ("navigation", ("home", "menu", "back to top", "skip to")),
)
_CONTEXT_CHARS = 70
_SURROGATE = re.compile("[\ud800-\udfff]")


def propose_rule(
    text: str, start: int, end: int, others: Iterable[str] = (), taken: Sequence[str] = ()
) -> str:
    """Return a `[[rule]]` in TOML for `text[start:end]`, offsets in code points.

    Whole lines make a rule on lines, a part of a line an inline rule. `drops` is the selection among
    its neighbours. `keeps` is the most tempting innocent sentence: one of `text` or `others` that holds
    the same words, or one made up around them. Raises `PackError` if nothing is selected.
    """
    start, end = _trimmed(text, start, end)
    if start == end:
        raise PackError("nothing is selected: mark the text that the rule should remove")
    first, last = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    whole = not text[first:start].strip() and not text[end:last].strip()
    picked = text[start:end]
    scope = _line_scope(picked) if whole else _inline_scope(text, start, end)
    before, after = _neighbours(text, first, last)
    drop = f"{before}\n{picked}\n{after}".strip("\n") if whole else _around(text, start, end)
    rule = {
        "id": _slug(picked, taken),
        "kind": _guess(picked),
        "why": "line that the page puts around the article" if whole else "label glued into the text",
    }
    head = "".join(f"{key:5} = {toml_string(value)}\n" for key, value in rule.items())
    for keep in _innocent(picked, [text, *others], before, after):
        made = f"[[rule]]\n{head}{scope}drops = [{toml_string(drop)}]\nkeeps = [{toml_string(keep)}]\n"
        if _holds(made):
            return made
    return made


def pack_text(name: str, rules: Sequence[str]) -> str:
    """Return a whole pack in TOML."""
    head = f'pack  = {toml_string(name)}\ntitle = "Rules made in the playground"\n'
    return "\n".join([head, *rules])


def toml_string(text: str) -> str:
    """Return a TOML string for any text; lone surrogates, which TOML cannot hold, become U+FFFD.

    >>> toml_string('say "hi"\\n')
    '"say \\\\"hi\\\\"\\\\n"'
    """
    return json.dumps(_SURROGATE.sub("\ufffd", text), ensure_ascii=False).replace("\x7f", "\\u007F")


def _pattern_string(pattern: str) -> str:
    """Return a TOML literal string, in which backslashes stand for themselves."""
    plain = "'''" not in pattern and not pattern.endswith("'") and pattern.isprintable()
    return f"'''{pattern}'''" if plain else toml_string(pattern)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:  # half a word is a slip of the mouse, where words have borders
        while start and _joined(text[start - 1], text[start]):
            start -= 1
        while end < len(text) and _joined(text[end - 1], text[end]):
            end += 1
    return start, end


def _joined(left: str, right: str) -> bool:
    return all(char.isdigit() or char.islower() or char.isupper() for char in (left, right))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _line_scope(picked: str) -> str:
    lines = list(dict.fromkeys(line.strip() for line in picked.split("\n") if line.strip()))
    if any(len(line) > SHORT_LINE_CHARS for line in lines):
        opens, closes = (_pattern_string(_loose(line[:60]) + ".*") for line in (lines[0], lines[-1]))
        if len(lines) == 1:
            return f"line  = {opens}\nmax_chars = {len(lines[0]) + 200}\n"
        return f"block = true\nopens = {opens}\ncloses = {closes}\nmax_lines = {len(lines) + 2}\n"
    if any(char.isdigit() for char in picked) or not all(map(line_key, lines)):
        patterns = [_pattern_string(_loose(line)) for line in lines]
        return f"line  = {patterns[0] if len(patterns) == 1 else '[' + ', '.join(patterns) + ']'}\n"
    return f"lines = [{', '.join(map(toml_string, lines))}]\n"


def _inline_scope(text: str, start: int, end: int) -> str:
    picked = text[start:end]
    words = re.findall(r"\w+", picked.lower())
    needs = f"needs = [{toml_string(max(words, key=len))}]\n" if words and picked.isascii() else ""
    inside = start > 0 and end < len(text)
    leaves = " " if inside and text[start - 1].isalnum() and text[end].isalnum() else ""
    left = f"leaves = {toml_string(leaves)}\n" if leaves else ""
    return f"inline = {_pattern_string(_loose(picked))}\n{needs}{left}"


def _loose(text: str) -> str:
    """Return a pattern for a text in which numbers and the width of blanks may differ."""
    parts = re.split(r"(\d+|\s+)", _SURROGATE.sub("\ufffd", text))
    loose = (r"\d+" if p.isdecimal() else r"\s+" if p.isspace() else re.escape(p) for p in parts)
    return "".join(loose)


def _neighbours(text: str, first: int, last: int) -> tuple[str, str]:
    before = next((line for line in reversed(text[:first].split("\n")) if line.strip()), "")
    after = next((line for line in text[last:].split("\n") if line.strip()), "")
    return _last_words(before), _first_words(after)


def _first_words(line: str) -> str:
    line = line.strip()
    cut = line.rfind(" ", 0, _CONTEXT_CHARS) if len(line) > _CONTEXT_CHARS else len(line)
    return line[: cut if cut > 0 else _CONTEXT_CHARS]


def _last_words(line: str) -> str:
    line = line.strip()
    cut = line.find(" ", len(line) - _CONTEXT_CHARS) if len(line) > _CONTEXT_CHARS else -1
    return line[cut + 1 :] if cut >= 0 else line[-_CONTEXT_CHARS:]


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _CONTEXT_CHARS) : start].rpartition("\n")[2]
    after = text[end : end + _CONTEXT_CHARS].partition("\n")[0]
    return before + text[start:end] + after


def _innocent(picked: str, texts: Sequence[str], before: str, after: str) -> list[str]:
    """Return sentences that the rule must leave alone, the most tempting first."""
    label = " ".join(picked.split())[:80].rstrip(".:!?")
    wanted = label.lower()
    out = []
    for text in texts:
        for line in text.split("\n"):
            at = line.lower().find(wanted)
            if at >= 0 and is_prose(line) and line_key(line) != line_key(picked):
                stop = line.rfind(". ", 0, at)
                sentence = line[stop + 2 if stop >= 0 else 0 :]
                out.append(re.split(r"(?<=[.!?])\s", sentence.strip(), maxsplit=1)[0][:300])
    out.append(f"“{label}” was the first thing that she read.")
    out += [part for part in (before, after) if part]
    out.append("It rained all day, and then it stopped.")
    return out


def _holds(rule: str) -> bool:
    try:
        for made in parse_pack(pack_text("try", [rule]), "the rule", timed=True).rules:
            check_examples(made, "the rule")
    except PackError:
        return False
    return True


def _guess(picked: str) -> str:
    folded = picked.lower()
    return next((kind for kind, words in _GUESSES if any(word in folded for word in words)), "promotion")


def _slug(picked: str, taken: Sequence[str]) -> str:
    words = re.findall(r"[a-z0-9]+", picked.lower())[:4]
    base = slug = "-".join(words)[:40].rstrip("-") or "rule"
    number = 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
