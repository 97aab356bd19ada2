"""Cards below a label at the end go: headlines of other stories, each with its sentence."""

import pytest

import cleantext

BODY = [
    f"On day {n} the ferry of Sampletown left at six, an hour late, with {n} guests and a piano on its deck. "
    "Nobody had asked for it, the harbour master said, and the captain did not know to whom it belonged."
    for n in range(11, 20)
]
CARDS = [
    "Ten ways to keep a lawn green",
    "Summer is dry and long, and grass suffers. These ten things help it through August.",
    "What a roof costs",
    "Our guide tells what tiles, slates and straw cost in 2024, and who puts them up.",
]


def cleaned(*lines: str) -> str:
    return cleantext.clean("\n\n".join([*BODY, *lines]))


@pytest.mark.parametrize("label", ["Related Articles", "You might also like", "Recommended Stories"])
def test_cards_below_a_label_go(label: str) -> None:
    assert cleaned() == cleaned(label, *CARDS)


@pytest.mark.parametrize(
    "lines",
    [
        [*CARDS, BODY[0], BODY[1]],  # paragraphs one below the other: the article goes on
        [*CARDS[:2], "“Nobody wants that,” she said. “It is a piano.”"],
        [CARDS[1], CARDS[3]],  # no headlines
        [
            line for n in range(9) for line in (f"Part {n} of the ferry", f"{BODY[n]}")
        ],  # as long as the article
    ],
)
def test_an_article_goes_on_below_a_label(lines: list[str]) -> None:
    kept = cleaned("Related Articles", *lines)
    assert all(line in kept for line in lines if line.endswith("."))
