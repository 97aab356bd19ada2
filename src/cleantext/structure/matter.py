"""Notices in a text whose matter they are: terms of use, a licence, an article on copyright or affiliates.

`The content is provided “as is”` is a notice of the page's below a report on a council. In terms of use it is
a clause, and of an article on licences the licence is the subject. What tells them apart is what else the
text speaks of, and that the text goes on below.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, is_prose
from ..kernel.patch import Edit
from .disclosed import SUBJECT, speaks_of_earning
from .wholes import gone_by_line

__all__ = ["without_matter"]

LEGAL = "legal"
EARNING_KINDS = ("advertisement", "promotion", "legal")
MANY = 12  # paragraphs: of so many, ``LINES`` lines speak of it, of fewer two
LINES = 3
#: Stems of what texts about rights and duties speak of.
_MATTER = lazy_pattern(
    r"(?i:copyright|urheberrecht|droits? d['’]auteur|derechos? de autor|diritt[oi] d['’]autore"
    r"|direitos? autora|auteursrecht|ophavsret|upphovsrätt|opphavsrett|tekijänoikeu|prawa? autorsk"
    r"|autorsk\w+ práv|авторск\w+ прав|著作権|版权|版權|著作權|저작권|telif hak|حقوق (?:النشر|المؤلف)"
    r"|\blicen[csz]|lizenz|licentie|licença|лиценз|ліценз|许可证|許可證|ライセンス|라이선스"
    r"|creative commons|public domain|gemeinfrei|domaine public|dominio público"
    r"|trade ?marks?\b|\bwarrant(?:y|ies)\b|gewährleistung"
    r"|\bliabilit|\bliable\b|haftung|haftet|aansprakelijk|ответственност"
    r"|intellectual property|propriété intellectuelle|propiedad intelectual|geistige\w* eigentum"
    r"|proprietà intellettuale|propriedade intelectual|интеллектуальн\w+ собственност"
    r"|terms of (?:use|service)|terms and conditions|nutzungsbedingungen|geschäftsbedingungen"
    r"|conditions (?:générales|d['’]utilisation)|términos y condiciones|termini e condizioni"
    r"|infring\w+|indemnif\w+|disclaim\w*|redistribut\w+|plagiar\w+)"
)


def without_matter(doc: Doc, found: list[Edit], kinds: Mapping[str, str]) -> list[Edit]:
    """Return the edits without those that delete a notice from within a text of which it is the matter."""
    notices = [edit for edit in found if kinds.get(edit.rules[0]) == LEGAL and _is_long(doc, edit)]
    earning = [
        edit
        for edit in found
        if kinds.get(edit.rules[0]) in EARNING_KINDS and speaks_of_earning(doc.text[edit.start : edit.end])
    ]
    if not notices and not earning:
        return found
    gone = gone_by_line(doc, found)
    stays = [text for n, text in enumerate(doc.line_texts) if n not in gone]
    spared: set[int] = set()
    if earning and sum(map(speaks_of_earning, stays)) >= SUBJECT:
        spared.update(map(id, earning))
    prose = [n for n in doc.prose if n not in gone]
    if notices and prose:
        told = sum(_MATTER.search(text) is not None for text in stays)
        if told >= (LINES if len(prose) >= MANY else 2):
            spared.update(id(edit) for edit in notices if edit.end <= doc.lines[prose[-1]].end)
    return [edit for edit in found if id(edit) not in spared]


def _is_long(doc: Doc, edit: Edit) -> bool:
    return not edit.text and is_prose(doc.text[edit.start : edit.end].strip())
