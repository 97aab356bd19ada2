"""The cases of the repairs, as data: `cases/ORIGIN.toml`. The benchmark reads them too."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """One text, what it should become, and what it is about."""

    origin: str
    kind: str
    lang: str
    raw: str
    clean: str


def read_cases(origin: str) -> list[Case]:
    """Return the cases of `wild`, `synthetic`, `negative` or `known-failures`."""
    with open(FOLDER / f"{origin}.toml", "rb") as file:
        groups = tomllib.load(file)["group"]
    return [
        Case(origin, group["kind"], group["lang"], *([case, case] if isinstance(case, str) else case))
        for group in groups
        for case in group["cases"]
    ]
