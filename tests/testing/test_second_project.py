"""A project of its own: the built wheel in a fresh environment finds a bug in that project's cleaner."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CLEANER = '''
def clean(text):
    """Remove ad labels, and resolve doubled spaces: once, which is the bug."""
    lines = [line for line in text.split("\\n") if line.strip() != "Advertisement"]
    return "\\n".join(lines).replace("  ", " ")
'''

SQUEEZE = """
import re

def squeeze(text):
    return re.sub("  +", " ", text)
"""

TESTS = """
from cleantext.testing import assert_idempotent, assert_total
from shop import clean

def test_total():
    assert_total(clean)

def test_idempotent():
    assert_idempotent(clean, examples=1000)
"""

CASES = """
cleaner = "shop:clean"

[[case]]
name  = "an ad label goes"
raw   = "It rained.\\nAdvertisement\\nIt stopped."
clean = "It rained.\\nIt stopped."

[[case]]
name  = "spaces become one"
raw   = "It    rained."
clean = "It rained."
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from a copy of the sources, as a release does."""
    source = tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT / "src", source / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    (built,) = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """Install the wheel into a fresh environment that borrows the dependencies of this one."""
    folder = tmp_path_factory.mktemp("env")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    binary = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = Path(
        subprocess.check_output(
            [binary, "-c", "import site; print(site.getsitepackages()[0])"], text=True
        ).strip()
    )
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return binary


@pytest.fixture
def project(tmp_path):
    (tmp_path / "shop.py").write_text(CLEANER)
    (tmp_path / "test_shop.py").write_text(TESTS)
    (tmp_path / "shop.cases.toml").write_text(CASES)
    return tmp_path


def run(python, folder, *command):
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PYTEST"))}
    return subprocess.run(
        [python, *command], cwd=folder, capture_output=True, text=True, check=False, env=env
    )


def test_the_wheel_holds_what_it_should(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (about,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(about).decode()
    for name in (
        "_cleantext_pytest.py",
        "cleantext/py.typed",
        "cleantext/packs/en.toml",
        "cleantext/testing/laws.py",
    ):
        assert name in names
    assert not [
        name for name in names if name.startswith(("tests", "src", "fixtures")) or name.endswith(".pyc")
    ]
    assert "Provides-Extra: testing" in metadata
    assert "Requires-Dist: hypothesis" in metadata


def test_the_installed_package_is_the_one_that_runs(python, tmp_path):
    done = run(
        python, tmp_path, "-c", "import cleantext; print(cleantext.__file__); print(cleantext.clean('a'))"
    )
    assert 0 == done.returncode, done.stderr
    assert str(Path(python).parents[1]) in done.stdout


def test_the_planted_bug_is_found_and_told(python, project):
    done = run(python, project, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", ".")
    out = done.stdout
    assert 1 == done.returncode, out + done.stderr
    assert "clean is not idempotent: a second call changes it again" in out
    assert "smallest input: '   '" in out
    assert "keep it as a test: assert_idempotent(clean, '   ')" in out
    assert "the cleaned text is not the expected one:" in out
    assert "-It rained." in out
    assert "+It  rained." in out
    assert "2 failed, 2 passed" in out


def test_mending_the_bug_makes_the_project_pass(python, project):
    mended = CLEANER.replace('.replace("  ", " ")', "").replace("return ", "return squeeze(").rstrip() + ")\n"
    (project / "shop.py").write_text(mended + "\n" + SQUEEZE)
    done = run(python, project, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", ".")
    assert 0 == done.returncode, done.stdout + done.stderr
    assert "4 passed" in done.stdout
