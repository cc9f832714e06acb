"""Puts a changed module into a running Python, where others already hold parts of it.

A test has imported the functions it tests; so have other modules. A function is changed in place,
by its code: whoever holds it, holds the changed one.
"""

from __future__ import annotations

import sys
from dataclasses import MISSING
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

from whosays.core import files

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

_FIELDS = "__dataclass_fields__"
_TOLD = {
    "__dict__", "__weakref__", "__doc__", "__module__", "__annotations__", "__firstlineno__",
    _FIELDS,
}  # fmt: skip


def _inside(value: object) -> object:
    """Give what a decorator wraps, a property asks or a method calls."""
    while True:
        if isinstance(value, property):
            value = value.fget
        elif isinstance(value, staticmethod | classmethod):
            value = value.__func__
        elif hasattr(value, "__wrapped__"):
            value = value.__wrapped__
        else:
            return value


def _function(old: FunctionType, new: FunctionType) -> None:
    if len(old.__code__.co_freevars) == len(new.__code__.co_freevars):
        old.__code__ = new.__code__
    old.__defaults__ = new.__defaults__
    old.__kwdefaults__ = new.__kwdefaults__


def _derived(kind: type) -> Iterator[type]:
    below: list[type] = type.__subclasses__(kind)
    for one in below:
        yield one
        yield from _derived(one)


def _filled_in(old: type, new: type) -> None:
    """Change what a record fills in; records derived from it have it of the same field."""
    fields = vars(old).get(_FIELDS, {})
    for name, field in vars(new).get(_FIELDS, {}).items():
        if name not in fields or field.default is MISSING:
            continue
        fields[name].default = field.default
        for kind in _derived(old):
            filled = vars(kind)["__init__"].__kwdefaults__ if "__init__" in vars(kind) else None
            if filled and getattr(kind, _FIELDS)[name] is fields[name]:
                filled[name] = field.default


def _class(old: type, new: type) -> None:
    _filled_in(old, new)
    for name, value in vars(new).items():
        if name in _TOLD or name not in vars(old):
            continue
        kept, made = _inside(vars(old)[name]), _inside(value)
        if isinstance(kept, FunctionType) and isinstance(made, FunctionType):
            _function(kept, made)
        elif not callable(value) and not hasattr(value, "__get__"):
            type.__setattr__(old, name, value)


def _everywhere(old: object, new: object, name: str, holders: list[ModuleType]) -> None:
    for holder in holders:
        if vars(holder).get(name) is old:
            setattr(holder, name, new)


def graft(module: ModuleType, tree: ast.Module) -> None:
    """Change a module that is in use to what another text of it says.

    Parameters
    ----------
    module : ModuleType
    tree : ast.Module
        Its changed text.
    """
    made = ModuleType(module.__name__)
    made.__dict__.update(
        {name: vars(module)[name] for name in ("__file__", "__package__", "__spec__", "__path__")
         if name in vars(module)}
    )  # fmt: skip
    code = compile(tree, str(module.__file__), "exec")
    # Records and the like look their module up by name.
    sys.modules[module.__name__] = made
    try:
        exec(code, made.__dict__)  # noqa: S102 - the kit's own text, with one change
    finally:
        sys.modules[module.__name__] = module
    holders = [one for one in sys.modules.values() if isinstance(one, ModuleType)]
    for name, value in vars(made).items():
        if name.startswith("__") or name not in vars(module):
            continue
        old = vars(module)[name]
        kept, new = _inside(old), _inside(value)
        if getattr(kept, "__module__", module.__name__) != module.__name__:
            continue  # imported
        if isinstance(kept, FunctionType) and isinstance(new, FunctionType):
            _function(kept, new)
        elif isinstance(old, type) and isinstance(value, type):
            _class(old, value)
        elif not isinstance(old, ModuleType):
            _everywhere(old, value, name, holders)
    _forget(holders)


def _forget(holders: list[ModuleType]) -> None:
    """Forget what was worked out by the text before."""
    files.forget()
    for holder in holders:
        for value in list(vars(holder).values()):
            if type(value).__name__ == "_lru_cache_wrapper":
                value.cache_clear()
