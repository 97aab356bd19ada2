"""Read what a page's author calls its parts: the words of class, id, role and tag names.

Words are looked up one by one, never searched for inside others: ``header`` is not ``head``,
``roadblock`` is no ad.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: An attribute of a tag, its value in quotes or bare; the ones that are read.
ATTRIBUTE = re.compile(r"""\s([^\s"'<>=/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
READ = frozenset(["class", "id", "itemprop", "role", "hidden", "aria-hidden", "style"])
#: What is read of one class, so that none is too long to remember.
CLASS_CHARS = 80
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

#: Each kind of part, and the words by which templates name it. The order gives the bits.
VOCABULARY = {
    "navigation": "nav navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs pagination pager "
    "paging skip skiplink sitemap topbar toolbar tabs tab masthead prevnext dropdown hamburger "
    "navigator",
    "comments": "comment comments disqus discussion replies reply respond commentlist livefyre commenting "
    "talkback",
    "sharing": "share sharing shares social sharedaddy addthis addtoany facebook twitter whatsapp follow "
    "followus sociable sharethis reactions likes",
    "related": "related recommended recommendations recommend recirculation recirc more popular trending "
    "mostread outbrain taboola relatedposts readmore upnext next previous prev "
    "also latest teaser teasers carousel slider trends suggested suggestions similar further "
    "river rail headlines promo recent",
    "side": "sidebar side aside widget widgets secondary complementary gutter rightcol leftcol sidebars col",
    "footer": "footer foot bottom colophon copyright legal disclaimer contentinfo",
    "header": "header banner head top",
    "advertising": "ad ads advert advertisement advertising advertorial adsense sponsor sponsored sponsors "
    "dfp gpt promotion promotional affiliate adslot adunit adbox commercial adcontainer leaderboard",
    "author": "author authors byline bio profile contributor writer avatar biography vcard reporter",
    "meta": "meta date time timestamp published dateline tags tag category categories cat kicker postmeta "
    "info details updated datetime topics topic keywords label labels eyebrow readtime",
    "newsletter": "newsletter subscribe subscription signup optin mailchimp email register registration join "
    "cta paywall donate donation membership promobox callout",
    "caption": "caption captions credit credits figcaption figure photo image img gallery media video "
    "thumbnail thumb slideshow lightbox picture player audio",
    "consent": "cookie cookies consent gdpr onetrust privacy cmplz complianz osano didomi truste trustarc "
    "usercentrics iubenda termly ketch klaro",
    "overlay": "cookie cookies consent gdpr modal popup overlay banner lightbox dialog alert notice toast "
    "popover onetrust privacy tooltip offcanvas drawer",
    "hidden": "hidden hide sr screenreader visuallyhidden invisible offscreen print noprint assistive "
    "visually",
    "form": "form search login signin signup input filter poll quiz survey rating ratings vote searchform",
    "shop": "product products price cart shop store buy deal deals offer checkout wishlist coupon",
    "contents": "toc contents tableofcontents ez index jump anchors",
    "list": "list grid cards card feed listing items tile tiles loop archive archives",
    "title": "title headline heading subtitle subheadline standfirst dek deck lede lead summary excerpt "
    "intro",
    "body": "article articlebody body content entry post story text copy richtext prose markdown rte "
    "paragraph wysiwyg storybody main page postcontent entrycontent articletext texte texto "
    "contenido corps inhalt",
}
#: What templates in German, French, Spanish, Italian, Portuguese, Dutch, Polish and others call the same.
ELSEWHERE = {
    "navigation": "navi menue hauptmenu filariane ariane brotkrumen migas kruimelpad",
    "comments": "forum kommentar kommentare kommentarer commentaire commentaires comentario comentarios "
    "commenti reacties komentarze komentarz kommentit yorumlar",
    "sharing": "teilen partager partage compartir condividi delen udostepnij compartilhar",
    "related": "weiterlesen empfehlungen empfehlung similaires associes relacionados relacionadas "
    "relacionado correlati correlate gerelateerd gerelateerde powiazane aehnliche",
    "side": "seitenleiste marginalspalte lateral laterale",
    "footer": "fusszeile fussbereich rodape stopka",
    "header": "kopfzeile kopfbereich entete cabecera cabecalho",
    "advertising": "werbung anzeige anzeigen reklame reklama publicite publicidad publicidade pubblicita "
    "annonce annons advertentie",
    "author": "autor autoren auteur auteurs autore autores redakteur",
    "meta": "datum fecha rubrik rubrique schlagworte schlagwort motscles etiquetas etiqueta kategorie "
    "kategorien categorie categoria categorias",
    "newsletter": "abonnement spenden anmeldung inscription suscripcion",
    "caption": "bildunterschrift bildtext legende legend foto fotos galerie galeria bild",
    "form": "suche recherche buscador formular formulaire formulario",
    "title": "titre titel titulo titolo surtitre soustitre chapo vorspann ueberschrift",
    "body": "artikel artikeltext articolo articulo contenuto conteudo cuerpo corpo artykul noticia",
}
#: The kinds that say "not the article", where the wrapper is not the page's layout, by what they have
#: in common.
GROUPS = {
    "comments": "comments",
    "beside": "navigation sharing related side footer",
    "promotion": "newsletter advertising shop overlay form contents",
    "caption": "caption",
    "meta": "author meta",
    "hidden": "hidden",
}
BIT = {kind: 1 << i for i, kind in enumerate(VOCABULARY)}
GROUP_BITS = {group: sum(BIT[kind] for kind in kinds.split()) for group, kinds in GROUPS.items()}
NEGATIVE = sum(GROUP_BITS.values())
#: What does not vote for the container even where it holds prose.
NO_VOTE = (
    NEGATIVE & ~GROUP_BITS["caption"] & ~BIT["meta"] & ~BIT["advertising"] & ~BIT["shop"] & ~BIT["contents"]
)
#: By a word of a name, as written in small letters, with a capital, or in capitals.
BITS_OF: dict[str, int] = {}
for _kind, _words in (*VOCABULARY.items(), *ELSEWHERE.items()):
    for _word in _words.split():
        for _written in (_word, _word.capitalize(), _word.upper()):
            BITS_OF[_written] = BITS_OF.get(_written, 0) | BIT[_kind]
#: What a tag's own name promises.
BITS_OF_TAG = {
    "nav": BIT["navigation"],
    "menu": BIT["navigation"],
    "aside": BIT["side"],
    "footer": BIT["footer"],
    "header": BIT["header"],
    "figure": BIT["caption"],
    "figcaption": BIT["caption"],
    "form": BIT["form"],
    "search": BIT["form"],
    "dialog": BIT["overlay"],
    "address": BIT["author"],
    "article": BIT["body"],
    "main": BIT["body"],
}
BITS_OF_ROLE = {
    "navigation": BIT["navigation"],
    "menu": BIT["navigation"],
    "menubar": BIT["navigation"],
    "complementary": BIT["side"],
    "contentinfo": BIT["footer"],
    "banner": BIT["header"],
    "search": BIT["form"],
    "form": BIT["form"],
    "dialog": BIT["overlay"],
    "alertdialog": BIT["overlay"],
    "article": BIT["body"],
    "main": BIT["body"],
}
INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
#: WordPress lists the post's categories, tags and state in the class of its wrapper: they name the
#: text, not the part.
POST_CLASS = re.compile(r"(?:^|\s)(?:hentry|type-(?:post|page)|post-\d+)(?:\s|$)")


def marks_of(name: str, tag: str) -> tuple[int, str, str]:
    """Read what a start tag says of its element: bits of ``BIT``, its class, and what it is called by.

    >>> marks_of("div", "<div class='site-nav' id=top>")[0] == BIT["navigation"] | BIT["header"]
    True
    """
    bits = BITS_OF_TAG.get(name, 0)
    if len(tag) <= len(name) + 2:
        return bits, "", ""
    found = attributes_of(tag)
    classes = found.get("class", "")
    called = classes or "#" + found["id"] if "id" in found else classes
    if name in ("html", "body"):
        return bits, classes, called
    if ("post" in classes or "hentry" in classes) and POST_CLASS.search(classes):
        bits |= BIT["body"]
    else:
        for word in classes.split():
            bits |= bits_of_class(word[:CLASS_CHARS])
    if len(found) == ("class" in found):
        return bits, classes, called
    if "id" in found:
        bits |= bits_of_class(found["id"][:CLASS_CHARS])
    if "role" in found:
        bits |= BITS_OF_ROLE.get(found["role"].lower(), 0)
    if found.get("itemprop", "").lower() in ("articlebody", "text"):
        bits |= BIT["body"]
    if (
        "hidden" in found
        or found.get("aria-hidden") == "true"
        or ("style" in found and INVISIBLE.search(found["style"]))
    ):
        bits |= BIT["hidden"]
    return bits, classes, called


def attributes_of(tag: str) -> dict[str, str]:
    """Read the attributes of a tag that are in ``READ``, values unquoted, the first of each name."""
    found: dict[str, str] = {}
    for written, value in ATTRIBUTE.findall(tag):
        name = written.lower()
        if name in READ and name not in found:
            found[name] = value[1:-1] if value[:1] in ("'", '"') else value
    return found


@lru_cache(maxsize=8192)
def bits_of_class(written: str) -> int:
    """Collect the kinds of part that the words of one class or id name."""
    words = WORDS.findall(written)
    bits = 0
    for word in words:
        if word in BITS_OF:
            bits |= BITS_OF[word]
    spelled = "ookie" in written or "OOKIE" in written
    if spelled and any(word.lower().startswith("cookie") for word in words):  # cookiebar, cookieconsent
        bits |= BIT["consent"] | BIT["overlay"]
    return bits
