"""Codebook files as checked values.

An unknown, missing or wrongly typed key is a `CodebookError` that names the file and the key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml
from yaml import CSafeLoader

from reportedly.errors import CodebookError

Value = TypeVar("Value")


def load_yaml(path: Path) -> Any:
    """What a YAML file holds; `CodebookError` where it cannot be read."""
    try:
        return yaml.load(path.read_bytes(), Loader=CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise CodebookError(f"{path.name}: {error}") from error


def record(kind: Callable[..., Value], raw: object, at: str) -> Value:
    """A dataclass from a mapping that has its fields as keys, no others, and none missing that has no default."""
    known = _hints(kind)
    if not isinstance(raw, Mapping):
        raise CodebookError(f"{at}: {raw!r} is no mapping; give the keys {', '.join(known)}")
    if unknown := [key for key in raw if key not in known]:
        raise CodebookError(f"{at}: unknown key {unknown[0]!r}; the keys are {', '.join(known)}")
    if missing := [key for key in _needed(kind) if key not in raw]:
        raise CodebookError(f"{at}: the key {missing[0]!r} is missing")
    return kind(**{key: checked(known[key], value, f"{at}.{key}") for key, value in raw.items()})


def entries(kind: Callable[..., Value], raw: object, at: str) -> Mapping[str, Value]:
    """A mapping from codes to dataclasses whose field `code` is that code, in the order of the file."""
    if not isinstance(raw, Mapping):
        raise CodebookError(f"{at}: {raw!r} is no mapping from codes to entries")
    made = {}
    for code, row in raw.items():
        if not isinstance(row, Mapping):
            raise CodebookError(f"{at}: {code} is {row!r}; give it a mapping")
        made[str(code)] = record(kind, {"code": code, **row}, f"{at}: {code}")
    return MappingProxyType(made)


def checked(kind: Any, raw: Any, at: str) -> Any:
    """`raw` as a value of the annotated type `kind`: lists as tuples, mappings frozen, rows as dataclasses."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (some,) = (one for one in inner if one is not NoneType)
        return None if raw is None else checked(some, raw, at)
    if origin is Literal:
        return _expected(raw in inner, raw, f"one of {', '.join(map(str, inner))}", at)
    if origin is tuple:
        _expected(isinstance(raw, list), raw, "a list", at)
        return tuple(checked(inner[0], item, f"{at}[{n}]") for n, item in enumerate(raw))
    if origin is Mapping:
        _expected(isinstance(raw, Mapping), raw, "a mapping", at)
        return MappingProxyType(
            {checked(inner[0], key, at): checked(inner[1], value, f"{at}.{key}") for key, value in raw.items()}
        )
    if isinstance(kind, type) and is_dataclass(kind):
        return record(kind, raw, at)
    fits = isinstance(raw, kind) and (kind in (bool, object) or not isinstance(raw, bool))
    return _expected(fits, raw, f"a value of type {kind.__name__}", at)


def _expected(fits: bool, raw: Value, what: str, at: str) -> Value:
    if not fits:
        raise CodebookError(f"{at} is {raw!r}; give {what}")
    return raw


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _needed(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)
