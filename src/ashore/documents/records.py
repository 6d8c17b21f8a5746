"""Which records a figure was computed from, as lines that a person can find again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from ashore.case.entries_loans import Disbursement, Payment
from ashore.case.entry import EntryBase, Source
from ashore.case.replay import LoanFile
from ashore.documents.words import ENTRY_KINDS, SOURCES, yuan
from ashore.owed.standing import Footing
from ashore.text import Text


def records_of(file: LoanFile) -> tuple[Text, ...]:
    """Return every record that a loan's figures rest on, one line each; payments in one."""
    return tuple(_lines(entries_of(file), file.payments))


def entries_of(file: LoanFile) -> tuple[EntryBase, ...]:
    """Return every entry that a loan's figures rest on, payments left out."""
    return (
        file.loan,
        *file.disbursements,
        *file.schedules,
        *file.fee_terms,
        *file.statements,
        *file.assignments,
        *file.agreements,
        *file.notices,
        *file.court_papers,
        *file.bills,
    )


def records_behind(file: LoanFile, footing: Footing) -> tuple[Text, ...]:
    """Return the records that decide what is due on one footing."""
    return tuple(_lines(entries_behind(file, footing), file.payments))


def entries_behind(file: LoanFile, footing: Footing) -> tuple[EntryBase, ...]:
    """Return the entries that decide what is due on one footing, payments left out."""
    deciding: dict[Footing, tuple[EntryBase, ...]] = {
        Footing.CARD: file.statements[-1:],
        Footing.AGREEMENT: file.agreements[-1:],
        Footing.SUBROGATION: file.assignments[-1:],
        Footing.JUDGMENT: tuple(p for p in file.court_papers if p.type == "judgment")[-1:],
    }
    contract = (*file.disbursements, *file.schedules[-1:], *file.fee_terms)
    return (file.loan, *deciding.get(footing, contract))


def records_of_cost(file: LoanFile) -> tuple[Text, ...]:
    """Return the records that a loan's yearly cost rests on."""
    return tuple(_lines(entries_behind(file, Footing.INSTALMENTS), ()))


def record_line(entry: EntryBase) -> Text:
    """Return one record in a line: what it is, its day and sum, its id, and where it was read."""
    kind = ENTRY_KINDS[getattr(entry, "kind", "note")]
    said = _said(entry)
    parts = Text(f" {said.zh}", f" {said.en}") if said.zh else Text("", "")
    source = source_words(entry.source)
    return Text(
        f"{kind.zh}{parts.zh}［{entry.id}，{source.zh}］",
        f"{kind.en}{parts.en} [{entry.id}; {source.en}]",
    )


def source_words(source: Source) -> Text:
    """Return where an entry was read."""
    where = [source.file_name or "", source.locator or ""]
    zh = [*where, f"第 {source.row} 行" if source.row else ""]
    en = [*where, f"row {source.row}" if source.row else ""]
    how = SOURCES[source.how]
    return Text(
        " ".join(part for part in (how.zh, *zh) if part),
        " ".join(part for part in (how.en, *en) if part),
    )


def _lines(entries: Iterable[EntryBase], payments: tuple[Payment, ...]) -> Iterator[Text]:
    for entry in entries:
        yield record_line(entry)
    if payments:
        total, last = yuan(sum(p.amount for p in payments)), payments[-1]
        source = source_words(last.source)
        yield Text(
            f"还款 {len(payments)} 笔，合计 {total} 元，最近一笔 {last.on}"
            f"［{payments[0].id} … {last.id}，{source.zh}］",
            f"{len(payments)} payments, {total} yuan in all, the latest on {last.on} "
            f"[{payments[0].id} … {last.id}; {source.en}]",
        )


_FACTS = (
    "name",
    "contract_no",
    "court",
    "case_no",
    "on",
    "at",
    "signed_on",
    "statement_on",
    "received_on",
    "captured_at",
    "source_name",
)
_SUMS = ("amount", "balance", "monthly", "total")


def _said(entry: EntryBase) -> Text:
    """Return what tells one entry from the others: names, numbers, days and sums."""
    if isinstance(entry, Disbursement):
        gross, net = yuan(entry.gross), yuan(entry.net_received)
        return Text(
            f"{entry.on} 合同 {gross} 元，到手 {net} 元",
            f"{entry.on}, {gross} yuan by contract, {net} received",
        )
    facts = [_written(getattr(entry, name, None)) for name in _FACTS]
    said = " ".join(fact for fact in facts if fact)
    sums = [getattr(entry, name, None) for name in _SUMS]
    amount = next((yuan(fen) for fen in sums if isinstance(fen, int)), None)
    if amount is None:
        return Text(said, said)
    return Text(f"{said} {amount} 元".strip(), f"{said} {amount} yuan".strip())


def _written(fact: object) -> str:
    if isinstance(fact, dt.datetime):
        return fact.date().isoformat()
    return "" if fact is None else str(fact)
