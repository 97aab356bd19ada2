"""Hold the laws on very many random texts: `python fuzz/laws.py --texts 1000000 --seed 1`.

Each text is made of a seed number, and so are its profile and language; a find is reproduced by
`--seed N --texts 1`. A find is cut down, printed, and written to `fuzz/finds/`; the run goes on. The
last line says how many texts were tried.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import cleantext
from cleantext.cleaners import CODE, make_cleaner
from cleantext.packs import source_packs
from cleantext.testing import smallest
from cleantext.testing.laws import _accounts, _misplaced
from cleantext.testing.letters import made_up
from cleantext.testing.noise import BOILERPLATE, DAMAGE
from cleantext.testing.prose import HEADLINES, SENTENCES
from cleantext.testing.strategies import SHARDS

FINDS = Path(__file__).parent / "finds"
GLUE = ("", "", "", " ", " ", "\n", "\n", "\n\n", "\n\n", "\r\n", "  ")


def pools() -> list[list[str]]:
    """Return the pieces that texts are made of, in pools of about equal interest."""
    rules = [rule for pack in source_packs() for rule in pack.rules]
    rules += [rule for name in CODE for rule in make_cleaner(name).rules]
    examples = sorted({text for rule in rules for text in (*rule.drops, *rule.keeps)})
    lines = sorted({line for text in examples for line in text.split("\n") if line.strip()})
    sentences = [sentence for pool in SENTENCES.values() for sentence in pool]
    labels = [line for kind in BOILERPLATE.values() for line in kind]
    headlines = [line for pool in HEADLINES.values() for line in pool]
    damaged = [_damaged(sentence, new) for sentence in sentences for _, new in DAMAGE.values()]
    own = [examples, lines, lines, sentences, sentences, labels, headlines, damaged]
    return own + [list(family) for family in SHARDS]


def _damaged(sentence: str, new: str | Callable[[str], str]) -> str:
    at = sentence.find(" ") + 1
    return sentence[:at] + (new if isinstance(new, str) else "â€™") + sentence[at:]


def make_text(seed: int, pieces: list[list[str]]) -> str:
    """Return the text of a seed number."""
    draw = random.Random(seed)
    out = []
    for _ in range(draw.choice((1, 2, 3, 4, 6, 8, 12, 20))):
        piece = draw.choice(draw.choice(pieces))
        kind = draw.random()
        if kind < 0.1:  # cut in the middle, as truncated pages are
            piece = piece[: draw.randrange(len(piece) + 1)]
        elif kind < 0.15:
            piece = piece.upper()
        elif kind < 0.2:
            piece = piece[::-1]
        elif kind < 0.25:
            piece *= draw.randrange(2, 5)
        out.append(piece + draw.choice(GLUE))
    return "".join(out)


@lru_cache(maxsize=200)
def cleaner_of(profile: str, lang: str | None) -> cleantext.Pipeline:
    """Return the pipeline of a profile and a language, made once."""
    return cleantext.pipeline(profile, lang=lang)


def chosen(seed: int, profiles: list[str], langs: list[str]) -> tuple[str, str | None]:
    """Return the profile and the language of a seed number: three texts of four name none."""
    draw = random.Random(f"cleaner {seed}")
    return draw.choice(profiles), draw.choice(langs) if draw.random() < 0.25 else None


def broken_law(cleaner: cleantext.Pipeline, text: str) -> str | None:
    """Return the name of the first law that a text breaks, with what is wrong.

    One traced and one plain call: the plain one, on the clean text, must give the clean text.
    """
    try:
        done = cleaner.trace(text)
        clean = done.text
        again = cleaner(clean)
    except Exception as error:
        return f"total: {type(error).__name__}: {error}"
    if clean != again and done.settled:
        return f"idempotent: {clean!a} then {again!a}"
    patch = done.patch
    if patch.apply(text) != clean:
        return "accounted for: replaying does not give the output"
    if patch.inverse(text).apply(clean) != text:
        return "accounted for: undoing does not give the text"
    misplaced = _misplaced(patch, text, clean)
    if misplaced:
        return f"accounted for: {misplaced}"
    for before, after in _accounts(done):
        if made_up(before, after):
            return f"conservative: {before!a} to {after!a}"
    try:
        clean.encode("utf-8")
    except UnicodeEncodeError:
        return "total: the output is not UTF-8"
    return None


def main() -> int:
    """Try texts until their number or the time is used up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--profiles", nargs="+", default=["article", "page", "lossless"])
    options = parser.parse_args()
    pieces = pools()
    langs = sorted({pack.lang for pack in source_packs() if pack.lang})
    finds: dict[str, int] = {}
    tried = 0
    start = time.monotonic()
    for seed in range(options.seed, options.seed + options.texts):
        text = make_text(seed, pieces)
        profile, lang = chosen(seed, options.profiles, langs)
        wrong = broken_law(cleaner_of(profile, lang), text)
        tried += 1
        if wrong:
            law = wrong.partition(":")[0]
            finds[law] = finds.get(law, 0) + 1
            if finds[law] <= 20:
                report(profile, lang, law, seed, text)
        if tried % 10_000 == 0:
            print(f"{tried} texts so far, finds: {finds or 'none'}", flush=True)
        if tried % 1000 == 0 and time.monotonic() - start > 60 * options.minutes:
            break
    minutes = (time.monotonic() - start) / 60
    print(f"{tried} texts in {minutes:.1f} minutes, finds: {finds or 'none'}")
    return bool(finds)


def report(profile: str, lang: str | None, law: str, seed: int, text: str) -> None:
    """Cut a find down, print it and keep it."""
    cleaner = cleaner_of(profile, lang)
    small = smallest(text, lambda shorter: (broken_law(cleaner, shorter) or "").startswith(law), tries=3000)
    wrong = broken_law(cleaner, small)
    rules = sorted(cleaner.trace(small).patch.rules) if not (wrong or "").startswith("total") else []
    print(f"seed {seed}, {profile}, lang {lang}: {small!a}\n  {wrong}\n  rules: {rules}", flush=True)
    FINDS.mkdir(exist_ok=True)
    record = {"seed": seed, "profile": profile, "lang": lang, "law": law}
    record |= {"text": small, "wrong": wrong, "rules": rules}
    with (FINDS / "laws.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
