"""Named tuples, a base for objects that do not change, and their views."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from functools import cached_property as view
    from typing import NamedTuple as NamedTuple
    from typing import Protocol as Protocol
else:
    from collections import namedtuple

    class _Maker(type):
        """Make a named tuple of the body of a class."""

        def __new__(cls, name, bases, body):
            fields = body.pop("__annotations__")
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            for key, value in body.items():
                setattr(made, key, value)
            made.__annotations__ = fields
            return made

    #: As `typing.NamedTuple`. To import typing and to make forty classes of it costs as much as to clean
    #: six texts.
    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
    Protocol = object

    class view:
        """Compute an attribute when it is first asked for, and keep it.

        As `functools.cached_property`, without the lock that Python 3.11 takes on every first call:
        these objects do not change, so computing a view twice would do no harm.
        """

        def __init__(self, function):
            self.function = function
            self.__doc__ = function.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = instance.__dict__[self.name] = self.function(instance)
            return value


__all__ = ["Frozen", "Held", "NamedTuple", "Protocol", "view"]


class Frozen:
    """Refuse to set attributes. Views still work.

    The kernel's objects are named tuples with this in front instead of frozen dataclasses, because
    importing `dataclasses` costs as much as all of the kernel.
    """

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} is frozen: cannot set {name!r}")


class Held(Frozen):
    """Hold what `_fields` name, and be equal where they are.

    For objects that are called, or that others take for one thing: a tuple with `__call__` is no callable
    for some type checkers, and a row of things for pandas and `%`.
    """

    _fields: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Held) and type(other) is type(self):
            return self._held() == other._held()
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._held())

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), self._held()

    def _held(self) -> tuple[object, ...]:
        return tuple([self.__dict__[field] for field in self._fields])
