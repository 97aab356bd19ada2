"""Short articles among much of the page: what stands between its blocks stays, and so do quotations."""

import pytest

import cleantext

HEAD = "Ferry to stay in port until spring"
FIRST = "The ferry to Sampleland stays in port until March, the harbour master said on Tuesday at noon."
SECOND = "Her engine is older than most of the crew, and the spare parts come from a museum in Northport."
LAST = "Islanders will be taken over by two fishing boats. Neither of them has a roof or a bench."
APPEAL = "Support our independent journalism today. Your donation helps us."


def kept(*lines):
    return [line for line in cleantext.clean("\n".join(lines)).split("\n") if line]


@pytest.mark.parametrize(
    "line",
    [
        '"Subscribe to whatever that was," the harbour master said. "I have no words for it."',
        '"Subscribe to our newsletter," Jo Doe said. "I have no words."',
    ],
)
def test_what_somebody_says_is_no_call_of_the_page(line):
    assert [HEAD, FIRST, line, SECOND, LAST] == kept(HEAD, FIRST, line, SECOND, LAST)


@pytest.mark.parametrize(
    "line",
    [
        "The islanders live on a fund. Their leaflet says: “Please donate to support our independent work.”",
        "The leaflet says: “We depend on you, our readers. Please donate and support our independent work.”",
    ],
)
def test_an_appeal_that_the_article_quotes_stays_above_the_pages_own(line):
    assert [HEAD, FIRST, SECOND, line] == kept(HEAD, FIRST, SECOND, line, APPEAL, "Donate now")


def test_a_heading_between_blocks_of_the_page_stays_with_its_paragraph():
    foot = ["Partager", "Commentaires", "Abonnez-vous", "Newsletter", "Mentions légales"]
    body = [
        "Le bac n'est plus qu'un souvenir. À Exempleville, tous attendent la navette depuis le 20 juillet.",
        "Sur le quai, un projet de pont divise. Les pêcheurs y voient une assurance, les autres une folie.",
    ]
    last = [
        "Qui décide du partage ?",
        "La commission du port ne s'est réunie qu'une fois cette année. Ses comptes ne sont pas publiés.",
    ]
    newsletter = "Notre journal est gratuit, sans publicité. Abonnez-vous à notre infolettre."
    assert [*body, *last] == kept(*body, newsletter, *last, *foot)


def test_paragraphs_below_the_consent_to_an_embed_stay():
    body = [
        "Die Fähre bleibt bis zum Frühjahr im Hafen",
        "Nach mehr als vierstündiger Debatte hat der Rat am Dienstag den Umbau der alten Fähre beschlossen. "
        "27 Mitglieder stimmten dafür, 14 dagegen, drei enthielten sich.",
        "Auf dem Schiff sollen bis März rund 340 Plätze entstehen, ein Drittel davon überdacht. Der Salon "
        "bleibt erhalten und wird zur Teestube.",
        "„Wir haben jetzt zehn Jahre geredet, es wird Zeit, dass gebaut wird“, sagte die Hafenmeisterin "
        "Ulrike Muster. Der Inselverein hatte zuvor an den Rat appelliert.",
        "Die Kosten für die Maschine werden auf 18 Millionen Euro geschätzt. Die Insel rechnet mit "
        "Fördermitteln des Landes in Höhe von sechs Millionen Euro.",
    ]
    consent = (
        "Ich bin damit einverstanden, dass mir dieser externe Inhalt angezeigt wird. Es können dabei "
        "personenbezogene Daten an Drittdienste übermittelt werden."
    )
    last = [
        "Kritik kam von der Opposition. Deren Sprecher Jens Beispiel bemängelte, dass für die Fahrräder "
        "kein Konzept vorliege.",
        "Am Kiosk liegt der Entwurf vom 20. Juni an aus. Wer Einwände hat, kann sie dort schriftlich "
        "einreichen.",
    ]
    assert [*body, *last] == kept(*body, consent, *last, "Folgen Sie uns auf WhatsApp")


@pytest.mark.parametrize(
    "line",
    [
        "Radnice umístí dočasné lampy. „Sledujte nás na Facebooku, tam se všechno dozvíte,“ řekla babičce.",
        "«Подписывайтесь на наш канал, там все схемы объезда», – посоветовали пассажирам в диспетчерской.",
        "Ilmoitustaululla lukee: ”Kirjaudu sisään omalla kortillasi.” Se tarkoittaa ovea, ei nettisivua.",
        "The mayor was not amused: “Sign up for our free newsletter and get the latest news every morning.”",
    ],
)
def test_a_call_within_quotes_is_no_call_of_the_page(line):
    assert [HEAD, FIRST, line, SECOND, LAST] == kept(HEAD, FIRST, line, SECOND, LAST)


def test_what_stands_in_small_below_the_headline_stays():
    head = [
        "Livrarias de rua voltam a abrir em Exemplo, mas aluguel ameaça",
        "Setor soma 17 inaugurações desde 2022; metade das lojas tem menos de 80 metros quadrados",
    ]
    chrome = [
        "Assinantes podem liberar 7 acessos por dia para conteúdos da Gazeta",
        "Salvar para ler depois Salvar artigos Recurso exclusivo para assinantes assine ou faça login",
        "Facebook Whatsapp X Messenger LinkedIn E-mail Copiar link Loading",
    ]
    body = [
        'A placa na porta da casa Limão avisa: "Entre sem compromisso". O clube de leitura, lançado em '
        "março, tem 212 sócios e paga sozinho as contas do mês inteiro.",
        "A loja é uma das 17 abertas na capital desde o ano passado, segundo levantamento da associação. Em "
        "2020, haviam fechado 29 delas em toda a cidade.",
        "Saem as grandes, entram pontos pequenos, com curadoria e café, e quase todas vendem também discos.",
        "O que segura um livreiro na rua é a teimosia, responde uma dona que trocou um banco pela sociedade.",
        "O gargalo é o aluguel, que sobe. Na praça, o metro quadrado comercial subiu 18% em doze meses, e os "
        "donos dos prédios não querem esperar.",
    ]
    assert head[1] in kept(*head, *chrome, *body)
