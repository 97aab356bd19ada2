"""Code and data without fences keep their lines and their indentation."""

import pytest

import cleantext

ABOVE = (
    "The cluster is told what to run in a file, and the file of our ferry is a short one, as you see here."
)
BELOW = (
    "Then the harbour master pushed the file, and nobody in town noticed that anything had changed at all."
)
POD = "kind: Pod\nspec:\n  containers:\n  - name: web\n    image: nginx\n    ports:\n    - containerPort: 80"
COMPOSE = (
    "services:\n  web:\n    image: nginx\n    environment:\n      - MODE=ferry\n  db:\n    image: postgres"
)
JSON = '{\n  "name": "ferry",\n  "tags": [\n    "boat",\n    "piano"\n  ],\n  "share": 3\n}'


@pytest.mark.parametrize("code", [POD, COMPOSE, JSON])
def test_nested_data_stay_as_they_are(code: str) -> None:
    text = f"{ABOVE}\n\n{code}\n\n{BELOW}"
    assert text == cleantext.clean(text)
    assert code == cleantext.clean(code)


@pytest.mark.parametrize(
    "lines",
    [
        "  Name: the ferry\n  Share\n  Tweet",
        "Posted by: Jo Doe\n  Share this\n  Tweet this",
        "The ferry left:\n    It was late, and the piano stood on its deck.\n    Nobody had asked for it.",
    ],
)
def test_what_is_indented_and_no_code_moves_to_the_margin(lines: str) -> None:
    assert not any(
        line[:1].isspace() for line in cleantext.clean(f"{ABOVE}\n\n{lines}\n\n{BELOW}").split("\n")
    )
