"""A base for objects that do not change."""

__all__ = ["Frozen"]


class Frozen:
    """Refuse to set attributes. Views cached by `cached_property` still work.

    The kernel's objects are named tuples with this in front instead of frozen dataclasses, because
    importing `dataclasses` costs as much as all of the kernel.
    """

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} is frozen: cannot set {name!r}")
