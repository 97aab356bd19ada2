"""A kind can be switched off as a whole, as reports and the playground offer it."""

from __future__ import annotations

import pytest

import cleantext


def test_off_takes_a_kind() -> None:
    text = "One.\nAdvertisement\nTwo.\n{{ slot }}\nThree."
    assert cleantext.clean(text, off="advertisement") == "One.\nAdvertisement\nTwo.\nThree."


def test_off_names_what_it_knows_when_it_does_not_know() -> None:
    with pytest.raises(cleantext.OptionError, match="no cleaner of a profile, and no pack, kind or rule"):
        cleantext.clean("One.", off="advertisements")
