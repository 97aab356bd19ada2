"""Sentences of many languages to build articles from.

They were written for this library. Each holds something that a cleaner may stumble over: an
abbreviation, a dash, a number, a quotation, an apostrophe, a name with a full stop, a word that
boilerplate also uses. No two are alike, so an article of any of them repeats nothing.
"""

__all__ = ["HEADLINES", "SENTENCES"]

#: Sentences by language code; each is clean as it stands.
SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "The harbour froze over on the second night, and the ferries stayed where they were.",
        "“We had no warning at all,” said Ada Lindqvist, who has run the lighthouse since 1998.",
        "Dr. Marlowe’s study, which cost $4.5 million, followed 1,204 patients for three years.",
        "The U.S. delegation left early; the others stayed until the vote was lost.",
        "It hurts our health - mental and physical - but nobody on the night shift complains.",
        "Advertisement revenue at the paper fell by 10% while readers donated more than ever.",
        "She didn’t say ‘no’, she said ‘not yet’, and that made all the difference.",
        "In the 1960s—long before the bridge was built—people crossed the river on foot in winter.",
        "He signed up for the army, subscribed to two magazines, and shared a room with five others.",
        "“Who’s there?” she asked. “Nobody,” said the voice behind the self-made door.",
        "Prices rose 3.5 per cent in May, to an average of €1,250 for a flat near St. Anne’s.",
        "The committee (all nine members of it) read more than 400 pages before it met again.",
        "‘Twas the night of the ’98 storm, the rock ’n’ roll one, that took the old pier away.",
        "Our source for the figures, a clerk of the court, recommended patience and a good lawyer.",
        "At 5 p.m. the bells rang, the shops closed, and the square was empty within minutes.",
        "The photo shows three men on a raft; the fourth, John Q. Hale Jr., took the picture.",
    ),
    "de": (
        "Die Straße nach Süden war seit Tagen gesperrt, weil der Fluss über die Ufer getreten war.",
        "„Das haben wir nicht kommen sehen“, sagte der Bürgermeister am Dienstagabend.",
        "Rund 1.250 Menschen, d. h. fast die Hälfte des Dorfes, kamen am 3. Mai zur Versammlung.",
        "Die Anzeige gegen den Händler wurde nach z. B. drei Wochen zurückgezogen.",
        "Größere Schäden – so die Feuerwehr – gab es nur an der alten Mühle.",
        "Spenden für den Wiederaufbau nahm der Verein bis zum Jahresende entgegen.",
    ),
    "fr": (
        "Le vieux pont, fermé depuis l’hiver, rouvrira au printemps si les crédits sont votés.",
        "« Nous n’avons rien vu venir », raconte la boulangère, encore émue.",
        "Près de 3 500 personnes ont défilé dans le calme, selon la préfecture.",
        "L’œuvre, volée en 1974, a été retrouvée chez un collectionneur à Besançon.",
        "Il faudra attendre jusqu’à l’automne pour connaître la suite de l’enquête.",
    ),
    "es": (
        "El río creció durante la noche y dejó sin luz a más de 2.000 familias.",
        "«No sabíamos adónde ir», contó una vecina que perdió su casa en la riada.",
        "¿Quién pagará los daños? Nadie en el ayuntamiento quiso responder ayer.",
        "La alcaldesa comparte este entusiasmo, aunque pide prudencia hasta el año que viene.",
        "El Sr. Ibáñez llegó a las 9.30 h y se marchó sin decir una palabra.",
    ),
    "pt": (
        "A greve dos estivadores começou à meia-noite e não tem data para acabar.",
        "“Não foi por falta de aviso”, disse o capitão, que já navega há trinta anos.",
        "O preço do café subiu 12% em abril, para R$ 1.480 por saca.",
    ),
    "it": (
        "La città si è svegliata sotto la neve, e le scuole sono rimaste chiuse.",
        "«L’abbiamo trovato per caso», racconta l’archeologa che dirige lo scavo.",
        "Il sig. Conti non c’era: così, almeno, dice il verbale del 12 marzo.",
    ),
    "pl": (
        "Pociąg z Łodzi spóźnił się o cztery godziny, a nikt nie umiał powiedzieć dlaczego.",
        "„Żółć i gęś to trudne słowa” – żartował nauczyciel przed egzaminem.",
        "Według prof. Nowaka w 2019 r. wydano na ten cel 3,4 mln zł.",
    ),
    "ru": (
        "Ночью в посёлке отключили свет, и до утра жители сидели при свечах.",
        "«Мы ничего не знали», — рассказала учительница местной школы.",
        "В 1987 г. здесь жило около 3 тыс. человек, теперь осталось меньше ста.",
        "Реклама на стенах вокзала никого не удивляет, говорит его начальник.",
    ),
    "uk": (
        "Улітку річка міліє, і діти переходять її вбрід до самого об’їзного мосту.",
        "«Ніхто не п’є цієї води», — сказала фельдшерка й зачинила вікно.",
    ),
    "el": (
        "Το παλιό λιμάνι έκλεισε τον χειμώνα και οι βάρκες έμειναν στη στεριά.",
        "«Δεν μας ειδοποίησε κανείς», είπε ο δάσκαλος του χωριού.",
    ),
    "tr": (
        "Köprü, geçen yılki depremden sonra ilk kez bu sabah trafiğe açıldı.",
        "“İstanbul’a gidecektim,” dedi şoför, “ama yollar kapalıydı.”",
        "Iğdır’da kar kalınlığı 40 cm’yi buldu; okullar iki gün tatil edildi.",
    ),
    "vi": (
        "Trận mưa đêm qua làm ngập nhiều con đường ở phía nam thành phố.",
        "“Chúng tôi chưa từng thấy nước lên nhanh như vậy,” một người dân cho biết.",
    ),
    "ar": (
        "أغلقت السلطات الطريق الساحلي بعد أن غمرت المياه القرى المجاورة.",
        "«لم نكن نعرف إلى أين نذهب»، قالت المعلّمة وهي تنظر إلى البحر.",
        "بلغ عدد الزوار ٢٥٠٠ زائر في اليوم الأول، كما أعلنت البلدية.",
    ),
    "fa": (
        "باران دیشب جاده‌های کوهستانی را بست و روستاها بی‌برق ماندند.",
        "او می‌گوید: «هیچ‌کس به ما خبر نداد» و به رودخانه نگاه می‌کند.",
    ),
    "he": (
        "הגשר הישן נסגר בחורף, והסירות נשארו על החוף עד האביב.",
        "„איש לא הזהיר אותנו”, אמרה המורה מבית הספר הקטן.",
    ),
    "hi": (
        "रात भर की बारिश के बाद नदी का पानी गाँव की सड़कों तक पहुँच गया।",
        "शिक्षक ने कहा कि पुल की मरम्मत में अभी तीन महीने और लगेंगे।",
    ),
    "th": ("ฝนที่ตกหนักเมื่อคืนทำให้ถนนหลายสายในเมืองถูกน้ำท่วม",),
    "zh": (
        "昨夜的大雨淹没了河边的几条街道，学校今天停课。",
        "“我们事先没有得到任何通知，”一位老师站在桥头说。",
        "据统计，全县约有3.5万人受到影响，其中1200人已被转移。",
    ),
    "ja": (
        "昨夜の大雨で川沿いの道路が冠水し、学校は休校となった。",
        "「こんなことは初めてです」と、村の教師は橋のたもとで話した。",
    ),
    "ko": (
        "어젯밤 내린 비로 강가의 도로가 물에 잠겨 학교가 문을 닫았다.",
        "“이런 일은 처음입니다,” 하고 마을 교사가 말했다.",
    ),
}

#: Headlines by language code: short, without a full stop.
HEADLINES: dict[str, tuple[str, ...]] = {
    "en": ("Ferries stay in port as harbour freezes", "What the clerk knew: a story of nine votes"),
    "de": ("Straße nach Süden bleibt gesperrt",),
    "fr": ("Le vieux pont rouvrira au printemps",),
    "es": ("La riada deja sin luz a 2.000 familias",),
    "ru": ("Посёлок остался без света",),
    "ar": ("إغلاق الطريق الساحلي",),
    "zh": ("大雨淹没街道",),
}
