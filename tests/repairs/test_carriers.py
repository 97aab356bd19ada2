"""What carried a text and left its marks: mails, feeds, style sheets, shortcodes, bytes of Python."""

import quopri

import pytest

import cleantext

TEXT = (
    "It wasn’t raining, and nobody wanted to say how much more it would cost than the first estimate. "
    "The café was closed – “until Monday”, as the sign said, which had been there since 1998 = long ago.\n\n"
    "The ferry left at six with a hundred people on board; naïve tourists stayed in the harbour till night."
)


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_quoted_printable_is_decoded(charset, line_end):
    mail = quopri.encodestring(TEXT.encode(charset)).decode().replace("\n", line_end)
    assert mail != TEXT
    assert TEXT == cleantext.strip_residue(mail).replace("\r\n", "\n")
    assert TEXT == cleantext.clean(mail)


@pytest.mark.parametrize(
    "text",
    [
        "The match ended 2=2, and E=80 holds in both halves of the table that they printed below.",
        "Read https://example.com/?q=C3=A9&r=E2=80=99 for more, it said on the wall of the town hall.",
        "total =\n    price + tax\nshare =\n    total / people",
        "The code for it reads =E2 in the list, which nobody has ever used for anything at all.",
    ],
)
def test_signs_of_equality_stay(text):
    assert text.split() == cleantext.clean(text).split()


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (
            r"b'It wasn\xe2\x80\x99t raining.\n\nNobody came to the harbour.'",
            "It wasn’t raining.\n\nNobody came to the harbour.",
        ),
        ('b"It wasn\'t raining at all"', "It wasn't raining at all"),
        ("<![CDATA[The council met on Monday.]]>", "The council met on Monday."),
        (
            "It rained._x000D_\nIt stopped._x000D_\n_x000d_\nIt snowed.",
            "It rained.\nIt stopped.\n\nIt snowed.",
        ),
        ("It rained._x000D_It stopped._x0007_", "It rained.\nIt stopped."),
        ("It rained.^M\nIt stopped.^M\n^M\nIt snowed.^M", "It rained.\nIt stopped.\n\nIt snowed."),
        ("It rained.\\\nIt stopped.\\\nIt snowed.", "It rained.\nIt stopped.\nIt snowed."),
        ("It rained. NEWLINE_CHAR NEWLINE_CHAR It stopped.", "It rained.\n\nIt stopped."),
        ("It rained.<n>It stopped.<n>It snowed.", "It rained.\nIt stopped.\nIt snowed."),
        (r"\xd0\x9f\xd1\x80\xd0\xb8 \xd0\x9c\xd0\xb8\xd1\x80", "При Мир"),
        (r"He went to the caf\xe9 in Malm\xf6 and stayed.", "He went to the café in Malmö and stayed."),
        (
            "It rained. [embed]https://example.com/v/1[/embed] It stopped.",
            "It rained. https://example.com/v/1 It stopped.",
        ),
        (
            ".css-94m6rd-Wrapper{border-bottom:1px solid #BABABA;}"
            ".css-94m6rd-Wrapper > *{color:#3F3F42;}It rained all day.",
            "It rained all day.",
        ),
        (
            "It rained. window.dataLayer = window.dataLayer || []; "
            "function gtag(){dataLayer.push(arguments);} It stopped.",
            "It rained. It stopped.",
        ),
    ],
)
def test_marks_of_carriers_go(raw, clean):
    assert clean == cleantext.clean(raw)


@pytest.mark.parametrize(
    "text",
    [
        "In Python, b'...' stands for bytes.",
        "b'x'",
        "In XML, <![CDATA[ and ]]> stand around text that holds angle brackets, and nothing else may.",
        "Add the class .css-grid to your page, then write .css-grid { display: grid; } in the style sheet.",
        "Excel writes _x000D_ for a carriage return, and _x0009_ for a tab.",
        "docker run \\\n--rm \\\n--name ferry \\\nharbour",
        "In the set, NEWLINE_CHAR stands for a line end.",
        r"The byte \xe9 is é in Latin-1, and \xc3\xa9 in UTF-8.",
        "Write [quote] before and [/quote] behind the code of a post in the forum.",
    ],
)
def test_talk_of_them_stays(text):
    assert text == cleantext.clean(text)
