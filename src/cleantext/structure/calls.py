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
_ADDRESS = frozenset(
    "you your yours our ours we dich dir dein deine deinen deinem deiner euch euer eure uns unser"
    " unsere unseren unserem unserer wir vous votre vos nous notre usted ustedes nosotros nuestro"
    " nuestra nuestros nuestras você vocês nosso nossa nossos nossas tuo tua tuoi tue vostro vostra"
    " vostri nostro nostra nostri nostre uw jouw jullie ons onze dig ditt dina vår vårt våra deg våre"
    " vores jeres sinun sinulle teidän meidän meille ciebie twój twoja twoje twoim twojego państwa nasz"
    " nasza nasze naszego naszej naszym naszych váš vaše vašeho vaší vám náš naše našeho našich nám вы"
    " вас вам вами ваш ваша ваше ваши вашего вашей вашу вашем нам наш наша наше наши нашего нашей нашем"
    " наших нашу ви ваші вашої нас наші нашого нашої нашому вашия вашата вашето вашите нашия нашата"
    " нашето нашите σας μας sizin sizi bizim dumneavoastră dvs tău nostru noastră noastre ön önt önnek"
    " neked minket nekünk שלך שלכם אותך שלנו אותנו anda kami kamu bạn".split()
)
#: We alone, as a site speaks of itself. Who tells people what to do with their news says only you.
_WE = frozenset(
    "our ours we us wir uns unser unsere unseren unserem unserer nous notre nos nosotros nuestro"
    " nuestra nuestros"
    " nuestras nosso nossa nossos nossas nostro nostra nostri nostre ons onze vår vårt våra våre vores meidän"
    " meille nasz nasza nasze naszego naszej naszym naszych náš naše našeho našich nám нам наш наша наше наши"
    " нашего нашей нашем наших нашу ми нас наші нашого нашої нашому нашия нашата нашето нашите μας bizim"
    " nostru noastră noastre minket nekünk שלנו אותנו kami".split()
)
_YOU = _ADDRESS - _WE
_JOIN = lazy_pattern(
    r"(?<!\w)(?:register|registr|sign(?:ed|ing)? ?(?:up|in)\b|log(?:ged|ging)?[ -]?in\b|anmeld"
    r"|angemeldet|einlogg"
    r"|connect(?:er|ez|é)|inscri|identifi|inici\w+ sesi|regíst|entrar|accedi|logga in|logg inn"
    r"|log ind|inloggen"
    r"|kirjaudu|zalog|zarejestr|přihl|prihl|вой[тд]|зарегистр|авториз|увійд|зареєстр|συνδεθ|εγγραφ|giriş|kayıt|üye)"
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
    if _DEALS.search(text.lower()) is None:
        return frozenset()
    words = words_of_label(text)
    if not WORDS[0] <= len(words) <= WORDS[1] or not _AUTHOR.isdisjoint(words):
        return frozenset()
    known = [classes_of(word) for word in words]
    addressed = speaks_to_reader(text)
    lower = text.lower()
    as_we = not _WE.isdisjoint(words) and (words[0] not in _WE or not _YOU.isdisjoint(words))
    if _TOLD.search(lower) is not None:
        return frozenset()
    if not as_we and not (_JOIN.search(lower) and _TAKES_PART.search(lower)):
        return frozenset()
    for lang, count in Counter(lang for classes in known for lang in classes).most_common(LANGS):
        if count >= (1 - UNKNOWN) * len(words) and (addressed or known[0].get(lang) == ACTION):
            told = zip(words, known, strict=True)
            return frozenset(word for word, classes in told if classes.get(lang) in (OBJECT, ACTION))
    return frozenset()
