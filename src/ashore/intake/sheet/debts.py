"""One debt of a sheet as entries: the loan, its money, its papers and its creditor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ashore.case.entries_loans import Classification
from ashore.case.terms import Role
from ashore.errors.base import AshoreError
from ashore.intake.clauses import share_of
from ashore.intake.lender_names import lender_type
from ashore.intake.sheet.given import Given
from ashore.intake.sheet.terms import method_of, terms_of
from ashore.money.amounts import decimal_from_fraction, fen_from_yuan, yuan_from_fen

Entry = dict[str, Any]

_ROLES = {role.value for role in Role}
_ASIDE = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")
_NOBODY = re.compile(r"^(待核实|未知|不明|不详|无|没有)")
_OWN = re.compile(r"本人|自己|own", re.IGNORECASE)
_NOT_OWN = re.compile(r"非本人|他人|not own", re.IGNORECASE)
_CLASSES = (
    (r"identity|冒名", Classification.IDENTITY_FRAUD),
    (r"nominee|\bAB|AB[_ 贷]", Classification.NOMINEE),
    (r"disputed|争议", Classification.DISPUTED_FEES),
    (r"genuine|真实", Classification.GENUINE),
)


def debt_entries(debt: Given, number: int, as_of: str | None) -> Iterator[Entry]:
    """Yield the entries of one debt, the loan first; each names its place in the sheet.

    Args:
        debt: The debt.
        number: Its place in the sheet, from 1; it names a debt without an id.
        as_of: The day of the sheet, for papers without a day of their own.
    """
    name = debt.text("debt_id") or f"debt-{number}"
    parts = [
        *_disbursements(debt, name),
        *_schedule(debt, name),
        *_statement(debt, name),
        *_payments(debt, name),
        *_bills(debt, name, as_of),
        *_assignments(debt, name),
        *_court_papers(debt, name),
        *_agreement(debt, name),
        *_offers(debt, name),
    ]
    # Last, so that it can keep what no other entry has read.
    yield _loan(debt, name)
    yield from parts


def _loan(debt: Given, name: str) -> Entry:
    kind = debt.text("product_type") or ""
    contract, parties = debt.under("contract"), _parties(debt.under("parties"))
    loan: Entry = {"kind": "loan", "id": name, "product": debt.text("product") or name}
    loan |= {"terms": terms_of(debt, contract, method_of(kind, contract, debt))}
    loan |= contract.copied("signed_on", "contract_no")
    loan |= {"parties": {role: who for role, (who, _) in parties.items()}}
    notes = "；".join(note for _, note in parties.values() if note)
    loan |= {"notes": notes} if notes else {}
    roles = (Role.FUNDER, Role.CREDITOR, Role.PLATFORM)
    names = [parties[role][0] for role in roles if role in parties]
    loan |= {"lender_type": lender_type(*names, product=kind).value, "product_type": kind}
    classified = debt.text("classification")
    if classified:
        found = next((c for words, c in _CLASSES if re.search(words, classified)), None)
        loan |= {"classification": (found or Classification.UNKNOWN).value}
        loan |= {"own": found is not Classification.IDENTITY_FRAUD}
        loan |= {"classified_as": classified}
    kept = {"contract": contract.left(), "other_parties": debt.under("parties").left()}
    loan |= {key: left for key, left in kept.items() if left}
    return loan | _place(debt) | debt.rest()


def _parties(parties: Given) -> dict[str, tuple[str, str]]:
    """Return the name in each role, and what stands beside the name in brackets."""
    found: dict[str, tuple[str, str]] = {}
    for role in sorted(_ROLES):
        said = parties.peek(role) or ""
        who = _ASIDE.sub("", str(said))
        if who and not _NOBODY.match(who):
            parties.text(role)
            found[role] = who, said if who != said else ""
    return found


def _disbursements(debt: Given, name: str) -> Iterator[Entry]:
    for n, paid in enumerate(debt.each("disbursement"), start=1):
        entry = _entry("disbursement", _numbered(f"{name}-disbursement", n), name, paid)
        entry |= paid.copied("gross", "to_account", on="date")
        to = str(entry.get("to_account") or "")
        if _NOT_OWN.search(to) or _OWN.search(to):
            entry |= {"own_account": not _NOT_OWN.search(to)}
        entry |= {
            "deductions": _deductions(paid, entry.get("gross")),
            "onward": [t.copied("to", "amount", at="ts") for t in paid.each("onward_transfers")],
        }
        yield entry | paid.rest()


def _deductions(paid: Given, gross: Any) -> list[Entry]:
    """Return what was taken off, with what is missing of the money that arrived besides.

    A sum that arrived and is more than the rest leaves is kept beside the entry, unread.
    """
    listed = [d.copied("name", "amount", "payee") for d in paid.each("deductions")]
    try:
        net, *sums = (fen_from_yuan(str(amount)) for amount in (
            paid.peek("net_received"), gross, *(one.get("amount") for one in listed)
        ))  # fmt: skip
    except AshoreError:
        return listed  # a sum that does not read is named when the entry is made
    missing = sums[0] - sum(sums[1:]) - net
    if missing >= 0:
        paid.take("net_received")
    named = {"name": "未列明的扣款", "amount": yuan_from_fen(missing)}
    return [*listed, named] if missing > 0 else listed


def _schedule(debt: Given, name: str) -> Iterator[Entry]:
    rows = []
    for row in debt.each("schedule"):
        rows.append(row.copied("principal", "interest", "guarantee_fee", n="period",
                               due_on="due_date", fees="other_fee"))  # fmt: skip
        row.take("total")
        row.take("remaining_principal")
        rows[-1] |= row.rest()
    if rows:
        yield _entry("instalment-schedule", f"{name}-schedule", name, debt, "schedule") | {
            "rows": rows
        }


def _statement(debt: Given, name: str) -> Iterator[Entry]:
    statement, contract = debt.under("statement"), debt.under("contract")
    issued = statement.text("statement_date") or contract.text("statement_date")
    due = statement.text("due_date") or contract.text("due_date")
    if "balance" not in statement or not due:
        return
    entry = _entry("statement", f"{name}-statement", name, debt, "statement")
    entry |= {"statement_on": issued or due, "due_on": due}
    yield entry | statement.copied("balance", "minimum") | statement.rest()


def _payments(debt: Given, name: str) -> Iterator[Entry]:
    funded = debt.text("payments_funded_by")
    for n, paid in enumerate(debt.each("payments"), start=1):
        entry = _entry("payment", f"{name}-payment-{n}", name, paid)
        entry |= paid.copied("amount", "channel", "to", on="date", at="time")
        entry |= {"funded_by": funded} if funded else {}
        yield entry | paid.rest()


def _bills(debt: Given, name: str, as_of: str | None) -> Iterator[Entry]:
    for n, bill in enumerate(debt.each("bill_shown_by_lender"), start=1):
        entry = _entry("bill", _numbered(f"{name}-bill", n), name, bill)
        entry |= {"captured_at": bill.text("captured_at") or as_of}
        entry |= bill.copied("total_shown", "overdue_days_shown", source_name="source")
        items = [i.copied("name", "amount", "payee", "item") | i.rest() for i in bill.each("items")]
        yield entry | {"items": items} | bill.rest()


def _assignments(debt: Given, name: str) -> Iterator[Entry]:
    parties = _parties(debt.under("parties"))
    paid = debt.under("subrogation")
    if paid.take("date"):
        entry = _entry("assignment", f"{name}-subrogation", name, debt, "subrogation")
        entry |= {"type": "subrogation"}
        entry |= paid.copied("principal", "interest", "penalty", "total", "notified_on", on="date")
        charge = share_of(str(debt.under("contract").peek("guarantor_late_fee") or ""))
        entry |= {"daily_rate": decimal_from_fraction(charge)} if charge else {}
        by = paid.text("by") or parties.get(Role.GUARANTOR, ("", ""))[0]
        entry |= {"to_party": by} if by else {}
        yield entry | paid.rest()
    sold = debt.under("assignment")
    if sold.take("transferee") or sold.take("notice_date"):
        entry = _entry("assignment", f"{name}-transfer", name, debt, "assignment")
        entry |= {"type": "transfer"}
        entry |= sold.copied(
            "verified", on="date", notified_on="notice_date", to_party="transferee"
        )
        yield entry | sold.rest()


def _court_papers(debt: Given, name: str) -> Iterator[Entry]:
    court = debt.under("parties").text("enforcement_court")
    judged = debt.under("judgment")
    if "principal" in judged:
        entry = _entry("court-paper", f"{name}-judgment", name, debt, "judgment")
        entry |= {"type": "judgment"} | judged.copied(
            "case_no", "court", "principal", "pay_by", "interest_and_fees", dated="date",
            effective_on="effective", court_fee="court_fee_borne_by_borrower",
        )  # fmt: skip
        entry |= _interest_to(judged)
        yield entry | judged.rest()
    enforced = debt.under("enforcement")
    if enforced.take("notice_received") or enforced.take("filed"):
        entry = _entry("court-paper", f"{name}-enforcement", name, debt, "enforcement")
        entry |= {"type": "enforcement-notice"} | ({"court": court} if court else {})
        entry |= enforced.copied("measures", dated="filed", received_on="notice_received")
        yield entry | enforced.rest()


def _interest_to(judged: Given) -> Entry:
    """Return interest and fees that are named with the day they run to in the key itself."""
    for key in list(judged.left()):
        dated = re.fullmatch(r"interest_and_fees_to_(\d{4})_(\d{2})_(\d{2})", key)
        if dated:
            return {"interest_and_fees": judged.take(key), "interest_to": "-".join(dated.groups())}
    return {}


def _agreement(debt: Given, name: str) -> Iterator[Entry]:
    agreed = debt.under("agreement")
    if not agreed.take("signed_on"):
        return
    entry = _entry("agreement", f"{name}-agreement", name, debt, "agreement")
    entry |= agreed.copied("signed_on", "total", "periods", "monthly", "clause", "first_due_on",
                           "ended_on", "pay_to", waived="waived_interest_and_fees")  # fmt: skip
    if re.search(r"个性化|personal", debt.text("product_type") or ""):
        entry |= {"kind_of": "personalised-instalment"}
    if re.search(r"任[何意]?一期|自动终止", str(entry.get("clause", ""))):
        entry |= {"any_miss_ends": True}
    if "first_due_on" not in entry:
        # The first instalment that was paid shows the day; the agreement itself may not.
        after = [day for p in debt.each("payments") if (day := p.text("date") or "")]
        first = min((day for day in after if day >= entry["signed_on"]), default=None)
        entry |= {"first_due_on": first} if first else {}
    yield entry | agreed.rest()


def _offers(debt: Given, name: str) -> Iterator[Entry]:
    parties = _parties(debt.under("parties"))
    roles = (Role.CREDITOR, Role.FUNDER, Role.PLATFORM)
    by = next((parties[role][0] for role in roles if role in parties), "creditor")
    for n, offer in enumerate(debt.each("settlement_offer"), start=1):
        entry = _entry("offer", _numbered(f"{name}-offer", n), name, offer)
        entry |= {"by": offer.text("by") or by}
        entry |= offer.copied("one_off", "deadline", "monthly", "periods", "made_on",
                              "first_due_on", "waived", pay_to="account")  # fmt: skip
        yield entry | offer.rest()


def _entry(kind: str, name: str, loan: str, part: Given, key: str = "") -> Entry:
    return {"kind": kind, "id": name, "loan": loan} | _place(part, key)


def _place(part: Given, key: str = "") -> Entry:
    where = f"{part.where}.{key}" if key else part.where
    return {"source": {"how": "import", "locator": where}}


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"
