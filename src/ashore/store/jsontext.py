"""What a form or a reader gives, as JSON that every database can keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]
"""What is kept: no binary fractions among it."""


def storable(value: object) -> Json:
    r"""Return a value with every text fit for a database, and tuples as lists.

    PostgreSQL keeps neither U+0000 nor half of a surrogate pair; a hostile form can hold both.

    Raises:
        TypeError: If it holds something that is not JSON, or a binary fraction.

    Examples:
        >>> storable({"a": ("b\0c", 1, None)})
        {'a': ['bc', 1, None]}
        >>> storable(0.5)
        Traceback (most recent call last):
        ...
        TypeError: float is not kept as JSON
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return value.replace("\0", "").encode(errors="replace").decode()
    if isinstance(value, Mapping):
        return {str(storable(str(key))): storable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [storable(one) for one in value]
    message = f"{type(value).__name__} is not kept as JSON"
    raise TypeError(message)
