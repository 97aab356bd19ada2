"""The page of all rules says what the packs say."""

import runpy
from pathlib import Path

from cleantext.cleaners import BOILERPLATE_CODE, CODE, LABEL_CODE, code_rules
from cleantext.packs import source_packs

ROOT = Path(__file__).parents[2]


def test_the_page_of_rules_is_up_to_date():
    page = runpy.run_path(str(ROOT / "tools" / "rules_doc.py"))["page"]()
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == page, "run: python tools/rules_doc.py"


def test_the_page_holds_every_rule_and_its_reason():
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    rules = [rule for pack in source_packs() for rule in pack.rules]
    for module in (*CODE.values(), *BOILERPLATE_CODE, *LABEL_CODE):
        rules += code_rules(module)
    assert [] == [rule.id for rule in rules if f"### {rule.id}\n\n{rule.why}" not in text]
