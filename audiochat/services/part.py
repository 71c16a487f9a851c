"""A part of something bigger, built when first asked for, once, whoever asks."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar, overload

T = TypeVar("T")


class part(cached_property[T]):  # noqa: N801 - read as a decorator
    """A ``cached_property`` that two threads cannot build twice (Python's own gave that up in 3.12).

    The bigger thing has an ``RLock`` called ``building``, taken only while a part is made.
    """

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> part[T]: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> part[T] | T:
        if instance is None:
            return self
        with instance.building:
            made: T = super().__get__(instance, owner)
            return made
