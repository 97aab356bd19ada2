"""Tokenize articles, put the tokens together again, and count the words that come back.

    pip install -r benchmarks/requirements.txt
    python benchmarks/tokens.py [--docs 25] [--show 0]

Tokenizers are NLTK's for the Penn Treebank, sentence by sentence and with its brackets (`-LRB-`), and Moses'
with aggressive hyphens (`@-@`). cleantext does not know which one it was, nor the language; the detokenizers
of both packages do, and run in the same process. Articles come from `../shared/data/articles`; without that
folder the script says so and stops. Whether quotes are curled or straight does not count.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections import Counter
from collections.abc import Callable

from blind import FOLDER, REPAIR, STRAIGHT, articles
from nltk.tokenize.treebank import TreebankWordDetokenizer, TreebankWordTokenizer
from sacremoses import MosesDetokenizer, MosesTokenizer

CORPORA = {"bbc2005": "en", "guardian_api": "en", "gnad10k": "de", "fnc_es": "es", "fakebr": "pt"}
Change = Callable[[str], str]


def by_line(change: Change) -> Change:
    """Return a change of a line as one of a text."""
    return lambda text: "\n".join(map(change, text.split("\n")))


def penn() -> tuple[Change, Change]:
    """Return NLTK's tokenizer and detokenizer."""
    tokenize, put_together = TreebankWordTokenizer().tokenize, TreebankWordDetokenizer().detokenize

    def tokens(line: str) -> str:
        sentences = re.split(r"(?<=[a-z0-9)”\"][.!?]) (?=[A-Z“\"])", line)
        return " ".join(
            token for sentence in sentences for token in tokenize(sentence, convert_parentheses=True)
        )

    return by_line(tokens), by_line(lambda line: put_together(line.split()))


def moses(lang: str) -> tuple[Change, Change]:
    """Return Moses' tokenizer and detokenizer for a language."""
    tokenize, put_together = MosesTokenizer(lang).tokenize, MosesDetokenizer(lang).detokenize
    return (
        by_line(lambda line: " ".join(tokenize(line, aggressive_dash_splits=True))),
        by_line(lambda line: put_together(line.split())),
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--docs", type=int, default=25, help="articles of each corpus")
    parser.add_argument("--show", type=int, default=0, help="the commonest words that did not come back")
    options = parser.parse_args()
    if not FOLDER.is_dir():
        print(f"no articles in {FOLDER}")
        return 1
    print("| articles | tokenizer | as tokens | cleantext | whole | its own detokenizer | whole |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for corpus, lang in CORPORA.items():
        texts = list(articles(corpus, options.docs))
        for name, (tokenize, put_together) in {"Penn": penn(), "Moses": moses(lang)}.items():
            right: Counter[str] = Counter()
            whole: Counter[str] = Counter()
            wrong: Counter[str] = Counter()
            size = 0
            for text in texts:
                words = text.translate(STRAIGHT).split()
                size += len(words)
                raw = tokenize(text)
                for who, made in {"raw": raw, "ours": REPAIR(raw), "peer": put_together(raw)}.items():
                    matcher = difflib.SequenceMatcher(
                        None, words, found := made.translate(STRAIGHT).split(), autojunk=False
                    )
                    right[who] += sum(block.size for block in matcher.get_matching_blocks())
                    whole[who] += words == found
                    if who == "ours":
                        for kind, a, b, c, d in matcher.get_opcodes():
                            if kind != "equal":
                                wrong[f"{' '.join(words[a:b])} -> {' '.join(found[c:d])}"] += 1
            shares = {who: f"{count / size:.4f}" for who, count in right.items()}
            row = (shares["raw"], shares["ours"], whole["ours"], shares["peer"], whole["peer"])
            print(f"| {corpus}, {len(texts)} | {name} | {' | '.join(map(str, row))} |")
            for word, count in wrong.most_common(options.show):
                print(f"    {count} {word}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
