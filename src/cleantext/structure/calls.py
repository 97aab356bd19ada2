"""What a page says to its readers below the article, in sentences made of the words of labels.

`Register for your own account so you can vote on comments.`: the words are those of buttons, and the
sentence speaks as we to you. An article that ends so speaks of such things elsewhere, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.sentences import closes_sentence
from ..strings.lexicon import ACTION, OBJECT, classes_of
from .furniture import words_of_label

__all__ = ["find_calls", "speaks_to_reader"]

RULE = "content.calls"
LINES = 3  # at the end of the text
WORDS = (4, 36)
CHARS = 300
UNKNOWN = 0.18  # of the words
THINGS = 2  # of a site, of which the article does not speak
_QUOTES = frozenset('"“”„«»「」')  # around what a manual calls its buttons
LANGS = 3  # that know most of the words
ARTICLE_CHARS = 400

# You and we, as far as no other language has the word for something else: en, de, fr, es, pt, it, nl, sv,
# da, no, fi, pl, cs, sk, ru, uk, bg, el, tr, ro, hu, he, id, vi.
_YOU = frozenset(
    "you your yours dich dir dein deine deinen deinem deiner euch euer eure vous votre vos usted "
    "ustedes você vocês tuo tua tuoi tue vostro vostra vostri uw jouw jullie dig ditt dina deg jeres "
    "sinun sinulle teidän ciebie twój twoja twoje twoim twojego państwa váš vaše vašeho vaší vám вы вас "
    "вам вами ваш ваша ваше ваши вашего вашей вашу вашем ви ваші вашої вашия вашата вашето вашите σας "
    "sizin sizi dumneavoastră dvs tău ön önt önnek neked שלך שלכם אותך anda kamu bạn".split()
)
_OURS = frozenset(
    "our ours we uns unser unsere unseren unserem unserer wir nous notre nosotros nuestro nuestra "
    "nuestros nuestras nosso nossa nossos nossas nostro nostra nostri nostre ons onze vår vårt våra "
    "våre vores meidän meille nasz nasza nasze naszego naszej naszym naszych náš naše našeho našich nám "
    "нам наш наша наше наши нашего нашей нашем наших нашу нас наші нашого нашої нашому нашия нашата "
    "нашето нашите μας bizim nostru noastră noastre minket nekünk שלנו אותנו kami".split()
)
_ADDRESS = _YOU | _OURS
#: A site speaks of itself; who tells people what to do with their news says only you.
_WE = _OURS | {"nos", "us", "ми"}  # which are words of other languages, too
_JOIN = lazy_pattern(
    r"(?<!\w)(?:register|registr|sign(?:ed|ing)? ?(?:up|in)\b|log(?:ged|ging)?[ -]?in\b|anmeld|angemeldet"
    r"|einlogg|connect(?:er|ez|é)|inscri|identifi|inici\w+ sesi|regíst|entrar|accedi|logga in|logg inn"
    r"|log ind|inloggen|kirjaudu|zalog|zarejestr|přihl|prihl|вой[тд]|зарегистр|авториз|увійд|зареєстр"
    r"|συνδεθ|εγγραφ|giriş|kayıt|üye)"
)
_TAKES_PART = lazy_pattern(
    r"(?<!\w)(?:comment|repl(?:y|ies)\b|favou?rit|facebook|twitter|google|gmail|kommentar|kommentt|koment"
    r"|коммент|комент|coment|σχόλι|yorum)"
)
#: Said by somebody, or of a body that is no site.
_TOLD = lazy_pattern(
    r"(?<!\w)(?:says|said|told|wrote|writes|hearing|council|planning|theatre|church|parish|choir|museum"
    r"|sagt|sagte|schreibt|laut|dit|disent|selon)(?!\w)"
)
#: What sites deal in and programs do not; a manual calls its reader to click and to choose, too.
_DEALS = lazy_pattern(
    r"(?<!\w)(?:newsletter|news|subscri|suscri|souscri|abonn|abbon|iscriv|prenumer|tilaa|подпи|підпи|εγγραφ"
    r"|abone|coment|comment\w|(?:a|your|the|to) comment|koment|kommentar|kommentti|коммент|комент|σχόλι"
    r"|yorum|inbox|facebook|twitter|instagram|whatsapp|telegram|linkedin|youtube|article|artikel|artícul"
    r"|artigo|articol|artyku|beitrag|beiträge|стат|άρθρ|makale|blog|donat|spende|darowi|пожертв|redaktion"
    r"|redac|redaz|редакц|moderat|feedback|unsubscribe|privacy|terms)"
)
#: What an article on appeals and subscriptions speaks of again and again.
_APPEALS = lazy_pattern(
    r"(?<!\w)(?:newsletter|subscri|suscri|souscri|abonn|abbon|donat|donors?\b|dons?\b|spende|spendier|crowdfund"
    r"|paywall|donaci|doaç|donazion|darowi|пожертв|подписк|підписк|bağış|prenumer)"
)
MATTER = 3
_FORMAL = frozenset("Sie Ihnen Ihr Ihre Ihren Ihrem Ihrer".split())  # within a sentence, with its capital
_AUTHOR = frozenset(
    "i i'm i've i'd my me mine ich mein meine meinen meinem meiner mir mich je j'ai mon mes moi yo mi mis"
    " eu meu minha meus minhas io mio mia miei ik mijn jag mitt mina jeg mine minun mój moja moje"
    " já můj moje я мой моя моё мои мне меня мій моя мені benim ben".split()
)


def find_calls(doc: Doc) -> Iterator[Edit]:
    """Find sentences that close a text and speak to the reader of nothing but the site's things."""
    lines = doc.filled
    if sum(len(doc.line_texts[number]) for number in doc.prose) < ARTICLE_CHARS:
        return
    for line in reversed(lines[max(1, len(lines) - LINES) :]):
        things = _called(line.text)
        if len(things) < THINGS:
            return
        before = doc.text[: line.start]
        if len(_APPEALS.findall(before.lower())) >= MATTER:
            return
        said = words_of_label(before)
        if len(things.difference(said)) < max(THINGS, 2 * len(things.intersection(said))):
            return
        yield drop_line(line, RULE)


