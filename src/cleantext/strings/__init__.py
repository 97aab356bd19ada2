"""Strings that rules wait for: which a pattern needs, which the packs have, and where a text holds them."""
