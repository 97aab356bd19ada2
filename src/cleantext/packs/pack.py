"""Rule packs: TOML files of rules that carry their own examples.

    pack  = "en"                      # the first half of every rule id
    title = "English boilerplate"
    lang  = "en"                      # optional: the language that the rules are written for
    hosts = ["example.com"]           # optional: the pack acts only with site="example.com"

    [patterns]                        # optional: what several patterns hold, each written `(?&name)` there
    said = "says|said|told"

    [[rule]]
    id    = "ads"                     # full id en.ads: public, never reused
    kind  = "advertisement"           # one of cleantext.KINDS
    why   = "ad slot label left by the page template"
    lines = ["Advertisement"]         # exactly one scope, see SCOPES
    drops = ["One.\\nAdvertisement\\nTwo."]             # each must change
    keeps = ["Advertisement revenue fell by 10%."]    # each must come back unchanged

The scopes: `lines` (whole lines, compared by `line_key`; below the last prose line, those of the
kind `recommendation` take the list of links under them along, unless `list = false`), `line` (a
pattern over a whole line), `inline` (a pattern within the text; `leaves` stays in its place; a group
named `drop` narrows what goes), `trail` (a pattern at the end of a line, whose last character is one
of `ends`), `glued` (labels of a headline glued between two sentences, of which the second begins with
one of `starters`), `block` (`opens` … `closes`), `tail` (`opens` to the end), `head` (start to `closes`)
and `appeal` (patterns that ask for support, and the words of its `voice` and `with`: lines decided as a
block).

Patterns are regular expressions; case does not count. A list of patterns stands for their alternation,
one alternative a line, and `(?&said)` for the pattern `said` of the pack. The words of `needs` and `with`
count where a word begins; `\\b` behind one asks for the whole word. `starts` of a `line` are the literal
beginnings that a line must have, compared as `line_key` does: the engine looks them up, so they cost less
than `needs`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..cleaning.engine import Engine
from ..errors import PackError
from ..finders.appeals import Appeal
from ..finders.blocks import Block, Head, Tail
from ..finders.inserts import Glued, Trail
from ..finders.lines import ExactLines, Inline, LinePattern
from ..kernel.doc import Doc, line_key
from ..kernel.places import PLACES
from ..kernel.rule import KINDS, Finder, Pack, Rule
from ..strings.edges import edged
from ..strings.literals import needs_of_pattern
from ..strings.waits import BEGINNINGS, MUCH, SELDOM, Needs, best_needs, needs_of_evidence, openings_of
from . import check_ids
from .keys import (
    COMMON_KEYS,
    PACK_KEYS,
    PATTERNS,
    SCOPES,
    WHOLE,
    check_keys,
    check_lang,
    check_pattern,
    check_types,
    hint,
)
from .patterns import alternation, expanded, named_patterns, uncased

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Pack", "check_examples", "load_pack", "parse_pack"]

DOTTED = ("az", "tr")  # languages whose I is no capital of i: see `literals`
_ID = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")


def load_pack(path: str | Path) -> Pack:
    """Read, validate and compile a user's pack, and try every rule on its own examples.

    Raises `PackError` that names the file, the rule and the key, also if a built-in rule has the id of one.
    Patterns of the pack run under a time limit.
    """
    source = str(path)
    try:
        with open(source, encoding="utf-8-sig") as file:
            text = file.read()
    except OSError as error:
        raise PackError(f"{source}: cannot be read ({error.strerror}): check the path") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{source}: not UTF-8 at byte {error.start}: save the pack as UTF-8") from error
    pack = parse_pack(text, source, timed=True)
    for rule in pack.rules:
        check_examples(rule, source)
    check_ids((pack,), (source,))
    return pack


def parse_pack(text: str, source: str, timed: bool = False) -> Pack:
    """Make a pack of TOML text. Raises `PackError`."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers of 5,000 digits and tables 1,000 deep
        raise PackError(f"{source}: not valid TOML: {error}") from error
    check_keys(data, PACK_KEYS, source, "the pack")
    check_types(data, source, "the pack")
    name = data.get("pack")
    if not name or not _ID.fullmatch(name):
        raise PackError(f'{source}: the pack needs a name: pack = "..." in lower case, such as "en"')
    rules = data.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise PackError(f"{source}: 'rule' must be an array of tables: write [[rule]]")
    named = named_patterns(data, source, timed)
    made = tuple(_make_rule(rule, name, named, source, timed) for rule in rules)
    seen: set[str] = set()
    for rule in made:
        if rule.id in seen:
            raise PackError(f"{source}: rule id {rule.id} occurs twice: ids are unique, rename one")
        seen.add(rule.id)
    lang = check_lang(data["lang"], source) if "lang" in data else None
    return Pack(name, data.get("title", name), made, lang, tuple(data.get("hosts", ())))