def speaks_to_reader(text: str) -> bool:
    """Tell whether a line says you, or we.

    >>> speaks_to_reader("We sell your data."), speaks_to_reader("They sell her data.")
    (True, False)
    """
    return not (_ADDRESS.isdisjoint(words_of_label(text)) and _FORMAL.isdisjoint(text.split()[1:]))


def _called(text: str) -> frozenset[str]:
    """Return the things of a site of which a line speaks to its reader, if it tells of little else."""
    if len(text) > CHARS or not closes_sentence(text) or not _QUOTES.isdisjoint(text):
        return frozenset()
    lower = text.lower()
    if _DEALS.search(lower) is None or _TOLD.search(lower) is not None:
        return frozenset()
    words = words_of_label(text)
    if not WORDS[0] <= len(words) <= WORDS[1] or not _AUTHOR.isdisjoint(words):
        return frozenset()
    as_we = not _WE.isdisjoint(words) and (words[0] not in _WE or not _YOU.isdisjoint(words))
    if not as_we and not (_JOIN.search(lower) and _TAKES_PART.search(lower)):
        return frozenset()
    known = [classes_of(word) for word in words]
    addressed = speaks_to_reader(text)
    for lang, count in Counter(lang for classes in known for lang in classes).most_common(LANGS):
        if count >= (1 - UNKNOWN) * len(words) and (addressed or known[0].get(lang) == ACTION):
            told = zip(words, known, strict=True)
            return frozenset(word for word, classes in told if classes.get(lang) in (OBJECT, ACTION))
    return frozenset()
