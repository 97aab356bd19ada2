"""Notes that links earn commissions, in any language; not what an article says of such links."""

import pytest

import cleantext

PROSE = (
    "The bridge over the river was closed on {}, and nobody knew when it would open again, said the mayor of "
    "the town, who had crossed it every day for thirty years and more, in rain and in snow."
)
ARTICLE = "\n\n".join(["A bridge is closed", *(PROSE.format(day) for day in ("Monday", "Tuesday", "Friday"))])


@pytest.mark.parametrize(
    "note",
    [
        "This post contains affiliate links that pay for the coffee.",
        "If you book through a link, we may be paid a commission by the shop.",
        "Als Amazon-Partner verdiene ich an qualifizierten Verkäufen.",
        "Wenn du über diese Links einkaufst, erhalten wir eine kleine Provision.",
        "Cet article contient un lien affilié vers ma mandoline préférée",
        "En este post encontrarás enlaces de afiliado: a ti te cuesta lo mismo",
        "Como afiliado de Amazon, obtengo ingresos por las compras adscritas.",
        "Se acquisti tramite i link presenti in questo articolo potremmo ricevere una commissione.",
        "Ao comprar pelos nossos links, o site pode receber uma comissão.",
        "In dit artikel staan affiliatelinks, waarmee wij een kleine commissie verdienen.",
        "Artikeln innehåller annonslänkar.",
        "Dette indlæg indeholder affiliate links.",
        "Ten wpis zawiera linki afiliacyjne.",
        "Tento článek obsahuje affiliate odkazy.",
        "В этой статье есть партнёрские ссылки.",
        "当サイトはアフィリエイト広告を利用しています。",
    ],
)
@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_note_goes_wherever_it_stands(note, at):
    parts = ARTICLE.split("\n\n")
    text = "\n\n".join([*parts[:at], note, *parts[at:]])
    assert cleantext.clean(text) == ARTICLE


@pytest.mark.parametrize(
    "said",
    [
        "To measure this, implement affiliate links, codes and tracking tied to each campaign.",
        "Some of them were just collecting affiliate fees from Amazon, said the mayor.",
        "I use this soap or that one on all of my floors, just in case you ask (both are affiliate links).",
        "The commission said that it had received a link to the shop where we buy our bread.",
        "Who pays the commission, and who gets it from affiliates?",
        "He said: “This post contains affiliate links.”",
        "My editor used affiliate links in every review, and I earned a commission on every kettle.",
        "This is how it works: you click on a link, you buy a kettle, and the blogger earns a commission.",
        "As an Amazon seller he earned a commission on every book, and lost it on every return.",
        "I used to make a living from affiliate links, and I hated it.",
        "Als Amazon-Händler verdiente er gut, bis die Provision auf 15 Prozent stieg.",
        "Die Blogger verdienen eine Provision, wenn man über den Link ein Produkt kauft.",
        "En tant que vendeur Amazon, il touchait une commission sur chaque livre.",
    ],
)
def test_what_an_article_says_of_links_stays(said):
    text = f"{ARTICLE}\n\n{said}\n\n{PROSE.format('Sunday')}"
    assert cleantext.clean(text) == text


def test_an_article_about_it_stays_as_it_is():
    text = (
        f"{ARTICLE}\n\nAffiliate-Links sind das, wovon solche Seiten leben.\n\nDie Provision beträgt vier "
        "Prozent, und die meisten Affiliates haben davon nichts.\n\nUnsere Seite enthält wie alle anderen "
        "Affiliate-Links."
    )
    assert cleantext.clean(text) == text


def test_of_a_paragraph_with_a_note_behind_it_only_the_note_goes():
    own = "I browse the shops for the best shoes and products of the year, so that I can tell you of them."
    text = f"{ARTICLE}\n\n{own} When you buy through links on this site I may earn a commission."
    assert cleantext.clean(text) == f"{ARTICLE}\n\n{own}"
