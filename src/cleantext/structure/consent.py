"""The box that asks for consent to cookies: what it says, with buttons to accept, to refuse and to choose.

Articles speak of cookies too, and recipes do; no article has the buttons, and none of a page's other lines
stand between them and what they are for. Without buttons it is a notice, if it stands at one end of the
text, speaks to the reader of consent and of the site at once, and nothing else in the text names cookies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.patch import Edit
from ..kernel.sentences import closes_sentence
from .calls import speaks_to_reader

__all__ = ["COOKIES", "find_consent"]

RULE = "content.consent"
BUTTON_CHARS = 40
BUTTONS = 2
GAP = 2  # lines of the box in a row that say nothing of the kind
ARTICLE_CHARS = 400
SUBJECT = 2  # lines outside it that speak of cookies: then they are what the article is about
#: The word for cookies, as far as it is the same in all its forms. A text without it is not looked at.
COOKIES = (
    "cookie", "куки", "çerez", "eväste", "ciasteczk", "kolačić", "колачић", "piškot", "sütik", "sütit",
    "informasjonskaps", "informationskaps", "бисквитк", "slapuk", "sīkdat", "küpsis", "galetes", "クッキー",
    "쿠키", "الارتباط", "עוגיות", "کوکی", "คุกกี้",
)  # fmt: skip
#: Stems of what one may do, by languages: en, de, fr, es, pt, it, nl, pl, cs, sk, sv, da, no, fi, hu, ro, hr,
#: sr, bg, ru, uk, el, tr, ar, fa, he, ja, ko, zh, vi, id, th, lt; and of what it is about.
_ACTS = lazy_pattern(
    r"(?i:consent|stimmen sie|stimmst du|\baccept|\bagree|\ballow|\bdeny|\breject|\bdecline|customi[sz]e"
    r"|personali[sz]|\bmanage|einwillig|zustimm|akzept|ablehn|erlaub|verbiet|verweiger"
    r"|einstellungen|refus|autoris|interdi|acept|aceit|rechaz|rejeit|recus|configurar"
    r"|permit|accett|rifiut|toestem|toestaan|akkoord|weiger|akcept|zgod|zgadz|odmaw|odmów"
    r"|odrzu|zezw|zablok|souhlas|súhlas|přijm|přijím|prijm|odmít|odmiet|povol|godkän"
    r"|godkend|godta|samtyck|samtykk|avvis|afvis|tillad|tillat|tillåt|hyväksy|suostu"
    r"|kieltäy|\bkiellä|\bsalli|elfogad|hozzájárul|elutasít|engedély|consimț|refuz|prihva"
    r"|pristan|privol|odbij|dopusti|прихват|пристан|одбиј|приема|съглас|отказ|разреш"
    r"|соглас|принима|принять|отклон|запрет|прийма|прийня|відхил|дозвол|заборон|αποδ[έε]χ"
    r"|αποδοχ|συγκατ|συναιν|απορρίπτ|απόρριψ|επιτρέπ|kabul|onay|reddet|izin ver|قبول|توافق"
    r"|موافق|رفض|پذیر|رضایت|מסכים|אישור|הסכמה|דחה|דחיית|同意|許可|拒否|동의|허용|거부|接受"
    r"|拒绝|拒絕|chấp nhận|đồng ý|từ chối|cho phép|setuju|terima|tolak|izinkan|ยอมรับ"
    r"|ยินยอม|ปฏิเสธ|sutik|atmes)"
)
_TOPICS = lazy_pattern(
    r"(?i:privacy|browser|web ?site|\bsite\b|third.part|analytics|tracking|preferences"
    r"|datenschutz|webseite|\bseite\b|dienste?\b|drittanbiet|confidentialit|navigateur|navigation"
    r"|services?\b|traceurs|privacid|navegador|tercer|servici|serviç|servizi|\bsito\b"
    r"|terze parti|diensten|voorkeur|prywatno|przeglądar|\bstron|usług|soukrom|súkrom"
    r"|\bstrán|služ|prohlížeč|prehliadač|webbplats|webside|hjemmeside|nettsted|tjänst"
    r"|tjenest|personvern|privatliv|sivusto|palvelu|yksityisy|weboldal|szolgáltatás"
    r"|adatvéd|böngész|confidenți|privatnost|stranic|uslug|приватност|страниц|поверител"
    r"|услуг|\bсайт|конфиденц|сервис|приватн|послуг|απόρρητ|ιστ[όο]τοπ|ιστοσελίδ|υπηρεσ"
    r"|gizlilik|hizmet|tarayıcı|tercih|خصوصية|الخدم|الموقع|حریم|פרטיות|שירות|プライバシー"
    r"|サイト|サービス|ブラウザ|개인정보|사이트|서비스|隐私|隱私|网站|網站|服务|服務"
    r"|浏览器|瀏覽器|quyền riêng tư|trang web|dịch vụ|privasi|situs|layanan|เว็บไซต์"
    r"|บริการ|svetain|paslaug)"
)


def find_consent(doc: Doc) -> Iterator[Edit]:
    """Find boxes at the top or at the foot of a text, by their buttons, on texts of another subject."""
    lines = doc.filled
    told = [_told(line.text) for line in lines]
    named = [0, *accumulate(_names_cookies(line.text) for line in lines)]
    first, last = doc.body
    for start, end in _boxes(told):
        box = lines[start:end]
        # Prose stands above it and below it, or nowhere else.
        within = (first < box[0].number) == (last > box[-1].number + 1)
        elsewhere = named[-1] - (named[end] - named[start])
        if within or elsewhere >= SUBJECT:
            continue
        asks = sum(_is_button(line.text) for line in box) >= BUTTONS and any(
            _says_it(line.text) for line in box
        )
        if asks or (not elsewhere and (start == 0 or end == len(lines)) and _is_notice(doc, box)):
            yield from (drop_line(line, RULE) for line in box)


def _names_cookies(text: str) -> bool:
    text = text.lower()
    return any(word in text for word in COOKIES)


def _told(text: str) -> bool:
    return _names_cookies(text) or _is_button(text)


def _is_button(text: str) -> bool:
    text = text.strip()
    return len(text) <= BUTTON_CHARS and text[-1:] not in ".?" and _ACTS.search(text) is not None


def _says_it(text: str) -> bool:
    """Tell whether a line says what the cookies are for."""
    if not (is_prose(text.strip()) and _names_cookies(text)):
        return False
    return _ACTS.search(text) is not None or _TOPICS.search(text) is not None


def _is_notice(doc: Doc, box: Sequence[Line]) -> bool:
    """Tell whether lines are a notice beside an article: all name cookies, and one asks the reader."""
    own = {line.number for line in box}
    if sum(len(doc.line_texts[number]) for number in doc.prose if number not in own) < ARTICLE_CHARS:
        return False
    return all(_names_cookies(line.text) for line in box) and any(_asks(line.text) for line in box)


def _asks(text: str) -> bool:
    """Tell whether a sentence asks its reader for consent, and says to what of the site."""
    return (
        closes_sentence(text)
        and _ACTS.search(text) is not None
        and _TOPICS.search(text) is not None
        and speaks_to_reader(text)
    )


def _boxes(told: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of lines that speak of it, with few others between them."""
    start = last = -1
    for at, is_told in enumerate(told):
        if not is_told:
            continue
        if start >= 0 and at - last > GAP + 1:
            yield start, last + 1
            start = -1
        start, last = (at if start < 0 else start), at
    if start >= 0:
        yield start, last + 1
