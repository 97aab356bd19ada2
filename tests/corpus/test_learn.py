"""Learning a site's boilerplate: what is found, what is left alone."""

import json
import random
import tomllib

import pytest

from cleantext import CorpusError, OptionError, load_pack, trace
from cleantext.cli import main
from cleantext.learn import learn
from cleantext.learn.evidence import Candidate, Sighting
from cleantext.learn.packs import LearnedPack, write_packs
from cleantext.learn.toml import make_rule, pack_text
from cleantext.packs import site_host

from .conftest import write_jsonl

pytest.importorskip("duckdb", reason="duckdb is not installed")

WORDS = (
    "river town council rain bridge school winter market harvest ferry mayor night engine garden letter "
    "street valley music train storm village doctor island forest winter report evening summer company"
).split()

FIRST = "Ann Bert Cleo Dora Emil Finn Gwen Hugh".split()
LAST = "Hill Moor Lake Ford Wood Dale Marsh Peak".split()


def sentence(luck):
    return " ".join([luck.choice(WORDS).title(), *luck.choices(WORDS, k=luck.randint(9, 16))]) + "."


def article(luck):
    return [" ".join(sentence(luck) for _ in range(luck.randint(2, 4))) for _ in range(luck.randint(3, 7))]


def corpus(site="example.com", count=40):
    """Return articles of a site with five kinds of boilerplate that no general pack knows."""
    luck = random.Random(3)
    rows = []
    for i in range(count):
        lines = article(luck)
        name = f"{FIRST[i % 8]} {LAST[i // 8 % 8]}"
        lines.insert(0, f"Zephyr desk, {luck.randint(1, 28)} March {luck.randint(2001, 2020)}")
        lines[1] += " The Zephyr Gazette is printed on paper from the mills of Upper Zephyr."
        lines.append("The Zephyr Gazette brings the valley to your door")
        lines.append(f"This piece was filed for the Zephyr Gazette by {name}")
        if i % 2:
            lines.insert(2, "Weather in the Zephyr valley tonight")
        if i % 4 == 0:
            lines.insert(3, "Background")
        rows.append({"url": f"https://{site}/{i}", "text": "\n".join(lines)})
    return rows


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("learn")
    path = write_jsonl(folder / "in.jsonl", [*corpus(), *corpus("small.com", 10)])
    packs = learn([str(path)], "url")
    (file,) = write_packs(packs, folder / "packs")
    return file


def test_only_sites_with_enough_documents_get_a_pack(pack):
    assert pack.name == "example.com.toml"
    assert tomllib.loads(pack.read_text())["hosts"] == ["example.com"]


def test_a_pack_that_was_reviewed_is_not_replaced(pack, tmp_path):
    learned = [LearnedPack("example.com", 40, 1, pack.read_text()), LearnedPack("other.com", 40, 1, "x")]
    (file, other) = write_packs(learned[:1], tmp_path) + write_packs(learned, tmp_path)[1:]
    file.write_text("# read by a person\n" + file.read_text())
    other.unlink()
    with pytest.raises(
        CorpusError, match=r"example\.com\.toml: exists, and may have been reviewed: .*--overw"
    ):
        write_packs(learned, tmp_path)
    assert not other.exists()
    assert file.read_text().startswith("# read by a person")
    write_packs(learned, tmp_path, overwrite=True)
    assert (pack.read_text(), "x") == (file.read_text(), other.read_text())


def test_the_pack_is_valid_and_every_rule_has_counts_and_real_drops(pack):
    loaded = load_pack(pack)
    texts = [row["text"] for row in corpus()]
    assert loaded.rules
    for rule in loaded.rules:
        assert "of 40 documents of the site" in rule.why
        assert any(rule.drops[0] in text for text in texts)


