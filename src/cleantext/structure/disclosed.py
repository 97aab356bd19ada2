"""What a page owes its readers by law: that its links earn it money.

`Als Amazon-Partner verdiene ich an qualifizierten Verkäufen.` An article on affiliate marketing says such
things of others, and again and again; the note speaks of itself, once.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.sentences import kept_before, own_words

__all__ = ["DISCLOSED", "SUBJECT", "find_disclosures", "speaks_of_earning"]

RULE = "content.disclosed"
CHARS = (15, 320)
REST_CHARS = 40
SUBJECT = 2  # lines of the article that speak of it: then it is what the article is about
#: One of these stands in every such note. A text without them is not looked at.
DISCLOSED = (
    "affili", "afili", "kommission", "commission", "commissie", "comisi", "comissã", "provision", "provisjon",
    "prowizj", "provizi", "reklamlänk", "reklamelink", "annonselenk", "annonslänk", "advertentielink",
    "reklamný", "партнёрск", "партнерск", "комисси", "アフィリエイト", "アソシエイト", "제휴", "komisyon",
)  # fmt: skip
#: In en, de, fr, es, pt, it, nl, sv, da, no, pl, cs, fi, ru, uk, tr, ja, ko: what holds links that earn, what
#: is earned and how, what readers do, and who speaks.
_EARNING = lazy_pattern(
    r"(?:\b(?:contain|includ|uses?\b|used (?:in|on)\b|has\b|have\b|are\b|is\b|be\b|enth|sind\b"
    r"|ist\b|finde|contien|compor"
    r"|inclu|utilis|encontr|hay\b|contém|tem\b|são\b|incluye|sono\b|presen|bevat|staan|zijn\b|innehåll|är\b"
    r"|indehold|inneh|er\b|zawiera|obsahuj|jsou|sisält)|есть|содерж|містит|含|利用|使用|포함|을 통해).{0,40}"
    r"(?:(?:affiliate|affiliat|afili)\w*[ -]?(?:link|lenk|länk|ссыл|odkaz|リンク)|reklamlänk|reklamelink"
    r"|annonselenk|annonslänk"
    r"|(?:links?|liens?|enlaces?|lenker|linki) (?:\S{1,4} ){0,2}(?:d['’])?(?:affili|afili)"
    r"|advertentielink|партн[её]рск\w+ ссыл|アフィリエイト|제휴 ?(?:링크|마케팅)|linki? (?:partner|afiliac))"
    r"|アフィリエイト.{0,20}(?:利用|使用|含)"
)
_AMAZON = lazy_pattern(
    r"\b(?:as an?|als|en tant qu\S*|como|in qualità di|come|jako|som|amazonin)\b"
    r"(?=.{0,60}(?:associ|affili|afili|partn|parten|partecip|particip|партн|kumppan)).{0,24}amazon"
    r"|amazonの?アソシエイト"
)
_LINK = lazy_pattern(
    r"\b(?:link|lien|enlace|länk|lenke|odkaz|odnośnik|hiperłącz)|ссыл|посилан|リンク|링크|bağlant"
)
_PAID = r"(?:commissi|kommissi|comisi|comissã|provis|prowizj|provizi|komisyon|комисси|комісі|手数料|수수료)"
_EARN = (
    r"(?:\b(?:earn|receiv|get\b|make\b|paid\b|touch|perç|percev|reç|gagn|recib|ganar?\b|ganam|lleva|recebe|ganha"
    r"|obten|obtien|obtém|ricev|guadagn|erhalt|erhält|bekomm|verdien|ontvang|får\b|tjänar|tjener|otrzym|dosta"
    r"|zarab|získ|dostan|saam|ansait|kazan|alabilir)|получ|зараб|отрим|受け取|받)"
)
_EARNS = lazy_pattern(_EARN)
_PAYS = lazy_pattern(rf"{_EARN}.{{0,30}}{_PAID}|{_PAID}\S* \W?(?:\S{{1,3}} )?{_EARN}")
_BUY = lazy_pattern(
    r"\b(?:buy|bought|purchas|shop|book|order|click|achet|achat|compr|reserv|acquist|kauf|einkauf|bestell|koop|kop"
    r"|köp|køb|kjøp|kup|zakup|nakoup|osta|satın)|покуп|куп|購入|구매"
)
_SELF = lazy_pattern(
    r"\b(?:these|our|we|i|my|cet|cette|ce|ces|nous|notre|nos|je|mes|certains|les|este|esta|estos|nuestr\w+|los"
    r"|nosso\w?|nos|questo|questa|alcuni|nostr\w|ci|dieser|dieses|diesem|diesen|diese|wir|uns|unser\w*|ich"
    r"|dit|deze|sommige|wij|we|ons|onze|ten|ta|tym|ten|nasz\w*|vi|jag|jeg|inlägget|artikeln|indlægget|innlegget"
    r"|dette|denne|tento|tato|tämä|bu|wpis|artykuł)\b|эт[аио]|наш|この|当|이 "
    r"|\bthis (?:means|may|contains|includes|is an?|page|site|website|web|blog|post|article|story"
    r"|review|list|guide"
    r"|content|video|link|newsletter|recipe|column|feature|round-?up|podcast|episode|product)"
    r"|\bsome (?:of (?:the|these|those|my|our) )?(?:links|products|content|posts)\b"
    r"|\b(?:die|der|das) (?:mit|hier|im|in|verwendeten|gesetzten|folgenden|obigen|angegebenen|markierten) "
)
#: Who is no page: somebody else who earns, one who tells, and a time that is over.
_OTHERS = lazy_pattern(
    r"\b(?:he|she|his|her|said|says|told|tells?|asked|found|warned|warns|explained|according|survey|study|judge"
    r"|court|lawsuit|sued|at the time|used to|would (?:earn|receive|get|be paid)|nobody|bloggers?"
    r"|influencers?|youtubers|(?:estate|booking|our) (?:agents?|agency|agencies)|how it works"
    r"|blogueu\w+|influenceu\w+|notre enquête|touchait|gagnait|percevait|recevait|révèle|explique|selon"
    r"|ils (?:gagnent|touchent)|il (?:touche|gagne|perçoit)"
    r"|blogger\w*|influencer\w*|makler\w*|händler\w*|youtuber\w*|verbraucherzentrale|gericht|erklärt|sagte?"
    r"|kritisiert|jahrelang|damals|verdiente|so funktioniert|(?:lobt|verdient|kassiert) er)\b"
)


def find_disclosures(doc: Doc) -> Iterator[Edit]:
    """Find notes that links earn commissions, in texts of another subject."""
    told = [line for line in doc.filled if speaks_of_earning(line.text)]
    notes = [line for line in told if _is_note(line.text)]
    if notes and len(told) - len(notes) < SUBJECT:
        for line in notes:
            kept = kept_before(line.text, speaks_of_earning, 0)
            yield Edit(line.start + kept, line.end, "", (RULE,)) if kept else drop_line(line, RULE)


def speaks_of_earning(text: str) -> bool:
    """Tell whether a line has a word for links that earn, or for what they earn."""
    text = text.lower()
    return any(word in text for word in DISCLOSED)


def _is_note(text: str) -> bool:
    """Tell whether a line says of its own page's links that they earn money."""
    if not CHARS[0] <= len(text) <= CHARS[1] or text.rstrip().endswith("?"):
        return False
    bracket = text.rfind(" (")
    if (
        bracket >= REST_CHARS
        and text.rstrip().rstrip(".").endswith(")")
        and not speaks_of_earning(text[:bracket])
    ):
        return False  # a remark in a sentence of the author's
    said = own_words(text).lower()
    if _OTHERS.search(text[kept_before(text, speaks_of_earning, 0) :].lower()):
        return False
    if _AMAZON.search(said):
        return _EARNS.search(said) is not None
    if _SELF.search(said) is None:
        return False
    return _EARNING.search(said) is not None or all(p.search(said) for p in (_PAYS, _BUY, _LINK))
