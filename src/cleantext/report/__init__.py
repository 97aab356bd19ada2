"""Show what a cleaning did: marked text in the terminal, in a notebook and as a web page.

`pieces` cuts a result into kept and changed stretches; everything that draws goes through it, and
through `spelled`, which makes hostile text safe to show.
"""

from __future__ import annotations

from .pieces import Piece, pieces, spelled
from .tally import Tally, count_words

__all__ = ["Piece", "Tally", "count_words", "pieces", "spelled"]