def check_examples(rule: Rule, source: str) -> None:
    """Raise `PackError` unless the rule changes each of its `drops` and none of its `keeps`."""
    engine = Engine((rule._replace(budget=1.0),))  # an example is too short for a share of it to count
    lang = (rule.pack,)
    for text in rule.drops:
        doc = Doc(text, lang)
        edits, warnings = engine.find(doc)
        if not edits:
            cause = f" ({warnings[0]})" if warnings else ""
            raise PackError(f"{source}: rule {rule.id!r} does not change its drops example {text!r}{cause}")
    for text in rule.keeps:
        edits, _ = engine.find(Doc(text, lang))
        if edits:
            cut = text[edits[0].start : edits[0].end]
            raise PackError(f"{source}: rule {rule.id!r} takes {cut!r} from its keeps example {text!r}")


def _make_rule(data: dict[str, Any], pack: str, named: Mapping[str, str], source: str, timed: bool) -> Rule:
    slug = data.get("id")
    if not isinstance(slug, str) or not _ID.fullmatch(slug):
        raise PackError(f"{source}: a rule has the id {slug!r}: use lower case, digits and hyphens")
    where = f"rule {slug!r}"
    check_keys(data, (*COMMON_KEYS, *SCOPES, *sum([keys for keys, _ in SCOPES.values()], ())), source, where)
    scopes = [scope for scope in SCOPES if scope in data]
    if len(scopes) != 1:
        found = " and ".join(scopes) or "none"
        raise PackError(f"{source}: {where}: has {found} of the scopes {', '.join(SCOPES)}: give exactly one")
    scope = scopes[0]
    options, budget = SCOPES[scope]
    check_keys(data, (*COMMON_KEYS, scope, *options), source, where)
    check_types(data, source, where)
    for key in ("why", "drops", "keeps", "kind"):
        if not data.get(key):
            raise PackError(f"{source}: {where}: {key!r} is missing: every rule says why, drops, keeps, kind")
    if data["kind"] not in KINDS:
        raise PackError(f"{source}: {where}: unknown kind {data['kind']!r}{hint(data['kind'], KINDS)}")
    if data.get("where", "anywhere") not in PLACES:
        raise PackError(f"{source}: {where}: 'where' must be one of {', '.join(PLACES)}")
    needs = tuple(need.lower() for need in data.get("needs", data.get("glued", ())))
    rule_id = f"{pack}.{slug}"
    data = {
        key: expanded(value, named, source, where) if key in PATTERNS else value
        for key, value in data.items()
    }
    asks = data.get("appeal", "")
    data = {key: uncased(alternation(value)) if key in PATTERNS else value for key, value in data.items()}
    find = _make_finder(scope, data, rule_id, needs, source, timed)
    waits = Needs(tuple(map(edged, needs)))
    lists = list[Needs]()
    if pack not in DOTTED:
        keys = [key for key in PATTERNS if key in data]
        lists = [found for key in keys for found in needs_of_pattern(data[key], key in WHOLE)]
        lists += needs_of_evidence(list(map(str.lower, data.get("with", ()))), data.get("at_least", 1))
        if isinstance(find, Appeal):
            find = find.hinted(data["appeal"] if timed else asks)
    waits = best_needs([waits, *lists], _most_openings(find))
    return Rule(
        rule_id,
        find,
        waits.strings,
        data["why"],
        data["kind"],
        float(data.get("budget", budget)),
        bool(data.get("scoped", False)),
        tuple(data["drops"]),
        tuple(data["keeps"]),
        quorum=waits.quorum,
    )


