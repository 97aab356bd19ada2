"""What the pytest plugin collects: case files and golden articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .cases import Case, CaseError, CaseFailed, check_case, find_cleaner, read_cases
from .goldens import check_golden, update_golden

__all__ = ["CaseFile", "CaseItem", "GoldenFile", "GoldenItem"]


class _Item(pytest.Item):
    """A test that shows its failure as text and no traceback."""

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Return the message of a case that failed or cannot be used; a traceback for anything else."""
        if isinstance(excinfo.value, CaseFailed | CaseError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        """Return where the test comes from."""
        return self.path, None, f"{self.path.name}: {self.name}"


class CaseFile(pytest.File):
    """A `*.cases.toml` file."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield one test for each case."""
        try:
            cleaner, cases = read_cases(self.path, self.config.getini("cleantext_cleaner"))
        except CaseError as error:
            raise self.CollectError(str(error)) from None
        for case in cases:
            yield CaseItem.from_parent(self, name=case.name, case=case, cleaner=cleaner)


class CaseItem(_Item):
    """One case of a case file."""

    def __init__(self, *, case: Case, cleaner: Callable[[str], str], **options: Any) -> None:
        super().__init__(**options)
        self.case = case
        self.cleaner = cleaner
        if case.xfail is not None:
            self.add_marker(pytest.mark.xfail(reason=case.xfail, strict=True, raises=CaseFailed))

    def runtest(self) -> None:
        """Clean the raw text and compare."""
        check_case(self.cleaner, self.case)


class GoldenFile(pytest.File):
    """A golden article."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its one test."""
        try:
            cleaner = find_cleaner(self.config.getini("cleantext_cleaner"), "cleantext_cleaner")
        except CaseError as error:
            raise self.CollectError(str(error)) from None
        yield GoldenItem.from_parent(self, name="golden", cleaner=cleaner)


class GoldenItem(_Item):
    """The test of a golden article, or with `--cleantext-update` its rewriting."""

    def __init__(self, *, cleaner: Callable[[str], str], **options: Any) -> None:
        super().__init__(**options)
        self.cleaner = cleaner

    def runtest(self) -> None:
        """Clean the article and compare it with its golden files, or rewrite them."""
        if self.config.getoption("--cleantext-update"):
            changed = update_golden(self.cleaner, self.path)
            if changed:
                self.user_properties.append(("cleantext update", changed))
        else:
            check_golden(self.cleaner, self.path)
