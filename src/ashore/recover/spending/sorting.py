"""What each payment was for: as the person said, as they taught, or as its words say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ashore.case.entries_people import Transaction
from ashore.plan.categories import Category
from ashore.recover.spending.words import kinds_in, spent_on, without_asides

NOT_SPENDING = frozenset({"transfer", "refund", "repayment", "loan"})
"""Categories of a transaction that are neither income nor spending."""

_COMPANY = re.compile(
    r"(股份|集团)?有限(责任)?公司|(总|分)?(公司|店|部|厂|中心|经营部|工作室|分店|旗舰店|专营店|专卖店)$|个体工商户"
)


class By(StrEnum):
    """What a category rests on."""

    PERSON = "person"
    TAUGHT = "taught"
    WORDS = "words"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A payment with its category, None where nothing says what it was for.

    ``by`` says what it rests on and ``because`` the word, or the id of the payment that taught it;
    it is empty where the words do not say what was stored when the payment was read in.
    """

    payment: Transaction
    category: Category | None
    by: By
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """One rule that the person taught: who is paid, for what, and by which payment."""

    name: str
    category: Category
    payment: str


def taught_by(payments: Iterable[Transaction]) -> Mapping[str, Taught]:
    """Return the rules that a person's own sorting teaches, the latest on each name.

    A payment that the person sorted speaks for every payment to the same name, and for no other.
    """
    rules: dict[str, Taught] = {}
    for payment in sorted(payments, key=lambda one: one.recorded_at):
        name = plain_name(payment.counterpart)
        if payment.sorted_by == "person" and name and payment.category in set(Category):
            category = Category(payment.category)
            rules[name] = Taught(name=name, category=category, payment=payment.id)
    return rules


def sort_payments(payments: Iterable[Transaction]) -> tuple[Sorted, ...]:
    """Return every payment that is spending, with its category.

    Money that came in, and what only moved between accounts or debts, is left out.
    """
    spent = [one for one in payments if one.amount < 0 and one.category not in NOT_SPENDING]
    rules = taught_by(spent)
    return tuple(_sorted(payment, rules) for payment in spent)


def _sorted(payment: Transaction, rules: Mapping[str, Taught]) -> Sorted:
    if payment.sorted_by == "person" and payment.category in set(Category):
        category = Category(payment.category)
        return Sorted(payment=payment, category=category, by=By.PERSON, because=payment.id)
    rule = rules.get(plain_name(payment.counterpart))
    if rule is not None:
        return Sorted(payment=payment, category=rule.category, by=By.TAUGHT, because=rule.payment)
    found = spent_on(None, payment.counterpart, payment.text)
    if payment.category in set(Category):
        stored = Category(payment.category)
        word = found[1] if found and found[0] is stored else ""
        return Sorted(payment=payment, category=stored, by=By.WORDS, because=word)
    if found is None:
        return Sorted(payment=payment, category=None, by=By.NOTHING, because="")
    category, word = found
    return Sorted(payment=payment, category=category, by=By.WORDS, because=word)


def kinds_of(payment: Transaction) -> frozenset[str]:
    """Return which kinds that have a page of their own a payment belongs to."""
    return kinds_in(f"{payment.counterpart or ''} {payment.text} {payment.method or ''}")


def plain_name(name: str | None) -> str:
    """Return who was paid without brackets, branch and company form, in one spelling.

    Examples:
        >>> plain_name("蜜雪冰城（人民路店）有限公司")
        '蜜雪冰城'
    """
    return _COMPANY.sub("", without_asides(name or "")).strip()
