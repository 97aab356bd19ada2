"""What stands around a readers' comment: its buttons, who wrote it and when, and what names comments."""

from __future__ import annotations

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, is_prose, line_key, unlinked
from .stamps import STAMP_CHARS, read_end, read_stamp

__all__ = ["BUTTON_CHARS", "LIKED", "NAMES", "Mark", "names_comments", "read_marks"]

BUTTON_CHARS = 48
HEADING_CHARS = 90
NAMED_CHARS = 60  # of what stands on one line above a stamp

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
replydelete|reply delete|antwortenlöschen|antworten löschen|répondresupprimer|répondre supprimer
respondereliminar|responder eliminar|responderborrar|responderexcluir|responder excluir|responderapagar
rispondielimina|rispondi elimina|beantwoordenverwijderen|odpowiedzusuń|odpowiedz usuń|odpovědětodstranit
odpovědětvymazat|odpovedaťodstrániť|svararadera|svara radera|svarslet|svarslett|svarslette|vastaapoista
ответитьудалить|ответить удалить|відповістивидалити|απάντησηδιαγραφή|yanıtlasil|yanıtla sil|răspundețiștergere
răspundeștergeți|ردحذف|رد حذف|השבמחק|回复删除|回覆刪除|返信削除|답글삭제|trả lờixóa|balashapus|balas hapus
választörlés|odgovoriizbriši|odgovori izbriši
"""
# What comments are called in the same languages; a short line that holds one is the section's chrome.
_NAMES = (
    "comment|kommentar|kommentti|kommentit|commentaire|comentar|comentário|commenti|commento|reactie|komentar"
    "|komentuj|opinia|opinię|opinie|komentář|комментари|коментар|σχόλι|yorum|comentari|تعليق|دیدگاه|نظرات|תגוב|टिप्पणि|تبصر"
    "|réaction|reaktion|reaccion|reazion|reaç|hozzászól|ความคิดเห็น|प्रतिक्रिया|评论|評論|留言|跟帖|コメント|댓글"
    "|bình luận|readers have said|responses to|thoughts on|discussion (?:to|on|of)|diskussion"
)
_BUTTON_KEYS = frozenset(button for row in _BUTTONS.split("\n") for button in row.split("|") if button)
NAMES = lazy_pattern(_NAMES)
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
    "verfasst von", "kommentiert von", "soumis par", "posté par", "écrit par", "publié par", "publicado por",
    "enviado por", "escrito por",
    "postado por", "scritto da", "inviato da", "postato da", "geplaatst door", "geschreven door", "dodał",
    "dodane przez", "napisał", "autor:", "přidal", "skrivet av", "postat av", "skrevet av", "kirjoittanut",
    "автор:", "написал", "добавил", "додав", "yazan:", "gönderen", "scris de", "postat de", "người gửi",
    "ditulis oleh",
)  # fmt: skip
SIGNED_CHARS = 100
_SIGNED = lazy_pattern(r"\d{4}.{0,24}[^\d:.]\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?|\suhr)?\)?$")
_SAYS_ON = lazy_pattern(
    r".{2,50}\s(?:says|said|wrote|writes|commented|posted|replied|schrieb|schreibt|sagt|a écrit|a dit"
    r"|a répondu|dice|dijo|escribió|comentó|diz|disse|escreveu|comentou|ha scritto|scrive|zegt|schreef"
    r"|napisał|napisała|píše|napsal|skrev|säger|kirjoitti|пишет|написал|написала|сказал|пише|yazdı|dedi"
    r"|a scris|viết)\s?,?\s(?=.{6,48}$)"
)
LIKED = "liked"
# A button to like a comment, glued to the count of those who did.
_LIKED = lazy_pattern(
    r"(?i)(?:like ?liked by|gefällt mir ?gefällt|j[’']aime ?aimé par|me gusta ?le gusta a"
    r"|(?:curtir|gostar) ?curtido por|mi piace ?piace a|vind ik leuk ?(?:leuk gevonden|geliked) door)"
    r" (?:\d{1,5}|one|you|uno?|eine[rm]?|één) ?[^\W\d_]{0,14}"
)
_LATE_DIGIT = lazy_pattern(r"\d.{0,15}$")


class Mark(NamedTuple):
    """A line that stands around a comment: a button, or a stamp or name (`weak`, as articles have too)."""

    at: int  # among the lines that are not blank
    key: str
    weak: bool


def read_marks(doc: Doc) -> list[Mark]:
    """Return the marks of a text, by the numbers of their lines."""
    return [mark for number, text in doc.labels if (mark := _mark(number, text)) is not None]


def _mark(at: int, text: str) -> Mark | None:
    if len(text) <= BUTTON_CHARS:
        key = line_key(text)
        if key[-1:].isdigit():
            key = _COUNT.sub("", key)
        if key in _BUTTON_KEYS:
            return Mark(at, key, False)
        if _LIKED.fullmatch(text) is not None:
            return Mark(at, LIKED, False)
    last = text[-1]
    if last in ":：….":
        return Mark(at, "says", True) if _SAYS.fullmatch(text) else None
    if len(text) <= STAMP_CHARS:
        stamp = read_stamp(text.lstrip("-–—• "))
        if stamp is not None and (stamp.ago or (stamp.day and stamp.minute >= 0)):
            return Mark(at, "stamp", True)
    if len(text) <= SIGNED_CHARS and (last.isdigit() or last in "mMr.)") and _SIGNED.search(text.lower()):
        if text[:20].lower().startswith(_BY):
            return Mark(at, "signed", True)
        if _SAYS_ON.match(text):
            return Mark(at, "says", True)
    if len(text) <= HEADING_CHARS and _LATE_DIGIT.search(text) is not None:
        end = read_end(text)
        if end is not None and end[0] <= NAMED_CHARS and (end[1].ago or end[1].minute >= 0):
            return Mark(at, "stamp", True)
    return None


def names_comments(text: str) -> bool:
    """Tell whether a short line names comments, as headings and counters of threads do."""
    text = unlinked(text)
    return len(text) <= HEADING_CHARS and not is_prose(text) and NAMES.search(text.lower()) is not None
