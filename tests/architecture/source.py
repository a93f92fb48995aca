"""The source as the tests of architecture read it: files, functions and classes, never a list of names."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "askaround"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@functools.cache
def tree(path: Path) -> ast.Module:
    """Return a file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def modules(folder: Path = SRC) -> list[Path]:
    """Return every module below a folder; migrations are Django's hand, so only `written` leaves them out."""
    found = sorted(folder.rglob("*.py"))
    assert found, f"no module in {folder}"
    return found


def written(folder: Path = SRC) -> list[Path]:
    """Return every module that a person wrote."""
    return [path for path in modules(folder) if path.parent.name != "migrations"]


def functions(path: Path) -> Iterator[Function]:
    """Yield every function of a module, inner ones and methods too."""
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    """Return how many lines a function takes, from `def` to its last."""
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def place(path: Path, node: ast.AST | None = None) -> str:
    """Return where something stands, as an editor opens it."""
    line = getattr(node, "lineno", None)
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))


def imported_names(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Yield the dotted name of everything a module imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def public_definitions(path: Path) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """Yield each public function and class, and each public method of a public class."""

    def walk(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, Function | ast.ClassDef]]:
        for node in body:
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
                yield f"{prefix}{node.name}", node
                if isinstance(node, ast.ClassDef):
                    yield from walk(node.body, f"{prefix}{node.name}.")

    yield from walk(tree(path).body, "")
