"""A call of the page that is glued behind a paragraph never takes the paragraph along."""

import pytest

import cleantext
from cleantext.packs.pack import parse_pack

PARAGRAPH = (
    "The council keeps a list of shops that are older than a hundred years. The workshop by the harbour "
    "has eleven years to go before it may be put on it."
)
BODY = [
    "The workshop has mended boats for three families, and the fourth has just bought it for a euro.",
    "Nobody in the street can say who will sit at the bench when the old man is gone for good.",
]
CALLS = [
    "Sign up for our free newsletter and get the latest news from the harbour every morning.",
    "Log in or register to comment. Comments are moderated, and we reserve the right to remove them.",
    "Support our independent journalism. Your donation helps us to keep our work free for all readers.",
    "Abonnieren Sie unseren kostenlosen Newsletter und erhalten Sie jeden Morgen das Wichtigste.",
    "Suscríbete a nuestra newsletter y recibe cada mañana en tu correo las noticias más importantes.",
]


def cleaned(*lines):
    return [line for line in cleantext.clean("\n".join(lines)).split("\n") if line]


@pytest.mark.parametrize("call", CALLS)
def test_the_paragraph_stays(call):
    assert BODY == cleaned(*BODY, call)
    *above, last = cleaned(*BODY, f"{PARAGRAPH} {call}")
    assert above == BODY
    assert last.startswith(PARAGRAPH)


# Sentences of other scripts, with their own full stops, and a call of the page behind them.
OTHERS = [
    (
        "नगर परिषद ने पुराने पुल की मरम्मत का फैसला लिया है। बाजार के दुकानदार महीनों से धूल से परेशान हैं।",
        "ताजा खबरों के लिए हमारे व्हाट्सएप चैनल को फॉलो करें",
    ),
    (
        "شہر کی کونسل نے پرانے پل کی مرمت کا فیصلہ کیا ہے۔ بازار کے دکاندار مہینوں سے دھول سے پریشان ہیں۔",
        "تازہ ترین خبروں کے لیے ہمارا واٹس ایپ چینل فالو کریں",
    ),
    (
        "دوربین اصلی در نور کافی عکس‌های خوبی ثبت می‌کند، اما در شب نویز تصویر زیاد است.",
        "قیمت این گوشی را در اپلیکیشن نمونه دنبال کنید",
    ),
]


@pytest.mark.parametrize(("paragraph", "call"), OTHERS, ids=["hi", "ur", "fa"])
def test_the_paragraph_stays_in_other_scripts(paragraph, call):
    assert [*BODY, paragraph] == cleaned(*BODY, f"{paragraph} {call}")


RULE = """
pack = "own"
[[rule]]
id = "alerts"
kind = "newsletter"
why = "invitation to alerts"
line = ".*alerts.*"
needs = ["alerts"]
max_chars = 500
drops = ["One.\\nOur alerts tell you more"]
keeps = ["One."]
"""


def with_rule(*lines):
    pack = parse_pack(RULE, "own.toml")
    text = cleantext.clean("\n".join(lines), packs=(pack,))
    return [line for line in text.split("\n") if line]


def test_only_the_sentences_from_the_first_that_the_rule_needs_go():
    call = "It takes a minute. Our alerts tell you more, and they are free. Nobody else reads your address."
    assert [*BODY, f"{PARAGRAPH} It takes a minute."] == with_rule(*BODY, f"{PARAGRAPH} {call}")
    assert BODY == with_rule(
        *BODY, f"Be quick. {call}"
    )  # too little for a paragraph: it leads up to the call


@pytest.mark.parametrize("end", ["7.30.", "“for good.”", "(11)."])
def test_whatever_the_paragraph_ends_with(end):
    paragraph = f"{PARAGRAPH} The road was closed until {end}"
    call = "Our alerts tell you more."
    assert [*BODY, paragraph] == with_rule(*BODY, f"{paragraph} {call}")


def test_words_that_lead_up_to_a_call_go_with_it():
    assert BODY == cleaned(*BODY, f"Never miss a story. {CALLS[0]}")
