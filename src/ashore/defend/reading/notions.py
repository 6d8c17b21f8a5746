"""Notions and their families by number, and the hashed keys of what is made of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ashore.defend.reading.grams import Keys, Places

NONE = -1
SAID, SIGNED, OWN = range(3)
"""Whose a notion is: the caller's, in a signature, or one's own."""
APART, NEAR, BESIDE = range(3)
"""How two notions stand to each other: in two clauses, in one, or side by side."""
_WHOSE = ("", "signed ", "own ")
_JOINTS = ("|", ">", "+")


def key_of(group: str, name: str) -> int:
    """Return the hashed key of a feature that has a name.

    Examples:
        >>> key_of("n", "kin") == key_of("p", "kin")
        False
    """
    return zlib.crc32(f"{group}:{name}".encode())


class PairKeys:
    """The keys of pairs of names; each is made when it is first asked for, and kept."""

    def __init__(self, group: str, names: Sequence[str]) -> None:
        self._group = group
        self._names = names
        self._known = np.full(len(names) * len(_JOINTS) * len(names), NONE, dtype=np.int64)

    def of(self, ones: Places, joints: Places, others: Places) -> Keys:
        """Return the keys of pairs, given the numbers of names and how they stand."""
        pairs = (ones * len(_JOINTS) + joints) * len(self._names) + others
        keys = self._known[pairs]
        if (keys == NONE).any():
            for pair in np.unique(pairs[keys == NONE]).tolist():
                first, other = divmod(pair, len(self._names))
                one, joint = divmod(first, len(_JOINTS))
                name = f"{self._names[one]}{_JOINTS[joint]}{self._names[other]}"
                self._known[pair] = key_of(self._group, name)
            keys = self._known[pairs]
        found: Keys = keys.astype(np.uint64)
        return found


class Notions:
    """The numbers of notions, the families of each, and the keys of all that they make.

    ``families_of`` has one row a notion, filled up with :data:`NONE`. ``keys`` has one row for each
    way of whose they are and one column a notion, ``family_keys`` one column a family.

    Args:
        names: The notions.
        families: The families of those that have any.
    """

    def __init__(self, names: Sequence[str], families: Mapping[str, tuple[str, ...]]) -> None:
        self.number = {name: number for number, name in enumerate(names)}
        self._families = tuple(dict.fromkeys(one for some in families.values() for one in some))
        most = max(map(len, families.values()), default=0)
        self.families_of = np.full((len(names), most), NONE, dtype=np.int64)
        for notion, some in families.items():
            numbers = [self._families.index(one) for one in some]
            self.families_of[self.number[notion], : len(some)] = numbers
        self.keys = _keys("n", _WHOSE, names)
        # A family in a signature is named as anywhere else.
        self.family_keys = _keys("f", (_WHOSE[SAID], _WHOSE[SAID], _WHOSE[OWN]), self._families)
        self.pairs = PairKeys("p", names)
        self.family_pairs = PairKeys("q", self._families)
        self._by_recipient: dict[str, Keys] = {}

    def keys_for(self, recipient: str) -> Keys:
        """Return the keys of notions, and after them of families, for one kind of recipient."""
        if recipient not in self._by_recipient:
            names = (*self.number, *self._families)
            self._by_recipient[recipient] = _keys("r", [f"{recipient} "], names)[0]
        return self._by_recipient[recipient]


def _keys(group: str, forms: Iterable[str], names: Sequence[str]) -> Keys:
    """Return the keys of names, a row for each beginning that they may have."""
    rows = [[key_of(group, f"{form}{name}") for name in names] for form in forms]
    return np.array(rows, dtype=np.uint64).reshape(len(rows), len(names))
