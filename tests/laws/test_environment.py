"""The same text gives the same result wherever it is cleaned: processes, threads, locales, installations."""

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import cleantext

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
SOURCE = Path(cleantext.__file__).parents[1]
TEXTS = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt")) if path.name.count(".") == 1]
PAGE = "<html><meta charset=utf-8><nav><a href=/>Home</a></nav>" + "".join(
    f"<p>On day {i} it wasnâ€™t raining, and the ferry left &amp; came back on time.</p>" for i in range(9)
)

# What a child process prints: a digest of the results, with all accounts.
CHILD = """
import hashlib, json, pathlib, sys
import cleantext
from cleantext.html import clean_html
digest = hashlib.sha256()
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    for profile in sorted(cleantext.PROFILES):
        done = cleantext.trace(path.read_bytes().decode("utf-8"), profile=profile)
        digest.update(repr((done.text, done.edits, done.warnings, done.paragraphs())).encode())
done = cleantext.trace(json.loads(sys.argv[3]))
digest.update(repr((done.text, done.edits)).encode())
page = clean_html(json.loads(sys.argv[2]).encode("utf-8"))
digest.update(repr((page.text, page.patch.edits, page.warnings, page.encoding)).encode())
print(digest.hexdigest())
"""

# Lines that several rules take, whose strings lie in sets: none of the rules may win by chance.
FOOT = """The minister said on Monday that the bridge would open in the spring, two years later than planned.
Privacy Policy | Terms of Use | Contact us | Advertise with us | Copyright
Copyright © www.example.com All Rights Reserved By Example Media. Health | Bridges | Women
Email: ann@example.com
Copyright © 2012 Example Media Ltd. All Rights Reserved. This material may not be published or redistributed.
Powered by WordPress.com
Contact us for subscriptions and advertising: +44 20 7946 0000, sales@example.com
You will be redirected to the page you want to view in seconds."""

# Parsers and detectors that other libraries pick up when they are installed.
ABSENT = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"lxml", "html5lib", "chardet", "cchardet", "bs4", "rich", "pyarrow"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
"""


def child(*options, code=CHILD, cwd=None, **env):
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, *options, "-c", code, str(ARTICLES), json.dumps(PAGE), json.dumps(FOOT)],
        env={**plain, "PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8", **env},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout


@pytest.fixture(scope="module")
def usual():
    return child(PYTHONHASHSEED="0")


@pytest.mark.parametrize(
    ("options", "env"),
    [
        ((), {"PYTHONHASHSEED": "1"}),
        (("-OO",), {"PYTHONHASHSEED": "random"}),
        ((), {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        ((), {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"}),
        (("-W", "error", "-X", "dev"), {}),
    ],
    ids=["hash seed", "optimized", "C locale", "Turkish, Kathmandu", "developer mode"],
)
def test_flags_locales_and_time_zones_change_nothing(usual, options, env):
    assert usual == child(*options, **env)


def test_the_working_folder_changes_nothing(usual, tmp_path):
    (tmp_path / "cleantext.toml").write_text(
        'off = ["en.ads"]\n'
    )  # the command reads it, the library does not
    assert usual == child(cwd=tmp_path)


def test_what_else_is_installed_changes_nothing(usual):
    assert usual == child(code=ABSENT + CHILD)


def test_threads_that_share_a_pipeline_give_the_same():
    clean = cleantext.pipeline()
    wanted = [hashlib.sha256(repr(clean.trace(text)).encode()).digest() for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        fresh = cleantext.pipeline("article", lang=("en", "de"))  # compiled by all threads at once
        assert len(set(pool.map(fresh, TEXTS[:1] * 16))) == 1
        found = list(
            pool.map(lambda text: hashlib.sha256(repr(clean.trace(text)).encode()).digest(), TEXTS * 8)
        )
    assert wanted * 8 == found
