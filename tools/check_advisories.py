"""Fail if a dependency with a known hole is installed, or allowed by pyproject.toml.

The list is `advisories.toml` beside this file.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent


def numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version, without closing zeros.

    >>> numbers("4.66.3rc1"), numbers("4.0")
    ((4, 66, 3), (4,))
    """
    found = [int(part) for part in re.findall(r"\d+", re.split(r"[a-zA-Z+-]", version)[0])]
    while found and found[-1] == 0:
        found.pop()
    return tuple(found)


def advisories() -> list[dict[str, str]]:
    """Return the rows of the list."""
    rows: list[dict[str, str]] = tomllib.loads((HERE / "advisories.toml").read_text("utf-8"))["advisory"]
    return rows


def installed_with_holes() -> list[str]:
    """Return a line for each installed distribution that the list names."""
    out = []
    for row in advisories():
        try:
            version = metadata.version(row["package"])
        except metadata.PackageNotFoundError:
            continue
        if numbers(version) < numbers(row["fixed"]):
            out.append(f"{row['package']} {version} has {row['id']}: {row['what']}; install {row['fixed']}")
    return out


def allowed_with_holes() -> list[str]:
    """Return a line for each requirement of pyproject.toml whose lower bound the list names."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    wanted = [*project["dependencies"], *(line for lines in extras.values() for line in lines)]
    out = []
    for line in wanted:
        name = re.match(r"[\w.-]+", line)[0].lower()  # type: ignore[index]
        bound = re.search(r">=\s*([\w.]+)", line)
        for row in advisories():
            if name == row["package"] and numbers(bound[1] if bound else "0") < numbers(row["fixed"]):
                out.append(f"pyproject.toml allows {line}: {row['id']}; ask for >={row['fixed']}")
    return out


if __name__ == "__main__":
    found = installed_with_holes() + allowed_with_holes()
    print("\n".join(found) or "no dependency with a known hole")
    sys.exit(bool(found))
