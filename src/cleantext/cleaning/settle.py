"""What becomes of the edits that rules found: budgets, and who wins where two overlap."""

from __future__ import annotations

from collections.abc import Mapping

from ..kernel.doc import WORD_LIST_BYTES, WORD_LIST_LINES, Doc, visible
from ..kernel.patch import Edit

__all__ = ["IS_WORD_LIST", "settle", "within_budget"]

IS_WORD_LIST = (
    f"list: {WORD_LIST_LINES:,} lines or more, of less than {WORD_LIST_BYTES} bytes on average, are no"
    " article: repairs were made, and nothing was looked for around it"
)


def within_budget(
    doc: Doc, found: list[Edit], budgets: Mapping[str, float], warnings: list[str]
) -> list[Edit]:
    """Return the edits without those of rules that would remove more than their share, and say so."""
    removed: dict[str, int] = {}
    for edit in found:
        rule = edit.rules[0]
        if rule in budgets:
            cut = visible(doc.text[edit.start : edit.end]) - visible(edit.text)
            removed[rule] = removed.get(rule, 0) + cut
    if not removed:
        return found
    size = doc.visible
    over = {rule for rule, cut in removed.items() if cut > budgets[rule] * size}
    for rule in sorted(over):
        warnings.append(
            f"budget: rule {rule} would remove {removed[rule] / size:.0%} of the text, more than its "
            f"{budgets[rule]:.0%}; the text stays"
        )
    return [edit for edit in found if edit.rules[0] not in over] if over else found


def settle(found: list[Edit], rank: Mapping[str, int]) -> list[Edit]:
    """Return the edits sorted and disjoint.

    Deletions that overlap become one with the rules of both. Where a replacement overlaps another edit,
    the rule of the lower `rank`, which stands earlier in the cleaner, wins; the loser looks again in the
    next round.
    """
    # The order in which rules found them is none to rely on: it may change from one process to the next.
    found.sort(key=lambda edit: (edit.start, edit.end, rank.get(edit.rules[0], 0)))
    at = 0
    for edit in found:
        if edit.start < at:
            break
        at = edit.end
    else:
        return found
    kept: list[Edit] = []
    at = 0  # where the last of them ends
    for edit in found:
        start, end, text, rules = edit
        if start >= at:
            kept.append(edit)
            at = end
            continue
        last = kept[-1]
        if not text and not last.text:
            at = max(at, end)
            kept[-1] = Edit(last.start, at, "", tuple(dict.fromkeys(last.rules + rules)))
        elif rank.get(rules[0], 0) < rank.get(last.rules[0], 0):
            kept[-1] = edit
            at = end
    return kept