def test_lines_dates_names_and_pieces_are_found(pack):
    rules = tomllib.loads(pack.read_text())["rule"]
    literal = {line for rule in rules for line in rule.get("lines", ())}
    assert "The Zephyr Gazette brings the valley to your door" in literal
    assert "Weather in the Zephyr valley tonight" in literal
    patterns = [rule["line"] for rule in rules if "line" in rule]
    assert any(pattern.startswith("Zephyr desk, ") for pattern in patterns)
    assert any(pattern.startswith("This piece was filed for") for pattern in patterns)
    assert any("printed on paper" in rule.get("inline", "") for rule in rules)


def test_the_pack_takes_the_boilerplate_and_nothing_else(pack):
    luck = random.Random(99)
    body = article(luck)
    body[0] += " The Zephyr Gazette is printed on paper from the mills of Upper Zephyr."
    lines = ["Zephyr desk, 3 March 2024", *body, "The Zephyr Gazette brings the valley to your door"]
    lines.append("This piece was filed for the Zephyr Gazette by Eva Brook")
    done = trace("\n".join(lines), site="example.com", packs=[pack])
    body[0] = body[0].replace(" The Zephyr Gazette is printed on paper from the mills of Upper Zephyr.", "")
    assert done.text.split() == " ".join(body).split()


def test_headings_within_articles_and_copies_of_articles_are_left(pack, tmp_path):
    text = pack.read_text()
    assert '"Background"' not in text
    copies = [{"url": "https://copy.com/1", "text": "\n".join(article(random.Random(5)))}] * 30
    fresh = [{"url": "https://copy.com/2", "text": "\n".join(article(random.Random(i)))} for i in range(30)]
    path = write_jsonl(tmp_path / "in.jsonl", copies + fresh)
    assert learn([str(path)], "url") == []


def test_what_the_general_packs_take_is_not_learned_again(tmp_path):
    rows = [
        {"url": "https://a.com/", "text": "\n".join([*article(random.Random(i)), "Advertisement"])}
        for i in range(30)
    ]
    assert learn([str(write_jsonl(tmp_path / "in.jsonl", rows))], "url") == []


def test_the_command_writes_packs_to_review(tmp_path, environment):
    import subprocess
    import sys

    write_jsonl(tmp_path / "in.jsonl", corpus())
    words = ["learn", "in.jsonl", "--by", "url", "-o", "found"]
    line = [sys.executable, "-m", "cleantext", *words]
    done = subprocess.run(line, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("found/example.com.toml: ")
    assert "Read every rule" in (tmp_path / "found" / "example.com.toml").read_text()


@pytest.mark.parametrize("name", ["n[1].jsonl", "n*.jsonl", "."])
def test_the_command_takes_files_globs_and_folders(tmp_path, capsys, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    write_jsonl(tmp_path / "n[1].jsonl", corpus())
    (tmp_path / "readme.md").write_text("No rows.")
    assert main(["learn", name, "--by", "url", "-o", "found"]) == 0
    assert capsys.readouterr().out.startswith("found/example.com.toml: ")


@pytest.mark.parametrize("name", ["none.jsonl", "x*.jsonl", "texts"])
def test_what_has_no_rows_to_learn_from_is_named(tmp_path, capsys, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("No rows.")
    assert main(["learn", name, "--by", "url"]) == 2
    assert f"cleantext: {name}: no such file, and no folder" in capsys.readouterr().err


@pytest.mark.parametrize("memory", ["lots", "1"])
def test_memory_is_a_number_with_a_unit(tmp_path, memory):
    with pytest.raises(OptionError, match=f"memory '{memory}': write a number with its unit, such as 500MB"):
        learn([str(write_jsonl(tmp_path / "in.jsonl", corpus()))], "url", memory=memory)


def test_a_site_is_one_with_and_without_www(tmp_path):
    rows = corpus()
    for row in rows[::2]:
        row["url"] = row["url"].replace("//", "//www.")
    (pack,) = learn([str(write_jsonl(tmp_path / "in.jsonl", rows))], "url")
    assert (pack.site, pack.docs) == ("example.com", 40)


#: Longer than any paragraph of `article`, and than what rules take for a line unless told otherwise.
NOTICE = (
    "Volume {} of the Tarn papers. What stands on this page may not be carried over the bridge, read to "
    "the geese of the mill or folded into hats before the ferry has left, unless the keeper of the lamp "
    "agrees in ink. Whoever finds a wrong date in it gets a jar of plums from the cellar of the printer, "
    "who has promised as much to the council of Upper Tarn and to both of his sisters in the valley below."
)


def test_a_long_notice_with_a_number_is_one_rule_as_narrow_as_what_was_seen(tmp_path):
    rows = [
        {
            "url": "https://a.com/",
            "text": "\n".join([*article(random.Random(i))[:2], NOTICE.format(10 + i % 7)]),
        }
        for i in range(30)
    ]
    (pack,) = learn([str(write_jsonl(tmp_path / "in.jsonl", rows))], "url")
    assert pack.docs == 30  # the notice is the longest line of each, and makes no copies of them
    (rule,) = tomllib.loads(pack.text)["rule"]
    assert rule["line"].startswith(
        r"Volume \d{2} of the Tarn papers\. What stands on this page may not be carried"
    )
    assert rule["max_chars"] > len(NOTICE)


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"text": "x"}) + "\n")
    with pytest.raises(OptionError, match="no column 'host': the columns are text"):
        learn([str(path)], "host")


