"""The house rules: floors, public names, module sizes, what a plain import loads."""

import ast
import graphlib
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import cleantext

SOURCE = Path(cleantext.__file__).parent
MODULES = sorted(path for path in SOURCE.rglob("*.py"))

# A module imports at load time only from lower floors, or from its own package within a floor.
# Modules of `rules/` are code rules; what is not named here is an edge.
FLOORS = {
    0: ("errors", "base"),
    1: ("strings",),
    2: ("kernel",),
    3: ("finders", "structure"),
    4: ("cleaning",),
    5: ("page", "rules", "packs"),
    6: ("cleaners", "profiles", "paragraph", "damage", "ledger", "api"),
    7: ("__init__",),
}
EDGE = 8
ORDER = [name for floor in sorted(FLOORS) for name in FLOORS[floor]]


def top(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def floor(name):
    return next((number for number, names in FLOORS.items() if name in names), EDGE)


def imported(path):
    """The modules of this package that `path` imports when it is loaded."""
    package = ["cleantext", *path.relative_to(SOURCE).parts[:-1]]
    for node in walk_eager(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            full = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{full}.{alias.name}" for alias in node.names] if full == "cleantext" else [full]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "cleantext":
                yield [*name.split("."), "__init__"][1]


def walk_eager(node):
    """The nodes that run at import: not the bodies of functions, nor of `if TYPE_CHECKING`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from walk_eager(child)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_from_lower_floors(path):
    me = top(path)
    if me == "__init__":
        assert {"errors"} >= set(imported(path))
        return
    for other in imported(path):
        if other == me or floor(me) == floor(other) == EDGE:
            continue
        higher = floor(other) > floor(me) or (
            floor(other) == floor(me) and ORDER.index(other) > ORDER.index(me)
        )
        assert not higher, f"{me} (floor {floor(me)}) imports {other} (floor {floor(other)})"


def test_no_modules_of_a_package_import_each_other():
    names = {".".join(path.relative_to(SOURCE).with_suffix("").parts) for path in MODULES}

    def known(name):
        return f"{name}.__init__" if f"{name}.__init__" in names else name

    graph = {}
    for path in MODULES:
        package = [*path.relative_to(SOURCE).parts[:-1]]
        graph[".".join([*package, path.stem])] = {
            known(".".join([*package[: len(package) - node.level + 1], *node.module.split(".")]))
            for node in walk_eager(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.level and node.module
        }
    order = graphlib.TopologicalSorter(graph)
    assert set(graph) <= set(order.static_order())  # raises CycleError, which names the circle


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_is_longer_than_300_lines(path):
    assert path.read_text("utf-8").count("\n") <= 300


def test_no_module_bears_a_name_that_a_foreign_cleantext_ships():
    foreign = {"clean", "constants", "sklearn", "specials", "utils", "cleantext", "exceptions"}
    assert set() == foreign & {top(path) for path in MODULES}


def test_all_names_exist_and_no_public_name_is_left_out():
    assert sorted(set(cleantext.__all__)) == sorted(cleantext.__all__)
    for name in cleantext.__all__:
        assert hasattr(cleantext, name), name
        assert not name.startswith("_")
    assert set(cleantext.__all__) <= set(dir(cleantext))
    typed = ast.parse((SOURCE / "__init__.py").read_text("utf-8"))
    declared = set()
    for node in (child for block in typed.body if isinstance(block, ast.If) for child in block.body):
        if isinstance(node, ast.ImportFrom):
            declared |= {alias.asname for alias in node.names if alias.asname}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            declared.add(node.target.id)
    assert set(cleantext.__all__) == declared


@pytest.mark.parametrize(
    "name", sorted(info.name for info in pkgutil.walk_packages([str(SOURCE)], "cleantext."))
)
def test_every_module_loads_and_its_all_is_true(name):
    if name == "cleantext.__main__":
        return
    try:
        module = importlib.import_module(name)
    except cleantext.MissingExtraError:
        return
    for public in getattr(module, "__all__", ()):
        assert hasattr(module, public), f"{name}.{public}"


def test_a_name_that_does_not_exist_is_named():
    with pytest.raises(AttributeError, match="module 'cleantext' has no attribute 'fix_everything'"):
        cleantext.fix_everything  # noqa: B018


def test_the_pytest_plugin_is_no_part_of_a_plain_import():
    code = "import sys, cleantext.api; sys.exit(bool({'hypothesis', 'pytest'} & set(sys.modules)))"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
