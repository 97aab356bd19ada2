"""JSON Schema of rule packs and of the configuration, for editors that check TOML as it is typed.

The schema is made from the tables that `packs/pack.py` validates with. An editor says early what loading a
pack would say; what no schema can tell, such as a pattern that does not compile or an example that does
not hold, is left to `load_pack`.
"""

from __future__ import annotations

from typing import Any

from .kernel.places import PLACES
from .kernel.rule import KINDS
from .packs.keys import COMMON_KEYS, LISTS, PATTERNS, SCOPES, TEXTS
from .profiles import PROFILES

__all__ = ["MEANINGS", "config_schema", "pack_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "^[a-z0-9]+([._-][a-z0-9]+)*$"
_NAME = "^[a-z][a-z0-9_]*$"
_STRING = {"type": "string"}
_LIST = {"type": "array", "items": _STRING}
_FULL_LIST = {**_LIST, "minItems": 1}
_FLAG = {"type": "boolean"}
_SHARE = {"type": "number", "exclusiveMinimum": 0, "maximum": 1}
_COUNT = {"type": "integer", "minimum": 1}
_PATTERN = {"anyOf": [{"type": "string", "minLength": 1}, _FULL_LIST]}
#: Keys that take more than the tables of `packs/pack.py` say.
_OWN: dict[str, dict[str, Any]] = {
    "id": {"type": "string", "pattern": _ID},
    "kind": {"enum": list(KINDS)},
    "why": {"type": "string", "minLength": 1},
    "drops": _FULL_LIST,
    "keeps": _FULL_LIST,
    "where": {"enum": list(PLACES)},
    "budget": _SHARE,
    "share": _SHARE,
    "max_chars": _COUNT,
    "max_lines": _COUNT,
    "at_least": _COUNT,
}

#: What every key of a rule means.
MEANINGS = {
    "id": "second half of the full id; public, never reused",
    "kind": "what the rule is about",
    "why": "the reason, as reports show it",
    "drops": "texts that the rule must change",
    "keeps": "texts that must come back unchanged: the most tempting innocent sentence",
    "budget": "largest share of a text's visible characters that the rule may remove",
    "scoped": "act only when the caller names the pack's language",
    "lines": "whole lines to delete; case, decoration and width of blanks do not count",
    "list": "take along the list of links under the line",
    "line": "pattern over a whole line to delete",
    "inline": "pattern within the text; a group named 'drop' narrows what goes",
    "trail": "pattern at the end of a line, behind its last sentence",
    "glued": "labels that are glued between two sentences, each with the headline behind it",
    "starters": "words that begin sentences: one of them ends a headline with a blank behind it",
    "appeal": "pattern that an appeal for money opens with",
    "block": "delete from a line that opens to a line that closes",
    "tail": "delete from a line that opens to the end of the text",
    "head": "delete from the start of the text to a line that closes",
    "opens": "pattern of the first line to delete",
    "closes": "pattern of the last line to delete",
    "leaves": "what stays in the place of the match",
    "where": "where in the text the rule may act",
    "starts": "literal beginnings, one of which the line must have",
    "ends": "characters, one of which the line must end with",
    "needs": "gate for speed: where none of these strings begins a word, the rule finds nothing",
    "voice": "words in which a site speaks of itself, one of which must occur",
    "with": "evidence: words that must occur in what is removed",
    "at_least": "how many of the words in 'with' must occur",
    "max_chars": "longest text that the rule removes at one place, in characters",
    "max_lines": "most lines of a block, blank ones not counted",
    "share": "largest share of the text that may go",
}
#: What a scope cannot do without.
_REQUIRED = {
    "block": ("opens", "closes"),
    "tail": ("opens",),
    "head": ("closes",),
    "appeal": ("voice", "with"),
}


def pack_schema() -> dict[str, Any]:
    """Return the JSON Schema of a rule pack."""
    return {
        "$schema": _DIALECT,
        "title": "cleantext rule pack",
        "type": "object",
        "required": ["pack"],
        "additionalProperties": False,
        "properties": {
            "pack": {"type": "string", "pattern": _ID, "description": "first half of every rule id"},
            "title": {**_STRING, "description": "what the pack holds"},
            "lang": {**_STRING, "description": "language that the rules are written for, such as en"},
            "hosts": {**_LIST, "description": "the pack acts only on texts of these hosts"},
            "patterns": {
                "type": "object",
                "propertyNames": {"pattern": _NAME},
                "additionalProperties": {"type": "string", "minLength": 1},
                "description": "what several patterns of the rules hold, each written (?&name) there",
            },
            "rule": {"type": "array", "items": {"oneOf": [_rule(scope) for scope in SCOPES]}},
        },
    }


def _rule(scope: str) -> dict[str, Any]:
    keys = (*COMMON_KEYS, scope, *SCOPES[scope][0])
    return {
        "title": f"rule with the scope '{scope}'",
        "type": "object",
        "required": ["id", "kind", "why", "drops", "keeps", scope, *_REQUIRED.get(scope, ())],
        "additionalProperties": False,
        "properties": {key: _property(key) for key in keys},
    }


def _property(key: str) -> dict[str, Any]:
    if key in _OWN:
        kind = _OWN[key]
    elif key in LISTS:
        kind = _LIST
    elif key in PATTERNS:
        kind = _PATTERN
    else:
        kind = _STRING if key in TEXTS else _FLAG
    return {**kind, "description": MEANINGS.get(key, "")}


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema of `cleantext.toml` and of `[tool.cleantext]`."""
    return {
        "$schema": _DIALECT,
        "title": "cleantext configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "profile": {"enum": list(PROFILES), "description": "how much to clean"},
            "lang": {"anyOf": [_STRING, _LIST], "description": "language codes of the texts"},
            "site": {**_STRING, "description": "host name of the texts"},
            "packs": {**_LIST, "description": "paths of rule packs, relative to this file"},
            "off": {**_LIST, "description": "rules, kinds, packs or cleaners to switch off"},
        },
    }