def test_lines_that_are_no_objects_are_left_out_and_counted(tmp_path):
    path = write_jsonl(tmp_path / "in.jsonl", corpus())
    whole = learn([str(path)], "url")
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[3:3] = ['{"text": "cut off', "no json", "[1, 2]", "7", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    told = []
    assert whole == learn([str(path)], "url", warn=told.append)
    assert told == [f"{path}: left out, being no JSON objects: 4 lines"]


def test_a_column_may_have_any_name(tmp_path):
    name = 'the "host", isn\'t it\\'
    rows = [{**{key: row[key] for key in row if key != "url"}, name: row["url"]} for row in corpus()]
    assert learn([str(write_jsonl(tmp_path / "in.jsonl", rows))], name)


def test_hosts_are_read_as_the_packs_of_sites_read_them(tmp_path):
    rows = corpus()
    forms = ("https://{}?p=5", "http://me@{}:80/#x", "{}.", "WWW.{}/a//b", "{}/r?u=https://other.com/")
    for number, row in enumerate(rows):
        row["url"] = forms[number % len(forms)].format("example.com")
    (pack,) = learn([str(write_jsonl(tmp_path / "in.jsonl", rows))], "url")
    assert (pack.site, pack.docs) == ("example.com", 40)


def test_a_site_may_have_any_name(tmp_path):
    rows = [{**row, "url": name} for name in ("AC/DC", " The Mail") for row in corpus()]
    packs = learn([str(write_jsonl(tmp_path / "in.jsonl", rows))], "url")
    assert [pack.site for pack in packs] == ["ac/dc", "the mail"]


SITES = [
    "правда.рф",
    "新聞.台灣",
    "новости.рф",
    "the mail",
    "the-mail",
    "a\nb",
    "xn--80aafey1amqq.xn--d1acj3b",
    "¿",
]


def test_every_site_has_a_file_and_a_pack_of_its_own(tmp_path):
    rule = make_rule(
        Candidate("", "lines", ("Zephyr",), "Zephyr", 9, [Sighting("Zephyr", 0, 6, "top")]), 9, set()
    )
    packs = [LearnedPack(site, 40, 1, pack_text(site, site_host(site), 40, [rule])) for site in SITES]
    files = write_packs(packs, tmp_path)
    loaded = [load_pack(file) for file in files]
    assert [f"Boilerplate of {site}" for site in SITES] == [pack.title for pack in loaded]
    assert len(SITES) == len({pack.name for pack in loaded})
    assert ["правда.рф.toml", "新聞.台灣.toml"] == [file.name for file in files[:2]]


def test_a_name_is_as_long_as_file_systems_take(tmp_path):
    long = ["𠀀" * 300, "𠀀" * 301]
    files = write_packs([LearnedPack(site, 40, 1, site) for site in long], tmp_path)
    assert long == [file.read_text("utf-8") for file in files]
