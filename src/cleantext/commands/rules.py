"""List the rules: what each removes and why, and what it leaves alone.

examples:
  cleantext rules                          every rule, a line each
  cleantext rules donation                 rules whose id, kind or reason holds the word
  cleantext rules en.appeal -v             one rule in full
  cleantext rules --lines "Read more"      which rules know a line
  cleantext rules --lang de --kind credit --json
  cleantext rules --profile a.txt b.txt    what each rule costs on these files
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..cli import EXIT_FAILED, EXIT_OK, UsageError, write

if TYPE_CHECKING:
    from ..kernel.rule import Rule


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext rules`."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="words, all of which a rule must hold")
    parser.add_argument("--kind", help="rules of one kind, such as donation")
    parser.add_argument("--lang", help="rules of one language's pack, such as de")
    parser.add_argument("--lines", metavar="TEXT", help="rules that delete this line or cut from it")
    parser.add_argument("--site", help="add the pack of this host")
    parser.add_argument("--packs", action="append", default=[], metavar="FILE", help="add a rule pack (TOML)")
    parser.add_argument("-v", "--verbose", action="store_true", help="print the examples of each rule")
    parser.add_argument("--json", action="store_true", help="print one JSON object a rule")
    parser.add_argument("--profile", nargs="+", metavar="FILE", help="what each rule costs on these files")


def run(options: argparse.Namespace) -> int:
    """Print the rules and return the exit code: 1 if there are none."""
    from ..kernel.rule import KINDS
    from ..packs import builtin_packs
    from ..profiles import language_code

    if options.kind and options.kind not in KINDS:
        raise UsageError(f"--kind {options.kind}: there are {', '.join(KINDS)}")
    if options.lang is not None:
        options.lang = language_code(options.lang)
        known = sorted(pack.lang for pack in builtin_packs() if pack.lang)
        if options.lang not in known:
            raise UsageError(f"--lang {options.lang}: there are packs for {', '.join(known)}")
    if options.profile:
        return _profile(options)
    found = list(_chosen(options))
    width = max((len(rule.id) for rule in found), default=0)
    for rule in found:
        if options.json:
            record = {"id": rule.id, "kind": rule.kind, "why": rule.why, "scoped": rule.scoped}
            more = {"budget": rule.budget, "drops": rule.drops, "keeps": rule.keeps}
            write(json.dumps({**record, **more}, ensure_ascii=False) + "\n")
            continue
        scoped = " (only with its language named)" if rule.scoped else ""
        write(f"{rule.id:{width}}  {rule.kind:14}  {rule.why}{scoped}\n")
        if options.verbose:
            for label, examples in (("drops", rule.drops), ("keeps", rule.keeps)):
                for example in examples:
                    write(f"  {label}  {example!r}\n")
    return EXIT_OK if found else EXIT_FAILED


def _profile(options: argparse.Namespace) -> int:
    """Print the cost of each rule, gates that never opened aside."""
    from ..cli import read_text
    from ..profiles import pipeline
    from ..profiling import profile_rules

    texts = [read_text(name) for name in options.profile]
    run = pipeline(lang=options.lang, site=options.site, packs=options.packs)
    run(texts[0])  # so that what is compiled once does not count
    costs = profile_rules(run, texts)
    total = sum(cost.seconds for cost in costs) or 1.0
    for cost in costs:
        if options.json:
            write(json.dumps(cost._asdict()) + "\n")
        else:
            per_text = cost.seconds / len(texts) * 1e6
            write(
                f"{cost.seconds / total:6.1%} {per_text:9.1f} µs a text  open {cost.opened / len(texts):5.2f}"
                f"  edits {cost.edits:5}  {cost.cleaner:20} {cost.rule}\n"
            )
    return EXIT_OK


def _chosen(options: argparse.Namespace) -> Iterator[Rule]:
    from ..cleaning.engine import Engine
    from ..kernel.doc import Doc

    words = [word.lower() for word in options.words]
    for rule in _all(options):
        if options.kind and rule.kind != options.kind:
            continue
        if options.lang and rule.pack != options.lang:
            continue
        said = f"{rule.id} {rule.kind} {rule.why}".lower()
        if not all(word in said for word in words):
            continue
        if options.lines is not None:
            doc = Doc(f"{options.lines}\n", (options.lang,) if options.lang else ())
            if not Engine((rule._replace(budget=1.0),)).find(doc)[0]:
                continue
        yield rule


def _all(options: argparse.Namespace) -> Iterator[Rule]:
    from ..cleaners import BOILERPLATE_CODE, CODE, LABEL_CODE, code_rules
    from ..packs import site_pack, source_packs
    from ..packs.pack import load_pack

    # A rule that several cleaners hold is listed once.
    modules = (*CODE.values(), *BOILERPLATE_CODE, *LABEL_CODE)
    code = [rule for module in modules for rule in code_rules(module)]
    yield from {rule.id: rule for rule in code}.values()
    own = site_pack(options.site) if options.site else None
    for pack in (*source_packs(), *((own,) if own else ()), *map(load_pack, options.packs)):
        yield from pack.rules
