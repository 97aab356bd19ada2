"""Lists of paragraphs as programs print them: one item a line, in brackets or not, as JSON or CSV."""

import csv
import io
import json
import pprint

import pytest

import cleantext

PARTS = [
    "The ferry left at six with a hundred people on board, and nobody wanted to say how much it would cost.",
    "Advertisement",
    'It wasn\'t raining, “not yet”, and the mayor said: "We will see." He left at noon.',
    "Sign up for our newsletter",
    "The council met again on Tuesday night in the old town hall, which had been closed for a year.",
]
CLEAN = "\n".join(PARTS[::2])
QUOTED = [f'"{part}"' for part in (PARTS[0], PARTS[4], "Nobody was hurt, the mayor said at noon.")]


def as_csv(quoting):
    out = io.StringIO()
    csv.writer(out, quoting=quoting).writerows([part] for part in PARTS)
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        pprint.pformat(PARTS, width=80),
        pprint.pformat(PARTS, width=200),
        pprint.pformat(tuple(PARTS), width=100),
        "\n".join(map(json.dumps, PARTS)),
        "\n".join(json.dumps(part, ensure_ascii=False) for part in PARTS),
        "\n".join(json.dumps({"text": part}) for part in PARTS),
        json.dumps(PARTS, indent=2),
        "\n".join(map(repr, PARTS)),
        ",\n".join(map(repr, PARTS)),
        "array([" + ",\n       ".join(map(repr, PARTS)) + "], dtype=object)",
        "[\n" + "".join(f"    {part!r},\n" for part in PARTS) + "]",
        as_csv(csv.QUOTE_MINIMAL),
        as_csv(csv.QUOTE_ALL),
        json.dumps({"text": "\n".join(PARTS)}),
        str({"text": "\n".join(PARTS)}),
        "[" + ", ".join(f"<p>{part}</p>" for part in PARTS) + "]",
        "[" + ",\n ".join(f'<p class="text">{part}</p>' for part in PARTS) + "]",
    ],
)
def test_a_printed_list_gives_its_paragraphs(raw):
    assert CLEAN.split() == cleantext.clean(raw).replace("\\'", "'").split()


def test_only_the_pieces_of_pprint_are_joined():
    """Rows of CSV, some with an empty second column, and NumPy's items have no comma either."""
    rows = '"It rained, and ""nobody"" had expected it.",\n"It stopped, as the mayor had said it would."\n'
    assert "expected it.\nIt stopped, as" in cleantext.clean(rows + '"The ferry left, with eleven people."\n')
    array = "[" + "\n ".join(map(repr, PARTS)) + "]"
    assert CLEAN.split() == cleantext.clean(array).split()


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(QUOTED),
        "\n\n".join(f"{line}\n– the mayor" for line in QUOTED),
        "\n".join(f'{line[:-1]}," she said.' for line in QUOTED),
        '"No," he said. "Never."\n"Why not?" she asked. "We are all here."\n"Because," he said, "it rains."',
        "“It rained.”,\n“It stopped.”,\n“It snowed.”",
        "colours = [\n    'red',\n    'green',\n    'blue',\n]",
        '{"name": "Ann"}\n{"name": "Bob"}\n{"name": "Cy"}',
        "He wrote [<b>sic</b>], and then, [<i>ibid.</i>], again.",
    ],
)
def test_what_authors_put_in_quotes_stays(text):
    quotes = "\"'“”[]{}"
    assert [char for char in text if char in quotes] == [
        char for char in cleantext.clean(text) if char in quotes
    ]
