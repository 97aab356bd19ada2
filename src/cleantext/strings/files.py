"""Texts by their keys, looked up in the files of the compiled packs, where they lie.

The rules of forty languages, with their lines and strings, are six megabytes, of which a text asks for a
hundredth. So the files are mapped into memory, which processes share, and of them only what is asked for
becomes strings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from os.path import dirname, join

from ..base.frozen import view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mmap import mmap

__all__ = ["FOLDER", "TextFile", "file_of", "text_file"]

FOLDER = join(dirname(dirname(__file__)), "packs", "compiled")
KEY_END, TEXT_END = "\x1c", "\x1a\n"  # behind each key, and behind each text; neither holds one
_KEY_END, _TEXT_END = KEY_END.encode(), TEXT_END.encode()


class TextFile:
    """Hold texts by their keys, in the order of the keys, in a file."""

    def __init__(self, path: str) -> None:
        self._path = path

    @view
    def _data(self) -> mmap:
        from mmap import ACCESS_READ, mmap

        with open(self._path, "rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)

    def get(self, key: str) -> str:
        """Return the text of a key; nothing if there is none."""
        data, wanted = self._data, key.encode("utf-8", "surrogatepass")
        low, high = 0, len(data)
        while low < high:  # both are where an entry begins, or the end
            before = data.rfind(_TEXT_END, low, (low + high) // 2)
            start = low if before < 0 else before + len(_TEXT_END)
            key_end = data.find(_KEY_END, start)
            found = data[start:key_end]
            if found == wanted:
                return data[key_end + len(_KEY_END) : data.find(_TEXT_END, key_end)].decode()
            if found < wanted:
                low = data.find(_TEXT_END, key_end) + len(_TEXT_END)
            else:
                high = start
        return ""

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield all keys with their texts."""
        for entry in self._data[:].decode().split(TEXT_END)[:-1]:
            key, _, text = entry.partition(KEY_END)
            yield key, text


@lru_cache(maxsize=16)
def text_file(name: str) -> TextFile:
    """Return one of the files of the compiled packs."""
    return TextFile(join(FOLDER, f"{name}.txt"))


def file_of(texts: Mapping[str, str]) -> str:
    """Return the content of a file that holds texts by their keys."""
    assert not any(end in part for entry in texts.items() for part in entry for end in (KEY_END, TEXT_END))
    return "".join(f"{key}{KEY_END}{text}{TEXT_END}" for key, text in sorted(texts.items()))
