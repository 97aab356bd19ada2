"""The bytes of a page."""

import codecs
import sys

import pytest

from cleantext.errors import InputError
from cleantext.html import clean_html, decode

RUSSIAN = (
    "<html><head>{}</head><p>Паром к островам ушёл в шесть, на час позже, с одиннадцатью пассажирами "
    "и роялем."
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<p>plain", "utf-8"),
        ("<p>Grüße".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "<p>Grüße".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "<p>Grüße".encode("utf-16-le"), "utf-16-le"),
        ("<html><p>Grüße aus dem Hafen".encode("utf-16-be"), "utf-16-be"),
        (RUSSIAN.format('<meta charset="windows-1251">').encode("cp1251"), "cp1251"),
        (
            RUSSIAN.format('<meta http-equiv=Content-Type content="text/html; charset=koi8-r">').encode(
                "koi8-r"
            ),
            "koi8-r",
        ),
        ('<?xml version="1.0" encoding="iso-8859-1"?><p>Grüße'.encode("latin-1"), "cp1252"),
        (RUSSIAN.format("<!-- <meta charset=koi8-r> --><meta charset=x-cp1251>").encode("cp1251"), "cp1251"),
        ("<meta charset=x-sjis><p>二日ぶりに渡し船が動いた。".encode("cp932"), "cp932"),
        ("<meta charset=iso-8859-8-i><p>המעבורת יצאה בשש".encode("iso8859-8"), "iso8859-8"),
        ("<meta charset=iso-2022-jp><p>二日ぶりに渡し船が動いた。".encode("iso2022-jp"), "iso2022_jp"),
        ("<meta charset=utf-7><p>Grüße +AGE-".encode(), "utf-8"),
    ],
)
def test_the_encoding_is_found(data, encoding):
    assert decode(data).encoding == encoding
    assert "\ufffd" not in decode(data).text


def test_a_wrong_declaration_is_overruled_by_valid_utf8():
    done = decode(RUSSIAN.format("<meta charset=windows-1252>").encode())
    assert "Паром" in done.text
    assert "declares cp1252" in done.warnings[0]


def test_a_declaration_that_does_not_fit_is_reported():
    done = decode(("<meta charset=utf-8><p>" + "Größe, Maße, Füße. " * 9).encode("latin-1"))
    assert "Größe, Maße, Füße." in done.text
    assert done.warnings


def test_a_cut_character_at_the_end_is_still_utf8():
    assert decode("<p>Grüße ü".encode()[:-1]).encoding == "utf-8"


def test_a_few_bad_bytes_do_not_change_the_encoding():
    done = decode(("<meta charset=utf-8><p>" + "Größe " * 99).encode() + b"\xff" + b" end")
    assert done.encoding == "utf-8"
    assert "U+FFFD" in done.warnings[0]


@pytest.mark.parametrize(
    "data",
    [
        b"page.html" + bytes(91) + b"0000644" + bytes(400) + b"<p>It rained.</p>",  # an archive
        b"RIFF\x24\0\0\0WEBPVP8 " + bytes(range(256)) * 3,
        b"\x1f\x00" * 300,
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(InputError, match="binary data"):
        decode(data)


def test_utf16_without_a_mark_is_read():
    assert decode("<p>Grüße aus Łódź, 10 €</p>".encode("utf-16-be")).encoding == "utf-16-be"


def test_the_caller_may_name_the_encoding():
    assert "Паром" in decode(RUSSIAN.encode("cp866"), "cp866").text
    with pytest.raises(InputError, match="no-such"):
        decode(b"<p>x", "no-such")


def test_the_result_names_encoding_and_warnings():
    page = clean_html(RUSSIAN.format("<meta charset=windows-1252>").encode())
    assert page.encoding == "utf-8"
    assert page.warnings[0].startswith("charset: ")


@pytest.mark.parametrize(
    "name", ["hex", "base64", "rot13", "undefined", "idna", "punycode", "zlib", "uu", "unicode_escape"]
)
def test_a_codec_that_is_no_charset_is_none(name, monkeypatch):
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)  # where it is installed, it guesses
    for page in (f"<meta charset={name}><p>Caf", f'<?xml version="1.0" encoding="{name}"?><p>Caf'):
        assert "cp1252" == decode(page.encode() + b"\xe9 rain.</p>").encoding
    with pytest.raises(InputError, match="unknown encoding"):
        decode(b"<p>Caf\xe9 rain.</p>", name)


@pytest.mark.parametrize("encoding", [3, b"utf-8", ""])
def test_what_is_no_name_of_an_encoding_is_refused(encoding):
    with pytest.raises(InputError, match="unknown encoding"):
        decode(b"<p>Caf\xe9 rain.</p>", encoding)


def test_a_text_needs_no_decoding():
    with pytest.raises(InputError, match="expected the bytes of an HTML page, got str"):
        decode("<p>Rain</p>")
