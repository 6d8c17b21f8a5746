"""Who stands on the other side: a creditor, its loans, and every company in them by its part."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from ashore.case.entries_loans import Classification, Loan, Party
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Method, Role
from ashore.defend.contacts.claims import firm_key
from ashore.documents.draft import Blank, Piece
from ashore.law.answers import Product
from ashore.law.lenders import LenderType
from ashore.owed.creditor import Creditor, creditor_on, party_name
from ashore.text import Text

_FULL = re.compile(r"(?:公司|银行|信用社|联社|合作社|事务所|律所)$")
_PARTS = (
    Role.PLATFORM,
    Role.FUNDER,
    Role.GUARANTOR,
    Role.INSURER,
    Role.CREDITOR,
    Role.COLLECTOR,
)
_OF_THE_GUARANTOR = {"subrogation": LenderType.GUARANTEE}

FULL_NAME = Blank(
    "机构全称",
    Text(
        "抄借款合同首页或 App 里“查看合同”写的出借人全称。",
        "Copy the lender's full name from the contract's first page or the app's contract view.",
    ),
)
PRINCIPAL_OF = Blank(
    "委托催收的机构全称",
    Text(
        "问来电方：委托方全称是什么、债权现在是谁的；再打那家机构官方客服核对。",
        "Ask the caller for whom they collect and whose the debt is now; then check with that "
        "lender's official line.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A creditor and its loans, and the companies in them; never one “lender” for all of them.

    ``name`` is whom letters go to: the creditor as far as it is sure, else the one before it;
    empty where nobody is known. ``licence`` is what that one is licensed as, ``registered_at`` its
    address. ``changes`` holds how each loan came to its creditor; ``gap`` is printed for the
    addressee where there is no loan.
    """

    files: tuple[LoanFile, ...]
    name: str
    licence: LenderType
    parties: tuple[tuple[Role, str], ...]
    changes: tuple[Creditor, ...]
    firms: frozenset[str]
    registered_at: str | None = None
    gap: Blank = PRINCIPAL_OF

    @property
    def loans(self) -> tuple[Loan, ...]:
        """Return the entries of its loans."""
        return tuple(file.loan for file in self.files)

    @property
    def only_loan(self) -> str | None:
        """Return the id of its loan where it has one."""
        return self.files[0].loan.id if len(self.files) == 1 else None

    @property
    def key(self) -> str:
        """Return what tells its papers from those of another side."""
        return "-".join(file.loan.id for file in self.files) or "unknown"

    @property
    def to(self) -> tuple[Piece, ...]:
        """Return the addressee as printed, with a gap where the full name is not known."""
        if not self.name:
            return (self.gap if not self.files else FULL_NAME,)
        return named(self.name)

    @property
    def product(self) -> Product:
        """Return what is owed on, which decides which rules reach."""
        cards = {file.loan.terms.method is Method.CARD for file in self.files}
        return Product.CARD if cards == {True} else Product.LOAN

    @property
    def online(self) -> bool | None:
        """Return True where an app or platform beside the lender made every loan; else unknown."""
        parties = [loan.parties for loan in self.loans]
        shown = [p.get(Role.PLATFORM) not in (None, p.get(Role.FUNDER)) for p in parties]
        return True if shown and all(shown) else None

    @property
    def denied(self) -> bool:
        """Return whether the person says that somebody else took every one of its loans."""
        return bool(self.files) and all(
            loan.classification is Classification.IDENTITY_FRAUD for loan in self.loans
        )

    def with_only(self, file: LoanFile) -> Side:
        """Return the side as far as it is about one of its loans."""
        changes = zip(self.files, self.changes, strict=True)
        return replace(
            self, files=(file,), changes=tuple(change for own, change in changes if own is file)
        )

    @property
    def unsure(self) -> tuple[str, ...]:
        """Return who says that a loan is theirs now, where nobody has verified it."""
        names = (change.name for change in self.changes if not change.verified)
        return tuple(dict.fromkeys(name for name in names if name))

    def of(self, role: Role) -> tuple[str, ...]:
        """Return the companies that play a part."""
        return tuple(name for part, name in self.parties if part is role)


NOBODY = Side(
    files=(),
    name="",
    licence=LenderType.UNKNOWN,
    parties=(),
    changes=(),
    firms=frozenset(),
)
"""The side of contacts that no loan is known for."""


def sides_of(case: Case, on: dt.date) -> tuple[Side, ...]:
    """Return the creditors of a case with their loans, in the order of the loans.

    A debt whose new creditor is not verified stays with the one before: that one is written to.
    """
    groups: dict[str, list[tuple[LoanFile, Creditor]]] = {}
    for file in case.loans:
        creditor = creditor_on(file, case, on)
        name = addressee(creditor)
        groups.setdefault(firm_key(name) if name else file.loan.id, []).append((file, creditor))
    return tuple(_side(case, members) for members in groups.values())


def addressee(creditor: Creditor) -> str:
    """Return whom to write to about a debt."""
    return creditor.name if creditor.verified else creditor.before or creditor.name


def full_name(case: Case, name_or_id: str) -> str:
    """Return the full name of a party where the case has it."""
    name = party_name(case, name_or_id)
    party = _party(case, name)
    return party.full_name if party and party.full_name else name


def named(name: str) -> tuple[Piece, ...]:
    """Return a name as an addressee, with a gap where it is not a company's full one."""
    return (name,) if _FULL.search(name) else (f"{name}（", FULL_NAME, "）")


def _side(case: Case, members: list[tuple[LoanFile, Creditor]]) -> Side:
    first, creditor = members[0]
    short = addressee(creditor)
    party = _party(case, short)
    parties = dict.fromkeys(
        (role, full_name(case, file.loan.parties[role]))
        for role in _PARTS
        for file, _ in members
        if role in file.loan.parties
    )
    names = {short, *(name for _, name in parties)}
    names |= {
        party_name(case, name)
        for file, _ in members
        for role, name in file.loan.parties.items()
        if role in _PARTS
    }
    return Side(
        files=tuple(file for file, _ in members),
        name=full_name(case, short),
        licence=_licence(party, first, creditor),
        parties=tuple(parties),
        changes=tuple(creditor for _, creditor in members),
        firms=frozenset(firm_key(name) for name in names if name),
        registered_at=party.address if party else None,
    )


def _licence(party: Party | None, file: LoanFile, creditor: Creditor) -> LenderType:
    if party is not None and party.type in set(LenderType) - {LenderType.UNKNOWN}:
        return LenderType(party.type)
    if creditor.how == "original" or not creditor.verified:
        return LenderType(file.loan.lender_type)
    return _OF_THE_GUARANTOR.get(creditor.how, LenderType.UNKNOWN)


def _party(case: Case, name: str) -> Party | None:
    return next((party for party in case.of(Party) if name in (party.name, party.full_name)), None)
