"""Fuzz one reader with atheris: `python fuzz/run.py clean --minutes 5`.

Targets: clean, html, pack, cases, cli. Needs atheris (`pip install atheris`). A find is a file in
`fuzz/finds/`; turn it into a case before mending it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

import atheris

HERE = Path(__file__).parent
FINDS = HERE / "finds"

with atheris.instrument_imports(include=["cleantext"]):
    import cleantext
    from cleantext.cli import main as cli_main
    from cleantext.html import clean_html
    from cleantext.packs import source_packs
    from cleantext.packs.pack import parse_pack

sys.path.insert(0, str(HERE))
from laws import broken_law  # noqa: E402

CLEANERS = [cleantext.pipeline("article"), cleantext.pipeline("lossless")]
SEEDS = [text for pack in source_packs() for rule in pack.rules for text in (*rule.drops, *rule.keeps)]


def any_text(data: bytes) -> str:
    """Return the bytes as text; a first byte of 255 lets lone surrogates in."""
    if data[:1] == b"\xff":
        return data[1:].decode("utf-16-le", "surrogatepass") if len(data) % 2 else ""
    return data.decode("utf-8", "replace")


def fuzz_clean(data: bytes) -> None:
    """All laws hold on any text."""
    text = any_text(data)
    for cleaner in CLEANERS:
        wrong = broken_law(cleaner, text)
        if wrong:
            raise AssertionError(f"{text!a}: {wrong}")


def fuzz_html(data: bytes) -> None:
    """Any text is a page, and any bytes that are not plainly binary; what comes out is text."""
    with contextlib.suppress(cleantext.InputError):
        clean_html(data).text.encode("utf-8")
    clean_html(any_text(data)).text.encode("utf-8")


def fuzz_pack(data: bytes) -> None:
    """A pack is read or refused with a PackError."""
    with contextlib.suppress(cleantext.PackError):
        parse_pack(data.decode("utf-8", "replace"), "fuzz.toml", timed=True)


def fuzz_cases(data: bytes) -> None:
    """A case file is read or refused with a CaseError."""
    from cleantext.testing.cases import CaseError, read_cases

    with tempfile.NamedTemporaryFile(suffix=".cases.toml") as file:
        file.write(data)
        file.flush()
        with contextlib.suppress(CaseError):
            read_cases(Path(file.name), "cleantext:clean")


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


class _Output:
    def __init__(self) -> None:
        self.buffer = io.BytesIO()

    def flush(self) -> None:
        """Do nothing: nobody waits."""

    def write(self, text: str) -> int:
        """Take text as standard output does."""
        return self.buffer.write(text.encode("utf-8"))


def fuzz_cli(data: bytes) -> None:
    """The command reads any bytes and ends with 0, 1 or 2."""
    option = ([], ["--json"], ["--explain"])[data[0] % 3 if data else 0]
    old = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = _Input(data[1:]), _Output(), io.StringIO()  # type: ignore[assignment]
    try:
        code = cli_main([*option, "-"])
    finally:
        sys.stdin, sys.stdout, sys.stderr = old
    assert code in (0, 1, 2), code


TARGETS: dict[str, Callable[[bytes], None]] = {
    "clean": fuzz_clean,
    "html": fuzz_html,
    "pack": fuzz_pack,
    "cases": fuzz_cases,
    "cli": fuzz_cli,
}


def write_seeds(target: str) -> Path:
    """Write what fuzzing starts from, and return its folder."""
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    if target == "pack":
        files = sorted(Path(cleantext.__file__).parent.glob("packs/**/*.toml"))
        seeds = [block.encode() for file in files for block in file.read_text("utf-8").split("\n\n")[:40]]
        seeds = [b'pack = "x"\n' + seed for seed in seeds]
    elif target == "html":
        seeds = [f"<p>{text}</p>".encode() for text in SEEDS[::20]]
        seeds += [b"<!--", b"<![CDATA[", b"<a href=", b"&#xD800;", b"<script>x</script>", b"<table><tr><td>a"]
    elif target == "cases":
        seeds = [
            b'[[case]]\nraw = "a"\nclean = "a"\n',
            b'cleaner = "a:b"\n[[case]]\nraw = "a"\ndrops = ["a"]\n',
        ]
    else:
        seeds = [text.encode("utf-8", "replace") for text in SEEDS[::5]]
    for number, seed in enumerate(seeds):
        (folder / f"seed{number}").write_bytes(seed[:600])
    return folder


def noting(target: str) -> Callable[[bytes], None]:
    """Return a target that writes each new kind of find to a file and goes on."""
    seen: set[str] = set()

    def run(data: bytes) -> None:
        try:
            TARGETS[target](data)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} {Path(place.filename).name}:{place.lineno}"
            if isinstance(error, AssertionError):
                kind += " " + str(error).rpartition(": ")[2][:40]
            if kind not in seen and len(seen) < 50:
                seen.add(kind)
                (FINDS / f"{target}-{len(seen)}.bin").write_bytes(data)
                print(f"FIND {target} {kind}: {data!r}", flush=True)

    return run


def main() -> None:
    """Fuzz until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--minutes", type=float, default=1.0)
    options = parser.parse_args()
    FINDS.mkdir(exist_ok=True)
    folder = write_seeds(options.target)
    words = [sys.argv[0], str(folder), f"-artifact_prefix={FINDS}/{options.target}-", "-max_len=600"]
    words += [f"-max_total_time={int(60 * options.minutes)}", "-print_final_stats=1", "-timeout=20"]
    atheris.Setup(words, noting(options.target))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
