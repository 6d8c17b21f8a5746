"""Who was behind each contact: firms told apart by what they claim and by their numbers.

What the person confirmed comes first, then what the caller claimed, then the number where only
one firm ever claimed it. Nothing else joins two callers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ashore.defend.contacts.claims import firm_from_claim, firm_key
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.duplicates import Merged
from ashore.defend.contacts.numbers import Number
from ashore.defend.contacts.vocabulary import holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What the person confirmed about who is who.

    ``numbers`` gives the firm of a number's key, ``same`` the firm that a claimed firm is,
    ``creditors`` for whom a firm collects; firms are named as the person names them.
    """

    numbers: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    creditors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One caller: a firm, or a number or a single row that no firm is known for.

    ``confirmed`` says that the person tied at least one of its contacts to it by hand.
    """

    key: str
    name: str
    named: bool
    numbers: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    creditors: tuple[str, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies:
    """Who was behind each row; ``contested`` numbers were claimed by more than one firm.

    ``alike`` are pairs of firms, one's name holding the other's: only the person can say if they
    are one.
    """

    of_row: Mapping[int, str]
    by_key: Mapping[str, Agency]
    contested: Mapping[str, tuple[str, ...]]
    alike: tuple[tuple[str, str], ...]

    def behind(self, contact: LoggedContact) -> Agency:
        """Return who was behind a contact."""
        return self.by_key[self.of_row[contact.row]]


_FEWEST_ALIKE = 2

_Given = tuple[Number | None, str, str | None, str | None]
"""What a contact gives of its caller: the number, the claim, the agency and the creditor."""


def agencies_of(rows: Iterable[LoggedContact], once: Merged, confirmed: Confirmed) -> Agencies:
    """Return who was behind each contact that came in.

    Args:
        rows: Every row, repeats included: each may say whose a number is.
        once: The contacts, each once.
        confirmed: What the person confirmed about who is who.
    """
    firms = _Firms(confirmed)
    names: dict[int, str | None] = {}
    by_number: dict[str, set[str]] = defaultdict(set)
    for contact in rows:
        if contact.inbound:
            names[contact.row] = firm = firms.of(contact)
            if firm and contact.number:
                by_number[contact.number.key].add(firm)
    joined = _joined(by_number)
    by_number = {
        number: {joined.get(firm, firm) for firm in firms} for number, firms in by_number.items()
    }
    of_row: dict[int, str] = {}
    given: dict[str, set[_Given]] = defaultdict(set)
    named: set[str] = set()
    of_many = set(once.repeats.values())
    for contact in once.counted:
        if not contact.inbound:
            continue
        # A contact of several rows says what any of them says, whichever row came first.
        several = contact.row in of_many
        firm = firms.of(contact) if several else names[contact.row]
        if firm:
            named.add(firm := joined.get(firm, firm))
        key = firm or _by_number(contact, by_number)
        of_row[contact.row] = key
        given[key].add((contact.number, contact.claims, contact.agency, contact.creditor))
    return Agencies(
        of_row=of_row,
        by_key={
            key: _agency(key, some, confirmed, named=key in named) for key, some in given.items()
        },
        contested={n: tuple(sorted(f)) for n, f in sorted(by_number.items()) if len(f) > 1},
        alike=tuple(_alike(sorted(named))),
    )


class _Firms:
    """Says which firm a row names by itself; every wording of a claim is judged once."""

    def __init__(self, confirmed: Confirmed) -> None:
        self._confirmed = confirmed
        self._claimed: dict[str, str | None] = {"": None}

    def of(self, contact: LoggedContact) -> str | None:
        """Return the key of the firm, None where the row names none."""
        if contact.agency:
            return firm_key(contact.agency)
        numbers = self._confirmed.numbers
        if numbers and contact.number and contact.number.key in numbers:
            return firm_key(numbers[contact.number.key])
        claims = contact.claims
        if claims not in self._claimed:
            firm = firm_from_claim(claims)
            self._claimed[claims] = firm and firm_key(self._confirmed.same.get(firm, firm))
        return self._claimed[claims]


def _joined(by_number: Mapping[str, set[str]]) -> dict[str, str]:
    """Return for each firm the longer name it goes by on one of its own numbers.

    “驼峰” and “驼峰钱包” are one firm when both were said on one number, and no other firm there
    has a name that begins so.
    """
    longer: dict[str, set[str]] = defaultdict(set)
    for firms in by_number.values():
        for short in firms:
            longer[short] |= {firm for firm in firms if firm != short and firm.startswith(short)}
    single = {short: next(iter(names)) for short, names in longer.items() if len(names) == 1}
    return {short: _last(name, single) for short, name in single.items()}


def _last(name: str, single: Mapping[str, str]) -> str:
    while name in single:
        name = single[name]
    return name


def _by_number(contact: LoggedContact, by_number: Mapping[str, set[str]]) -> str:
    if contact.number is None:
        return f"row:{contact.row}"
    firms = by_number.get(contact.number.key, set())
    return next(iter(firms)) if len(firms) == 1 else f"number:{contact.number.key}"


def _agency(key: str, given: Iterable[_Given], confirmed: Confirmed, *, named: bool) -> Agency:
    columns = zip(*given, strict=True)
    numbers, claims, firms, creditors = (set(filter(None, column)) for column in columns)
    if key in confirmed.creditors:
        creditors.add(confirmed.creditors[key])
    keys = {number.key for number in numbers}
    return Agency(
        key=key,
        name=_display(key, firms, named=named),
        named=named,
        numbers=tuple(sorted(keys)),
        claims=tuple(sorted(claims)),
        creditors=tuple(sorted(creditors)),
        confirmed=bool(firms) or not keys.isdisjoint(confirmed.numbers),
    )


def _display(key: str, firms: Collection[str], *, named: bool) -> str:
    """Return how a caller is named to the person: the firm, the number, or nothing known."""
    if firms:
        return min(firms, key=lambda firm: (len(firm), firm))
    return key if named else key.partition(":")[2] if key.startswith("number:") else ""


def _alike(named: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Yield pairs of which one name holds the other; ``named`` is in order."""
    known = set(named)
    pairs = {
        (longer[begin:end], longer)
        for longer in named
        for begin in range(len(longer))
        for end in range(begin + _FEWEST_ALIKE, len(longer) + 1)
        if longer[begin:end] in known
        and longer[begin:end] != longer
        and holds(longer, longer[begin:end])
    }
    yield from sorted(pairs)
