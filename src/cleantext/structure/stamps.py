"""Dates and times of day that stand alone, as pages print them beside headlines, in any language.

A stamp is told by its numbers, and by its words being those of calendars and clocks, so that no
pattern of any language is needed: a line with any other word is no stamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern

__all__ = ["STAMP_CHARS", "Stamp", "is_labelled", "newest_first", "read_end", "read_stamp"]

STAMP_CHARS = 48

# Month by month: names in full, their forms in dates, and their usual abbreviations.
_MONTHS = (
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty "
    "leden ledna tammikuu tammikuuta января январь янв січня січень січ ιανουαρίου ιανουάριος ιαν ocak "
    "ianuarie ian يناير ינואר בינואר जनवरी جنوری",
    "february feb februar fév février févr febrero fevereiro fev febbraio februari luty lutego lut únor "
    "února helmikuu helmikuuta февраля февраль фев лютого лютий лют φεβρουαρίου φεβρουάριος φεβ şubat "
    "februarie فبراير شباط פברואר בפברואר फरवरी فروری",
    "march mar märz mär mrz mars marzo março maart mrt marzec marca březen března maaliskuu maaliskuuta "
    "марта март мар березня березень бер μαρτίου μάρτιος μαρ mart martie maret مارس آذار מרץ במרץ मार्च مارچ",
    "april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna huhtikuu huhtikuuta апреля "
    "апрель апр квітня квітень квіт απριλίου απρίλιος απρ nisan aprilie أبريل نيسان אפריל באפריל अप्रैल اپریل",
    "may mai mayo maio maggio mag mei maj maja květen května toukokuu toukokuuta мая май травня травень "
    "трав μαΐου μαίου μάιος μαϊ mayıs مايو أيار מאי במאי मई مئی",
    "june jun juni juin junio junho giugno giu czerwiec czerwca cze červen června kesäkuu kesäkuuta "
    "июня июнь июн червня червень черв ιουνίου ιούνιος ιουν haziran iunie يونيو حزيران יוני ביוני जून جون",
    "july jul juli juillet juil julio julho luglio lug lipiec lipca lip červenec července heinäkuu "
    "heinäkuuta июля июль июл липня липень лип ιουλίου ιούλιος ιουλ temmuz iulie يوليو تموز יולי ביולי जुलाई "
    "جولائی",
    "august aug août agosto ago augustus sierpień sierpnia sie srpen srpna elokuu elokuuta augusti "
    "августа август авг серпня серпень серп αυγούστου αύγουστος αυγ ağustos agustus أغسطس آب אוגוסט באוגוסט "
    "अगस्त اگست",
    "september sep sept septembre septiembre setembro set settembre wrzesień września wrz září syyskuu "
    "syyskuuta сентября сентябрь сен сент вересня вересень вер σεπτεμβρίου σεπτέμβριος σεπ eylül "
    "septembrie سبتمبر أيلول ספטמבר בספטמבר सितंबर ستمبر",
    "october oct oktober okt octobre octubre outubro out ottobre ott październik października paź říjen "
    "října lokakuu lokakuuta октября октябрь окт жовтня жовтень жовт οκτωβρίου οκτώβριος οκτ ekim "
    "octombrie أكتوبر אוקטובר באוקטובר अक्टूबर اکتوبر",
    "november nov novembre noviembre novembro listopad listopada lis listopadu marraskuu marraskuuta "
    "ноября ноябрь ноя нояб листопада лист νοεμβρίου νοέμβριος νοε kasım noiembrie نوفمبر נובמבר בנובמבר "
    "नवंबर نومبر",
    "december dec dezember dez décembre déc diciembre dic dezembro dicembre grudzień grudnia gru "
    "prosinec prosince joulukuu joulukuuta desember des декабря декабрь дек грудня грудень груд "
    "δεκεμβρίου δεκέμβριος δεκ aralık decembrie desember ديسمبر דצמבר בדצמבר दिसंबर دسمبر",
)
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat "
    "sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado "
    "domingo segunda terça quarta quinta sexta feira lunedì martedì mercoledì giovedì venerdì sabato "
    "domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa "
    "czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle måndag tisdag onsdag "
    "torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai keskiviikko torstai "
    "perjantai lauantai sunnuntai понедельник вторник среда четверг пятница суббота воскресенье пн вт "
    "ср чт пт сб вс понеділок вівторок середа четвер пʼятниця субота неділя нд δευτέρα τρίτη τετάρτη "
    "πέμπτη παρασκευή σάββατο κυριακή pazartesi salı çarşamba perşembe cuma cumartesi pazar luni marți "
    "miercuri joi vineri sâmbătă duminică senin selasa rabu kamis jumat sabtu minggu thứ hai ba tư năm "
    "sáu bảy chủ nhật الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
)
# What stands in stamps besides: `at`, `o’clock`, time zones, `today`.
_OTHERS = (
    "am pm a p m at on of the de del du d den der um uhr h hs hrs o à às as kl klo klokken г г. года "
    "год р р. року в о год мск гмт msk gmt utc cet cest est edt pst pdt bst ist et st nd rd th er le il "
    "ore alle las los dne godz godzina v ώρα στις saat tarih ngày tháng pukul wib klockan "
    "today yesterday heute gestern aujourd hui hier hoy ayer hoje ontem oggi "
    "ieri dzisiaj dziś wczoraj сегодня вчера сьогодні вчора σήμερα χθες bugün dün i idag igår i dag går "
    "tänään eilen vandaag gisteren dnes včera hari ini kemarin hôm nay أمس اليوم היום אתמול आज "
    "date time lúc vào pada الساعة في م ص ב בשעה पर बजे 午前 午後 上午 下午 오전 오후 gmt"
)
#: Labels of publication and of the last change.
_LABELS = (
    "published updated posted last edited modified upd update created "
    "veröffentlicht aktualisiert aktualisierung erstellt "
    "zuletzt geändert stand datum publié publiée mis mise jour modifié actualisé actualisée dernière "
    "création publicado publicada actualizado actualizada actualización última último ultima fecha "
    "publicación creado atualizado atualizada atualização data publicação pubblicato pubblicata "
    "aggiornato aggiornata ultimo aggiornamento pubblicazione gepubliceerd geplaatst bijgewerkt laatst "
    "laatste gewijzigd publicerad publicerades uppdaterad senast publisert oppdatert sist publiceret "
    "opdateret offentliggjort oprettet sidst julkaistu päivitetty muokattu viimeksi opublikowano "
    "opublikowany zaktualizowano aktualizacja dodano utworzono publikacja publikacji utworzenia dodania "
    "ostatnia publikováno aktualizováno vydáno zveřejněno aktualizované publikované poslední aktualizace "
    "опубликовано опубликована обновлено обновлена создано размещено дата время публикации обновления "
    "последнее обновление опубліковано оновлено публікації оновлення останнє δημοσιεύτηκε δημοσιεύθηκε "
    "δημοσίευση ενημερώθηκε ενημέρωση τελευταία ημερομηνία δημοσίευσης oluşturulma güncelleme güncellenme "
    "güncellendi yayınlanma yayınlandı yayın giriş eklenme tarihi son publicat actualizat ultima "
    "actualizare közzétéve frissítve cập nhật đăng xuất bản cuối lần diterbitkan diperbarui "
    "dipublikasikan terakhir tayang نشر النشر تاريخ آخر تحديث التحديث تم פורסם פורסמה "
    "עודכן עודכנה תאריך בתאריך प्रकाशित अपडेट अपडेटेड तारीख 公開 更新 配信 掲載 投稿 最終更新 "
    "间 間 发布 發布 发表 發表 发布于 發佈 最后 最後 最后更新 最後更新 建立 首次上稿 입력 수정 등록 "
    "승인 기사입력 최종수정 최종 게재 송고 간"
)
_BARE = frozenset("date datum data fecha дата תאריך تاريخ".split())
#: `2 hours ago` and its like name no day, and stand nowhere but in chrome.
_AGO = (
    "ago vor il fa hace há temu назад тому πριν önce sitten sedan siden geleden fa acum lalu trước yang "
    "second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondi sekund sekundy "
    "sekunder sekuntia секунд секунды секунду saniye secunde δευτερόλεπτα ثانية ثوان שניות detik giây "
    "minute minutes min mins hour hours hr hrs day days week weeks minuten minute stunde stunden tag "
    "tagen tage heure heures jour jours minuto minutos hora horas día días dia dias minuti ora ore "
    "giorno giorni minuut uur dagen dag godzina godziny godzin minut minuty minuta dni dzień час часа "
    "часов минута минуты минут дня дней день година години годин хвилин хвилини λεπτά ώρες ώρα μέρες "
    "před pred hodinami hodinou minutami minutou dny dňami for منذ قبل دقيقة دقائق ساعة ساعات يوم أيام "
    "לפני דקות שעה שעות יום ימים "
    "dakika saat gün minuuttia tuntia päivää timmar timme minuter timer dager zile jam menit hari giờ "
    "phút y a"
)
_STARTS_AGO = frozenset("vor il hace há πριν acum před pred منذ قبل לפני".split())
_ENDS_AGO = frozenset("ago fa temu назад тому önce sitten sedan siden geleden lalu trước atrás".split())

_NUMBER = lazy_pattern(r"\d+")
_WORD = lazy_pattern(r"[^\W\d_]+")
_CLOCK = lazy_pattern(
    r"(?<![\d.])(?<!\d:)([01]?\d|2[0-3])(?:[:.h時时]|시 ?)([0-5]\d)(?:[:.][0-5]\d)?(?![\d:.]\d|\d)"
)
_DATE = lazy_pattern(
    r"(?<!\d)(?:(\d{4})[./年년-] ?(\d{1,2})[./月월-] ?(\d{1,2})[日일]?(?!\d(?!\d?[:时時시]))"
    r"|(\d{1,2})([./|-]) ?(\d{1,2})\5 ?(?:(\d{4})(?!\d(?!\d?:))|(\d\d)(?![\d:])))"
)
_SIGNS = lazy_pattern(r"[\w\s:：.,/|()\[\]•·«»–—’'-]+")
_NUMBERED = lazy_pattern(r"(?<!\d)(\d{1,2}) tháng (\d{1,2}),?(?: năm)? (\d{4})(?!\d)")
_DIGIT = lazy_pattern(r"\d")
_START = lazy_pattern(r"(?<=[\s|,–—·•(])[\w(]")
_BESIDE_AGO = lazy_pattern(r"(?<=\w) ?\([^()]*\d:\d\d[^()]*\)$")  # `15 seconds ago (7:18 PM)`
_ZONE = lazy_pattern(r"\(?(?:gmt|utc) ?[+-] ?\d{1,2}(?::\d\d)?\)?")
_AGO_WIDE = lazy_pattern(r"\W*\d{1,2} ?(?:分钟|分鐘|小时|小時|天|日|時間|分|시간|분|일) ?[前전]\W*")
_WIDE = str.maketrans("年月日時时分년월일시분：", " " * 12)


class Stamp(NamedTuple):
    """What a stamp says, as numbers that grow with time; 0 where it says nothing."""

    day: int = 0
    minute: int = -1
    ago: bool = False

    @property
    def has_year(self) -> bool:
        """Tell whether the stamp names a day of a year."""
        return self.day >= _count(1950, 1, 1)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


_BEHIND = lazy_pattern(r"[\W_]+$")
_EAST = "\u2e80"  # whose words stand side by side


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(_LABELS.split())


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(f"{_DAYS} {_OTHERS} {_AGO}".split()) | _labels() | _months().keys()


@lru_cache(maxsize=1024)  # several finders ask about the same lines, round after round
def read_stamp(text: str) -> Stamp | None:
    """Return what a line says if it is a date, a time of day or both, and nothing else.

    >>> read_stamp("28.11.2011 14:00").minute, read_stamp("[18:30]").minute
    (840, 1110)
    >>> read_stamp("3 мая 2019") == read_stamp("May 3, 2019") == read_stamp("2019-05-03")
    True
    >>> read_stamp("2 hours ago").ago, read_stamp("2 bridges"), read_stamp("12"), read_stamp("12.50")
    (True, None, None, None)
    """
    text = text.strip()
    if not 4 <= len(text) <= STAMP_CHARS or _DIGIT.search(text) is None:
        return None
    text = _NUMBERED.sub(r"\1/\2/\3", _ZONE.sub("", text.lower()))
    if _SIGNS.fullmatch(text) is None:
        return None
    if _AGO_WIDE.fullmatch(text) is not None:
        return Stamp(ago=True)
    words = _WORD.findall(_narrow(text))
    if not _words().issuperset(words):
        return None
    told = text if text[-1] != ")" else _BESIDE_AGO.sub("", text)
    if told != text:
        words = _WORD.findall(told)
    if len(words) >= 2 and (words[0] in _STARTS_AGO or words[-1] in _ENDS_AGO):
        return Stamp(ago=True) if len(_NUMBER.findall(told)) == 1 else None
    if told != text:
        words = _WORD.findall(_narrow(text))
    day, rest = _day(text, words)
    clock = _CLOCK.search(rest)
    minute = -1 if clock is None else 60 * int(clock[1]) + int(clock[2])
    if clock is not None:
        rest = rest[: clock.start()] + rest[clock.end() :]
    if day:
        return Stamp(day, minute)
    numbers = _NUMBER.findall(rest)
    if minute >= 0:
        # A price has two digits behind its point as well; a time of day alone is written with a colon.
        return Stamp(0, minute) if not numbers and (words or "." not in clock[0]) else None  # type: ignore[index]
    return None


def _narrow(text: str) -> str:
    """Return a text with blanks for the signs of East Asia that part numbers. Few lines have any."""
    return text if text.isascii() else text.translate(_WIDE)


def read_end(text: str) -> tuple[int, Stamp] | None:
    """Return where the stamp begins with which a line ends, behind a name, and what it says.

    >>> read_end("Fran1968 | 28 Oct 2012, 11:46"), read_end("5 minutes for 3 eggs")
    ((11, Stamp(day=837340, minute=706, ago=False)), None)
    """
    tail = _narrow(_ZONE.sub("", text[-STAMP_CHARS:].lower()))
    words = _WORD.findall(tail)
    if (
        words
        and words[-1] not in _words()
        and _BEHIND.sub("", tail).endswith(words[-1])
        and words[-1] < _EAST
    ):
        return None  # whatever stands before that word: a stamp has no such word
    for match in _START.finditer(text, max(0, len(text) - STAMP_CHARS)):
        stamp = read_stamp(text[match.start() :])
        if stamp is not None and (stamp.ago or stamp.day):
            return match.start(), stamp
    return None


def is_labelled(text: str) -> bool:
    """Tell whether a stamp has the label of publication, and not the bare `Date:` of a letter's head.

    >>> is_labelled("Updated: 3 May 2019, 10:15"), is_labelled("Datum: 3. Mai 2019, 10:15")
    (True, False)
    """
    words = _WORD.findall(text.lower())
    return not _labels().isdisjoint(words) and not (words[0] in _BARE and ":" in text[: len(words[0]) + 3])


def _day(text: str, words: list[str]) -> tuple[int, str]:
    """Return the day of a stamp, or 0, and the text without its numbers."""
    date = _DATE.search(text)
    if date is not None:
        year, month, number = date[1] or date[7] or date[8], date[2] or date[6], date[3] or date[4]
        year_number = int(year) + (2000 if len(year) == 2 else 0)
        if int(month) > 12:
            month, number = number, month
        if not (0 < int(month) <= 12 and 0 < int(number) <= 31 and 1950 < year_number < 2100):
            return 0, text
        return _count(year_number, int(month), int(number)), text[: date.start()] + " " + text[date.end() :]
    month_number = next((_months()[word] for word in words if word in _months()), 0)
    if not month_number:
        return 0, text
    clock = _CLOCK.search(text)
    dated = text if clock is None else text[: clock.start()] + " " + text[clock.end() :]
    numbers = [int(number) for number in _NUMBER.findall(dated) if len(number) in (1, 2, 4)]
    years = [number for number in numbers if 1950 < number < 2100]
    days = [number for number in numbers if 0 < number <= 31]
    if len(numbers) > 2 or not days:
        return 0, text
    return _count(years[0] if years else 0, month_number, days[0]), clock[0] if clock else ""


def _count(year: int, month: int, day: int) -> int:
    return (year * 13 + month) * 32 + day


def newest_first(stamps: Sequence[Stamp]) -> bool:
    """Tell whether stamps run back in time, as lists of news do, and programmes and chronicles do not.

    Stamps that say how long ago, or all the same day, are those of a page too.

    >>> newest_first([Stamp(0, 900), Stamp(0, 840), Stamp(0, 1400)])
    False
    """
    if 2 * sum(stamp.ago for stamp in stamps) >= len(stamps):
        return True
    down = up = 0
    for one, other in pairwise(stamps):
        if one.day and other.day and one.day != other.day:
            down, up = down + (one.day > other.day), up + (one.day < other.day)
        elif one.minute >= 0 and other.minute >= 0:
            down, up = down + (one.minute > other.minute), up + (one.minute < other.minute)
    return down > up or (up == 0 and stamps[0].day > 0 and len({stamp.day for stamp in stamps}) == 1)
