"""The nouns of the library: texts, edits and rules, with the places and patterns of rules."""
