"""The readers' comments below an article, told by the buttons and stamps that recur around them.

A button such as `Reply` is chrome; that it comes again and again, with something between, is what
makes a thread. Alone that is true of a forum too, whose posts are its content: so a thread stands
below a heading that names comments, or below an article and with a stamp for each comment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from ..doc import Doc, Line, is_prose, line_key, unlinked
from ..finders import drop_line
from ..frozen import NamedTuple
from ..lazy import lazy_pattern
from ..patch import Edit
from .stamps import STAMP_CHARS, read_stamp

__all__ = ["find_threads", "may_be_thread"]

RULE = "content.threads"
BUTTON_CHARS = 48
HEADING_CHARS = 90
CLUSTER = 2  # lines from one mark to the next of the same comment: name, time, votes, buttons
REACH = 30  # lines from one comment's marks to the next one's; an article stands in between otherwise
NEAR = 4  # lines from the heading to the first comment's time, names among them
NAME_CHARS = 40
FIRST = 14  # lines from the heading to the buttons below the first comment
COMMENT_CHARS = 1500  # or three times the others: longer is an article between two marks
PARAGRAPH_CHARS = 80
FIRST_CHARS = 160  # of buttons and names between the heading and such a mark
ARTICLE_CHARS = 400  # of prose above a thread that has no heading

# What the buttons below a comment say, one line each and nothing else on it. Languages by rows: en, de,
# fr, es, pt, it, nl, pl, cs, sv, da, no, fi, ru, uk, el, tr, ro, ar, fa, he, hi, ur, zh, ja, ko, vi, id.
_BUTTONS = """
reply|reply to this|reply to comment|reply to this comment|log in to reply|report|report abuse
report comment|report this comment|report as abuse|flag|flag comment|flag as inappropriate
flag as abusive
antworten|auf diesen kommentar antworten|melden|kommentar melden|beitrag melden|missbrauch melden
zitieren
répondre|répondre à ce commentaire|signaler|signaler un abus|signaler un contenu abusif
signaler ce commentaire|alerter
responder|contestar|responder a este comentario|denunciar|denunciar comentario|reportar|reportar abuso
responder este comentário|responder a este comentário|denunciar comentário|denunciar abuso
rispondi|rispondi al commento|segnala|segnala abuso|segnala commento
reageer|reageren|beantwoorden|reageer op deze reactie|rapporteer|rapporteren|meld misbruik
meld deze reactie
odpowiedz|zgłoś|zgłoś naruszenie|zgłoś do usunięcia|zgłoś nadużycie|zgłoś do moderacji|zgłoś komentarz
odpovědět|reagovat|nahlásit|nahlásit komentář|nahlásit příspěvek
svara|anmäl|anmäl kommentar|rapportera
besvar|svar på denne kommentar|anmeld|anmeld kommentar
svar på kommentaren|svar på kommentar|rapporter|rapporter kommentar
vastaa|ilmoita asiaton viesti|ilmoita asiattomasta viestistä|ilmoita asiaton kommentti
ответить|ответить на комментарий|пожаловаться|цитировать|сообщить о нарушении
відповісти|поскаржитися|поскаржитись|цитувати
απάντησε|απάντηση στο σχόλιο|αναφορά σχολίου
yanıtla|cevapla|yorumu yanıtla|şikayet et|yorumu şikayet et
răspunde|raspunde|răspunde la comentariu|raportează|raportează abuz
أضف ردا|أضف رد|رد على التعليق|أبلغ عن إساءة|إبلاغ عن إساءة|إبلاغ
پاسخ دادن|پاسخ به این نظر|گزارش تخلف
הגב|השב|הגב לתגובה|הגב לתגובה זו|דווח|דווח על תגובה
जवाब दें|उत्तर दें|शिकायत करें
جواب دیں
回复|回覆|回复ta|回复此评论|举报|舉報|檢舉
返信|返信する|通報|通報する|違反報告
답글|답글쓰기|답글 달기|신고|신고하기
trả lời|báo vi phạm|báo cáo vi phạm
balas|balas komentar|laporkan
"""
# What comments are called in the same languages; a short line that holds one is the section's chrome.
_NAMES = (
    "comment|kommentar|kommentti|kommentit|commentaire|comentar|comentário|commenti|commento|reactie|komentar"
    "|komentuj|opinia|opinię|opinie|komentář|комментари|коментар|σχόλι|yorum|comentari|تعليق|دیدگاه|نظرات|תגוב|टिप्पणि|تبصر"
    "|评论|評論|留言|跟帖|コメント|댓글|bình luận|readers have said|responses to|thoughts on"
)
_BUTTON_KEYS = frozenset(button for row in _BUTTONS.split("\n") for button in row.split("|") if button)
_ROOT = lazy_pattern(_NAMES)
_DIGITS = lazy_pattern(r"-?\d+")
VOTED = 4  # comments with votes, without a heading above them
_COUNT = lazy_pattern(r"[\s(\[]*[+-]?\d+[)\]]*$")
_SAYS = lazy_pattern(
    r".{2,50}\s(?:says|said|wrote|writes|schreibt|schrieb|sagt|sagte|a écrit|écrit|dit|dice|dijo|escribió|diz"
    r"|disse|escreveu|scrive|ha scritto|zegt|schreef|pisze|napisał|napisała|píše|skriver|säger|siger|sier"
    r"|sanoo|kirjoitti|пишет|написал|написала|говорит|пише|λέει|diyor|dedi|spune|يقول|گفت|说|說|viết"
    r"|mengatakan)\s?(?:[:：…]|\.\.\.)",
)
# Who signed a comment, and when: a line of its own. Languages as above.
_BY = (
    "posted by", "commented by", "comment by", "written by", "submitted by", "added by", "geschrieben von",
    "verfasst von", "posté par", "écrit par", "publié par", "publicado por", "enviado por", "escrito por",
    "postado por", "scritto da", "inviato da", "postato da", "geplaatst door", "geschreven door", "dodał",
    "dodane przez", "napisał", "autor:", "přidal", "skrivet av", "postat av", "skrevet av", "kirjoittanut",
    "автор:", "написал", "добавил", "додав", "yazan:", "gönderen", "scris de", "postat de", "người gửi",
    "ditulis oleh",
)  # fmt: skip
SIGNED_CHARS = 100
_SIGNED = lazy_pattern(r"\d{4}.{0,24}[^\d:.]\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?\)?$")
_SAYS_ON = lazy_pattern(
    r".{2,50}\s(?:says|said|wrote|writes|commented|posted|replied|schrieb|schreibt|sagt|a écrit|a dit|dice"
    r"|dijo|escribió|comentó|diz|disse|escreveu|comentou|ha scritto|scrive|zegt|schreef|napisał|napisała|píše"
    r"|napsal|skrev|säger|kirjoitti|пишет|написал|написала|сказал|пише|yazdı|dedi|a scris|viết)"
    r"\s?,?\s(?=.{6,48}$)"
)
_LINE_STAMP = lazy_pattern(
    r"(?:^|[\s,(|–—-])(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)"
    r"[\s,(]{1,3}\d{1,2}[:.]\d\d(?::\d\d)?\)?\s?$"
)


class Mark(NamedTuple):
    """A line that stands around a comment: a button, or a stamp or name (`weak`, as articles have too)."""

    at: int  # among the lines that are not blank
    key: str
    weak: bool


def find_threads(doc: Doc) -> Iterator[Edit]:
    """Find threads of comments, from their heading or first comment to the last one."""
    found = doc.once(_marks)
    if len(found) < 2:
        return
    lines = doc.filled
    order = {line.number: at for at, line in enumerate(lines)}
    marks = [mark._replace(at=order[mark.at]) for mark in found if order[mark.at]]
    # How much prose stands above each line.
    prose = (0, *accumulate(len(line.text) if is_prose(line.text) else 0 for line in lines))
    for group in _groups(marks):
        extent = _extent(lines, group, prose)
        if extent is not None:
            yield from (drop_line(line, RULE) for line in lines[extent[0] : extent[1]])


def may_be_thread(doc: Doc) -> bool:
    """Tell whether a line is a mark of a comment."""
    return bool(doc.once(_marks))


def _marks(doc: Doc) -> list[Mark]:
    """Return the marks of a text, by the numbers of their lines."""
    return [mark for number, text in doc.labels if (mark := _mark(number, text)) is not None]


def _mark(at: int, text: str) -> Mark | None:
    if len(text) <= BUTTON_CHARS:
        key = line_key(text)
        if key[-1:].isdigit():
            key = _COUNT.sub("", key)
        if key in _BUTTON_KEYS:
            return Mark(at, key, False)
    last = text[-1]
    if last in ":：….":
        return Mark(at, "says", True) if _SAYS.fullmatch(text) else None
    if len(text) <= STAMP_CHARS:
        stamp = read_stamp(text.lstrip("-–—• "))
        if stamp is not None and (stamp.ago or (stamp.day and stamp.minute >= 0)):
            return Mark(at, "stamp", True)
    if len(text) <= SIGNED_CHARS and (last.isdigit() or last in "mM.)") and _SIGNED.search(text.lower()):
        if text[:20].lower().startswith(_BY):
            return Mark(at, "signed", True)
        if _SAYS_ON.match(text):
            return Mark(at, "says", True)
    if (last.isdigit() or last == ")") and _LINE_STAMP.search(text, max(0, len(text) - 32)) is not None:
        return Mark(at, "stamp", True)
    return None


def _groups(marks: Sequence[Mark]) -> Iterator[list[list[Mark]]]:
    """Yield the threads: clusters of marks, each those of one comment or of a part of it."""
    group: list[list[Mark]] = []
    for mark in marks:
        if group and mark.at - group[-1][-1].at <= CLUSTER and mark.key not in {n.key for n in group[-1]}:
            group[-1].append(mark)
        elif group and mark.at - group[-1][-1].at > REACH:
            yield group
            group = [[mark]]
        else:
            group.append([mark])
    if group:
        yield group


def _extent(
    lines: Sequence[Line], group: Sequence[Sequence[Mark]], prose: Sequence[int]
) -> tuple[int, int] | None:
    """Return the range of lines that a thread takes, or None if it is none."""
    group, limit = _without_article(lines, group)
    keys = [frozenset(mark.key for mark in cluster) for cluster in group]
    strong = sum(not all(mark.weak for mark in cluster) for cluster in group)
    if strong < 2 and len(group) < 3:
        return None
    if _stands_above(lines, group[0][0]):
        limit, paragraphs = FIRST_CHARS, 0
    else:
        others = [lines[one[-1].at + 1 : other[0].at] for one, other in pairwise(group)]
        paragraphs = 1 + max(map(_paragraphs, others), default=0)
    start = _heading(lines, group[0][0].at, limit, paragraphs, prose)
    if start is None:
        start = _first_comment(lines, group, prose) if strong >= 3 or _are_voted_on(lines, group) else None
    if start is None:
        return None
    end = group[-1][-1].at + 1
    first = lines[start : group[0][0].at]
    near = len(first) <= NEAR and all(len(line.text) <= NAME_CHARS or _is_chrome(line.text) for line in first)
    if keys[0] == keys[-1] and (near or "stamp" in keys[0]):
        # The marks stand above their comments, so the last comment is still to come.
        last = min(len(lines), end + max(other[0].at - one[-1].at for one, other in pairwise(group)))
        while end < last and not _is_chrome(lines[end].text):
            end += 1
    return start, end


def _stands_above(lines: Sequence[Line], mark: Mark) -> bool:
    """Tell whether a mark stands above its comment: who says it, or a stamp below a name."""
    above = lines[mark.at - 1].text.strip()
    return mark.key == "says" or (mark.key == "stamp" and len(above) <= NAME_CHARS and above[-1] not in ".!?")


def _without_article(
    lines: Sequence[Line], group: Sequence[Sequence[Mark]]
) -> tuple[Sequence[Sequence[Mark]], int]:
    """Return a group without the marks above the article, such as its own time.

    The second value is how many characters the comments may have: three times as many as is usual.
    """
    first = next((n for n, cluster in enumerate(group) if not all(mark.weak for mark in cluster)), 0)
    heads = (at for at in range(group[0][0].at, group[first][0].at) if _is_chrome(lines[at].text))
    head = next(heads, -1)
    group = [cluster for cluster in group if cluster[0].at > head]
    sizes = [
        sum(len(line.text) for line in lines[one[-1].at + 1 : other[0].at]) for one, other in pairwise(group)
    ]
    limit = max(COMMENT_CHARS, 3 * sorted(sizes)[len(sizes) // 2] if sizes else 0)
    start = next((n for n, size in enumerate(sizes) if size <= limit), len(sizes))
    return group[start:], limit


def _paragraphs(lines: Sequence[Line]) -> int:
    return sum(len(line.text) >= PARAGRAPH_CHARS for line in lines)


def _heading(
    lines: Sequence[Line], first: int, limit: int, paragraphs: int, prose: Sequence[int]
) -> int | None:
    """Return where the chrome starts that names comments above the first mark.

    Between them stands the first comment, or nothing of one: at most `limit` characters and so many
    `paragraphs`. More is the article, which goes on below a counter of comments.

    Without an article above it takes two lines of chrome: one may count the comments below a headline.
    """
    found: list[int] = []
    for at in range(first - 1, max(0, first - FIRST - 1), -1):
        if _is_chrome(lines[at].text):
            found.append(at)
        elif found and is_prose(lines[at].text):
            break
    if not found or _paragraphs(lines[found[0] : first]) > paragraphs:
        return None
    if sum(len(line.text) for line in lines[found[0] : first]) > limit:
        return None
    return found[-1] if prose[found[-1]] or len(found) > 1 else None


def _first_comment(
    lines: Sequence[Line], group: Sequence[Sequence[Mark]], prose: Sequence[int]
) -> int | None:
    """Return where the first comment of a thread without a heading starts, if an article stands above.

    Each comment has a stamp, and above the first one's stamp there may be a name.
    """
    stamped = [cluster for cluster in group if any(mark.key == "stamp" for mark in cluster)]
    strong = [cluster for cluster in group if not all(mark.weak for mark in cluster)]
    if 3 * len(stamped) < 2 * len(strong) or all(mark.key != "stamp" for mark in group[0]):
        return None
    start = group[0][0].at
    if start > 1 and len(lines[start - 1].text) <= NAME_CHARS and not is_prose(lines[start - 1].text):
        start -= 1
    return start if prose[start] >= ARTICLE_CHARS else None


def _are_voted_on(lines: Sequence[Line], group: Sequence[Sequence[Mark]]) -> bool:
    """Tell whether most comments have a name above their stamp and behind them a count, told alike."""
    named = sum(_stands_above(lines, cluster[0]) and cluster[0].key == "stamp" for cluster in group)
    if len(group) < VOTED or 3 * named < 2 * len(group):
        return False
    votes: Counter[str] = Counter()
    for one, other in pairwise(group):
        behind = lines[one[-1].at + 1 : other[0].at - 1]  # then comes the next one's name
        near = [line.text for line in behind if len(line.text) <= BUTTON_CHARS]
        votes.update({_DIGITS.sub("0", text) for text in near if not is_prose(text) and _DIGITS.search(text)})
    return any(count >= VOTED - 1 and 3 * count >= 2 * (len(group) - 1) for count in votes.values())


def _is_chrome(text: str) -> bool:
    text = unlinked(text)
    return len(text) <= HEADING_CHARS and not is_prose(text) and _ROOT.search(text.lower()) is not None
