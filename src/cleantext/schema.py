"""JSON Schema of rule packs and of the configuration, for editors that check TOML as it is typed.

The schema is made from the tables that `pack.py` validates with. An editor says early what loading a
pack would say; what no schema can tell, such as a pattern that does not compile or an example that does
not hold, is left to `load_pack`.
"""

from __future__ import annotations

from typing import Any

from .finders import PLACES
from .pack import COMMON_KEYS, SCOPES
from .profiles import PROFILES
from .rule import KINDS

__all__ = ["config_schema", "pack_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "^[a-z0-9]+([._-][a-z0-9]+)*$"
_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}
_SOME_STRINGS = {**_STRINGS, "minItems": 1}
_PATTERN = {"anyOf": [_STRING, _SOME_STRINGS]}
_SHARE = {"type": "number", "exclusiveMinimum": 0, "maximum": 1}
_COUNT = {"type": "integer", "minimum": 1}
_FLAG = {"type": "boolean"}
_SAID = {"type": "string", "minLength": 1}

#: Type and meaning of every key of a rule.
_KEYS: dict[str, tuple[dict[str, Any], str]] = {
    "id": ({"type": "string", "pattern": _ID}, "second half of the full id; public, never reused"),
    "kind": ({"enum": list(KINDS)}, "what the rule is about"),
    "why": (_SAID, "the reason, as reports show it"),
    "drops": (_SOME_STRINGS, "texts that the rule must change"),
    "keeps": (_SOME_STRINGS, "texts that must come back unchanged: the most tempting innocent sentence"),
    "budget": (_SHARE, "largest share of a text's visible characters that the rule may remove"),
    "scoped": (_FLAG, "act only when the caller names the pack's language"),
    "lines": (_STRINGS, "whole lines to delete; case, decoration and width of blanks do not count"),
    "list": (_FLAG, "take along the list of links under the line"),
    "line": (_PATTERN, "pattern over a whole line to delete"),
    "inline": (_PATTERN, "pattern within the text; a group named 'drop' narrows what goes"),
    "block": (_FLAG, "delete from a line that opens to a line that closes"),
    "tail": (_FLAG, "delete from a line that opens to the end of the text"),
    "head": (_FLAG, "delete from the start of the text to a line that closes"),
    "opens": (_PATTERN, "pattern of the first line to delete"),
    "closes": (_PATTERN, "pattern of the last line to delete"),
    "leaves": (_STRING, "what stays in the place of the match"),
    "where": ({"enum": list(PLACES)}, "where in the text the rule may act"),
    "starts": (_STRINGS, "literal beginnings, one of which the line must have"),
    "needs": (_STRINGS, "gate for speed: without any of these strings the rule finds nothing"),
    "with": (_STRINGS, "evidence: words that must occur in what is removed"),
    "at_least": (_COUNT, "how many of the words in 'with' must occur"),
    "max_chars": (_COUNT, "longest line that the rule looks at, in characters"),
    "max_lines": (_COUNT, "most lines of a block, blank ones not counted"),
    "share": (_SHARE, "largest share of the text that may go"),
}
#: What a scope cannot do without.
_REQUIRED = {"block": ("opens", "closes"), "tail": ("opens",), "head": ("closes",)}


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
            "hosts": {**_STRINGS, "description": "the pack acts only on texts of these hosts"},
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
    kind, what = _KEYS.get(key, ({}, ""))
    return {**kind, "description": what}


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema of `cleantext.toml` and of `[tool.cleantext]`."""
    return {
        "$schema": _DIALECT,
        "title": "cleantext configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "profile": {"enum": list(PROFILES), "description": "how much to clean"},
            "lang": {"anyOf": [_STRING, _STRINGS], "description": "language codes of the texts"},
            "site": {**_STRING, "description": "host name of the texts"},
            "packs": {**_STRINGS, "description": "paths of rule packs, relative to this file"},
            "off": {**_STRINGS, "description": "rules, kinds, packs or cleaners to switch off"},
        },
    }
