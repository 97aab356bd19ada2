"""The named cleaners: which rules each of them holds.

A cleaner in code takes the `RULES` of one module of `rules/`; a boilerplate cleaner takes the rules
of its kinds from the packs and from the modules in `BOILERPLATE_CODE`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from .cleaning.cleaner import Cleaner
from .errors import OptionError
from .finders.lines import ExactLines
from .kernel.rule import Pack, Rule, Rules
from .packs import select_packs

__all__ = ["BOILERPLATE_KINDS", "CODE", "KINDS_OF", "OPT_IN", "get_cleaner", "make_cleaner"]

#: Cleaners in code, and the module of `cleantext.rules` that holds their rules.
CODE = {
    "fix_encoding": "encoding",
    "normalize_unicode": "unicode",
    "strip_residue": "residue",
    "strip_stray_quotes": "quotes",
    "fix_spacing": "spacing",
    "keep_main_content": "main_content",
    "drop_repeats": "repeats",
    "normalize_whitespace": "whitespace",
    "split_paragraphs": "breaks",
}

#: Modules of `cleantext.rules` whose rules are boilerplate rules, each with a kind of its own.
BOILERPLATE_CODE = ("content",)  # before the packs
LABEL_CODE = ("furniture",)  # behind them

BOILERPLATE_KINDS = frozenset(
    {
        "advertisement",
        "recommendation",
        "donation",
        "newsletter",
        "paywall",
        "social",
        "comments",
        "credit",
        "source",
        "navigation",
        "legal",
        "promotion",
        "placeholder",
        "label",
        "embed",
    }
)

#: Cleaners over the packs, and the kinds of rules that each takes.
KINDS_OF = {
    "drop_boilerplate": BOILERPLATE_KINDS,
    "drop_advertisements": frozenset({"advertisement", "placeholder"}),
    "drop_recommendations": frozenset({"recommendation", "label"}),
    "drop_donation_appeals": frozenset({"donation"}),
    "drop_subscription_prompts": frozenset({"newsletter", "paywall"}),
    "drop_social_bars": frozenset({"social", "comments", "embed"}),
    "drop_credits": frozenset({"credit", "source"}),
    "drop_page_chrome": frozenset({"navigation", "legal", "promotion"}),
}


#: Cleaners that are in no profile, and the module of `cleantext.rules` that holds their rules.
OPT_IN = {
    "mask_urls": "mask",
    "mask_emails": "mask",
    "mask_phones": "mask",
    "mask_ip_addresses": "mask",
    "mask_file_paths": "mask",
    "mask_code": "mask",
    "mask_numbers": "mask",
    "mask_digits": "mask",
    "mask_currency": "mask",
    "mask_handles": "mask",
    "mask_hashtags": "mask",
    "mask_emoji": "mask",
    "drop_emoji": "mask",
    "straighten_quotes": "fold",
    "straighten_dashes": "fold",
    "lowercase": "fold",
    "strip_accents": "fold",
    "to_ascii": "fold",
    "normalize_compatibility": "fold",
    "fold_width": "fold",
    "expand_ligatures": "fold",
    "name_currencies": "fold",
    "strip_punctuation": "fold",
    "drop_brackets": "fold",
    "drop_html_tags": "fold",
    "drop_digits": "fold",
    "join_hyphenated": "fold",
    "join_lines": "fold",
    "dash_bullets": "fold",
}


@lru_cache(maxsize=128)
def make_cleaner(
    name: str,
    lang: tuple[str, ...] = (),
    site: str | None = None,
    packs: tuple[Pack, ...] = (),
    off: tuple[str, ...] = (),
) -> Cleaner:
    """Return a named cleaner for languages, a site and extra packs, without the rules in `off`.

    `off` holds rule ids, or names of packs, modules and kinds, which stand for all their rules.
    """
    rules: tuple[Rule, ...] | Rules
    if name in CODE:
        rules = code_rules(CODE[name])
    elif name in KINDS_OF:
        kinds = KINDS_OF[name]
        first, last = (
            Rules(tuple(rule for module in modules for rule in code_rules(module)))
            for modules in (BOILERPLATE_CODE, LABEL_CODE)
        )
        rules = (first + select_packs(lang, site, packs) + last).about(kinds)
    elif name in OPT_IN:
        rules = import_module(f"cleantext.rules.{OPT_IN[name]}").CLEANERS[name]
    else:
        known = ", ".join((*CODE, *KINDS_OF, *OPT_IN))
        raise OptionError(f"unknown cleaner {name!r}: there are {known}")
    if off:
        rules = _without(rules, off)
    return Cleaner(name, rules)


def _without(rules: tuple[Rule, ...] | Rules, off: tuple[str, ...]) -> Rules:
    """Return the rules that are not switched off, without the lines that only those should take.

    The packs of several languages know the same label: with `en.ads` off, "Advertisement" stays; with
    the pack `es` off, it goes.
    """
    rules = Rules.of(rules)
    kept: list[tuple[Rule | int, Rule]] = []
    lines: set[str] = set()
    for item, rule in zip(rules.items, rules, strict=True):
        if {rule.id, rule.pack, rule.kind}.isdisjoint(off):
            kept.append((item, rule))
        elif rule.id in off and isinstance(rule.find, ExactLines):
            lines.update(rule.find.keys)
    return rules.having([_lacking(rule, lines) or item for item, rule in kept])


def _lacking(rule: Rule, lines: set[str]) -> Rule | None:
    """Return a rule without some lines; nothing if it has none of them."""
    find = rule.find
    if isinstance(find, ExactLines) and any(key in find.keys for key in lines):
        return rule._replace(find=find._replace(keys=tuple(key for key in find.keys if key not in lines)))
    return None


def get_cleaner(name: str) -> Cleaner:
    """Return a named cleaner with its default rules. Raises `OptionError`."""
    return make_cleaner(name)


def code_rules(module: str) -> tuple[Rule, ...]:
    """Return the rules of a module of `cleantext.rules`."""
    rules: tuple[Rule, ...] = import_module(f"cleantext.rules.{module}").RULES
    return rules


def __getattr__(name: str) -> Cleaner:
    if name in CODE or name in KINDS_OF or name in OPT_IN:
        return get_cleaner(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
