"""Learn the boilerplate of a site from many of its documents.

What stands in many documents of one site, and is not caught by the general packs, becomes a rule of a
site pack: a TOML file for a person to read, with real examples and counts. Nothing is applied unseen.
"""

from .packs import LearnedPack, learn

__all__ = ["LearnedPack", "learn"]