def _most_openings(find: Finder) -> float:
    """Return how often strings may open a rule before it had better wait for how lines begin or end."""
    if isinstance(find, LinePattern) and find.starts and not find.timed:
        begun = openings_of(find.starts) / BEGINNINGS
        return begun if begun > SELDOM else 0.0  # one look-up finds all beginnings; each string costs room
    if isinstance(find, Trail) and find.ends:
        return MUCH
    return math.inf


def _make_finder(
    scope: str, data: dict[str, Any], rule: str, needs: tuple[str, ...], source: str, timed: bool
) -> Finder:
    for key in PATTERNS:
        if key in data:
            check_pattern(data[key], source, rule, key, timed)
    where = data.get("where", "anywhere")
    words = tuple(word.lower() for word in data.get("with", ()))
    at_least = data.get("at_least", 1)
    match scope:
        case "lines":
            keys = tuple(dict.fromkeys(map(line_key, data["lines"])))
            if not keys:
                raise PackError(f"{source}: rule {rule!r}: 'lines' is empty: list at least one line")
            if "" in keys:
                raise PackError(f"{source}: rule {rule!r}: a line of decoration alone cannot be a literal")
            heads_list = data.get("list", data["kind"] == "recommendation")
            return ExactLines(rule, keys, where, heads_list)
        case "line":
            size = data.get("max_chars", 200)
            starts = tuple(dict.fromkeys(" ".join(head.lower().split()) for head in data.get("starts", ())))
            if "" in starts:
                raise PackError(f"{source}: rule {rule!r}: a beginning in 'starts' is empty")
            return LinePattern(rule, data["line"], where, size, needs, words, at_least, timed, starts)
        case "inline":
            return Inline(rule, data["inline"], data.get("leaves", ""), timed)
        case "trail":
            ends = tuple(data.get("ends", ()))
            return Trail(rule, data["trail"], ends, where, data.get("max_chars", 160), timed)
        case "glued":
            if not all(label.strip() for label in data["glued"]) or not data["glued"]:
                raise PackError(f"{source}: rule {rule!r}: 'glued' holds no label, or an empty one")
            return Glued(rule, tuple(data["glued"]), tuple(data.get("starters", ())))
        case "appeal":
            if not words or not data.get("voice"):
                raise PackError(
                    f"{source}: rule {rule!r}: an appeal needs the words of its 'voice' and 'with'"
                )
            return Appeal(rule, (data["appeal"],), tuple(data["voice"]), words, at_least, timed)
        case "block":
            lines = data.get("max_lines", 12)
            opens, closes = (_needed(key, data, rule, source) for key in ("opens", "closes"))
            return Block(rule, opens, closes, lines, where, words, at_least, timed)
        case "tail":
            opens = _needed("opens", data, rule, source)
            return Tail(rule, opens, data.get("share", 0.3), words, at_least, timed)
        case _:
            closes = _needed("closes", data, rule, source)
            return Head(rule, closes, data.get("share", 0.2), words, at_least, timed)


def _needed(key: str, data: Mapping[str, Any], rule: str, source: str) -> str:
    if key not in data:
        raise PackError(f"{source}: rule {rule!r}: this scope needs {key!r}: the pattern of a line")
    return str(data[key])
