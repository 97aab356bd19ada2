"""Hostile input: how time grows, who crashes, who hangs, who loses the text; peers in the same run.

    python benchmarks/hostile.py                    every library that is installed
    python benchmarks/hostile.py --only cleantext

Each attack is a text of n characters; n doubles from 10,000 while a call takes less than `--limit`
seconds of processor time, up to `--most`. The table gives the seconds at the largest n and the growth
over the last doubling: 2 is linear, 4 is quadratic. Each attack runs in a process of its own,
which is stopped after ten times the limit of processor time.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys

ATTACKS = {
    "spaces, then x": "' ' * n + 'x'",
    "tabs and line feeds": "'\\t\\n' * (n // 2)",
    "<a": "'<a ' * (n // 3)",
    "<!--": "'<!--' * (n // 4)",
    "& nested": "'&' + 'amp;' * (n // 4)",
    "{{": "'{{' * (n // 2)",
    "combining marks": "'e' + '\\u0301\\u0323' * (n // 2)",
    "mojibake": "'â€™Ã©' * (n // 5)",
    "a@": "'a@' * (n // 2)",
    "http:": "'http:' * (n // 5)",
    "1-": "'1-' * (n // 2)",
    "quotes": "'’ ' * (n // 2)",
    "U. S.": "'U. S. ' * (n // 6)",
    "glued": "'a.Recommended:McCain b ' * (n // 23)",
    "same lines": "'The same line of text.\\n' * (n // 23)",
    "other lines": "''.join(f'Line {i} of the text is here.\\n' for i in range(n // 28))",
    "labels": "'Advertisement\\n' * (n // 14)",
    "one long word": "'x' * n",
    "lone surrogate": "'It rained. ' * (n // 11) + '\\ud800'",
    "300 <div>": "'<div>' * 300 + '<p>It rained all day. ' * (n // 22) + '</div>' * 300",
    "unclosed <p>": "'<p>It rained ' * (n // 13)",
}

LIBRARIES = {
    "cleantext": "import cleantext; call = cleantext.clean",
    "cleantext.html": "from cleantext.html import clean_html; call = lambda t: clean_html(t).text",
    "ftfy": "import ftfy; call = ftfy.fix_text",
    "clean-text": "import sys; sys.path[:] = [p for p in sys.path if not p.endswith('src')]; "
    "sys.path.insert(0, CLEAN_TEXT); from cleantext import clean as call",
    "trafilatura": "import trafilatura; call = trafilatura.extract",
    "jusText": "import justext; stop = justext.get_stoplist('English'); "
    "call = lambda t: ' '.join(p.text for p in justext.justext(t, stop) if not p.is_boilerplate)",
    "bs4": "import bs4, warnings; warnings.simplefilter('ignore'); "
    "call = lambda t: bs4.BeautifulSoup(t, 'html.parser').get_text()",
    "pySBD": "import pysbd; seg = pysbd.Segmenter('en', clean=True); "
    "call = lambda t: ' '.join(seg.segment(t))",
}

CHILD = """
import json, resource, sys, time
CLEAN_TEXT = sys.argv[4]
exec(sys.argv[1])
n, limit = 10_000, float(sys.argv[3])
seconds = int(10 * limit + time.process_time()) + 2
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
call("It rained.")
rows = []
while True:
    text = eval(sys.argv[2])
    start = time.process_time()
    try:
        out = call(text)
    except BaseException as error:
        print(json.dumps({"error": type(error).__name__})); break
    rows.append(time.process_time() - start)
    grew = rows[-1] / max(rows[-2], 1e-4) if rows[1:] else 0
    print(json.dumps({"n": n, "s": rows[-1], "out": len(out or ""), "grew": grew}))
    sys.stdout.flush()
    if rows[-1] > limit or n >= int(sys.argv[5]): break
    n *= 2
"""


def cell(setup: str, attack: str, limit: float, clean_text: str, most: int) -> str:
    """Return what a library does with an attack, in a few characters."""
    command = [sys.executable, "-c", CHILD, setup, attack, str(limit), clean_text, str(most)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    hung = done.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    last = rows[-1] if rows else {"n": 10_000}
    if "error" in last:
        return last["error"]
    if hung:
        return f"over {10 * limit:.0f} s at {2 * last['n'] // 1000 if rows else 10}k"
    if "s" not in last:
        return f"exit {done.returncode}"
    growth = f" ×{last['grew']:.1f}" if last["s"] > 0.02 and last["grew"] else ""
    return f"{last['s']:.2f} s{growth}" + ("" if last["n"] == most else f" at {last['n'] // 1000}k")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", default=list(LIBRARIES))
    parser.add_argument("--limit", type=float, default=2.0)
    parser.add_argument(
        "--most", type=int, default=320_000, help="the largest n: 10,000 times a power of two"
    )
    parser.add_argument(
        "--clean-text", default=".venv/peers/clean-text", help="where clean-text is installed"
    )
    options = parser.parse_args()
    print("| attack | " + " | ".join(options.only) + " |")
    print("|---" * (len(options.only) + 1) + "|")
    for name, attack in ATTACKS.items():
        cells = [
            cell(LIBRARIES[only], attack, options.limit, options.clean_text, options.most)
            for only in options.only
        ]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
