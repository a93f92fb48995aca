"""Every command of ours, found in the packages; nothing is listed by hand."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import askaround

Command = Callable[..., Any]
# History is what commands write to; everything after it in the story has commands.
_LOG = "history"


def all_commands() -> dict[str, Command]:
    """Return each command by its full name, as chapter.function or chapter.module.function."""
    found: dict[str, Command] = {}
    for package in pkgutil.iter_modules(askaround.__path__, "askaround."):
        name = f"{package.name}.commands"
        if package.ispkg and package.name != f"askaround.{_LOG}" and importlib.util.find_spec(name):
            found |= dict(_commands_of(importlib.import_module(name)))
    assert found
    return found


def _commands_of(module: ModuleType) -> Iterator[tuple[str, Command]]:
    """Yield what a module of commands offers: what it exports, or else what it and its modules define."""
    chapter = module.__name__.split(".")[1]
    if hasattr(module, "__all__"):
        yield from ((f"{chapter}.{name}", getattr(module, name)) for name in module.__all__)
        return
    for part in (module, *_parts(module)):
        within = ".".join([chapter, *part.__name__.split(".")[3:]])
        for name, value in vars(part).items():
            if inspect.isfunction(value) and value.__module__ == part.__name__ and not name.startswith("_"):
                yield f"{within}.{name}", value


def _parts(module: ModuleType) -> Iterator[ModuleType]:
    for part in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield importlib.import_module(f"{module.__name__}.{part.name}")
