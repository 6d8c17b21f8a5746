"""What has to come after the last payment: certificate, credit record; and suits withdrawn."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_dealings import NoticeType
from ashore.case.entries_papers import CourtPaperType, CreditRecord, Evidence
from ashore.case.replay import Case, LoanFile
from ashore.settle.promises.breach import Breach, Side, breach_of
from ashore.settle.promises.paid import completed_on
from ashore.settle.promises.terms import Terms
from ashore.text import Text

_SETTLED = re.compile(r"结清|销户|正常关闭|settled|closed", re.IGNORECASE)
_CERTIFICATE = re.compile(r"结清证明|清偿证明")
_WITHDRAWN = re.compile(r"撤诉|撤回起诉|解除|解冻|终结执行|结案")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that is owed to the person: by when, and what came of it.

    ``arrived`` is its day, ``entry`` what shows it; ``wrong`` that it came and is not as agreed.
    """

    what: str
    name: Text
    since: dt.date
    by: dt.date
    arrived: dt.date | None = None
    entry: str = ""
    wrong: bool = False


def waited_for(case: Case, file: LoanFile, terms: Terms, on: dt.date) -> tuple[Waiting, ...]:
    """Return everything that is owed to the person on a day, arrived or not."""
    found = []
    done = completed_on(file.payments, terms, on)
    if done is not None and terms.certificate is not None:
        found.append(_certificate(case, file, done, terms.certificate.after(done), on))
    if done is not None and terms.record is not None:
        found.append(_record(file, done, terms.record.after(done), on))
    if terms.withdrawal is not None:
        first = next((p.on for p in file.payments if terms.starts <= p.on <= on), None)
        start = first if terms.withdrawal_after_first else terms.starts
        if start is not None:
            found.append(_withdrawal(file, start, terms.withdrawal.after(start), on))
    return tuple(found)


def afterwards_breaches(
    case: Case, file: LoanFile, terms: Terms, on: dt.date, ended: dt.date | None
) -> Iterator[Breach]:
    """Yield what did not come by its day, came late, or came and says something else."""
    for one in waited_for(case, file, terms, on):
        late = one.arrived is not None and one.arrived > one.by
        absent = one.arrived is None and one.by < on and one.what != "record"
        if (ended is not None and ended <= one.by) or not (late or absent or one.wrong):
            continue
        yield _breach(one, terms, late=late)


def _certificate(case: Case, file: LoanFile, done: dt.date, by: dt.date, on: dt.date) -> Waiting:
    came = [
        (notice.received_on, notice.id)
        for notice in file.notices
        if notice.type is NoticeType.SETTLEMENT_CERTIFICATE or _CERTIFICATE.search(notice.text)
    ]
    came += [
        (seal.captured_at.date(), seal.id)
        for seal in case.of(Evidence)
        if seal.captured_at
        and _CERTIFICATE.search(f"{seal.name} {seal.description}")
        and (file.loan.id in seal.about or len(case.loans) == 1)
    ]
    came = [(day, entry) for day, entry in came if done <= day <= on]
    day, entry = min(came, default=(None, ""))
    name = Text("结清证明", "settlement certificate")
    return Waiting(what="certificate", name=name, since=done, by=by, arrived=day, entry=entry)


def _record(file: LoanFile, done: dt.date, by: dt.date, on: dt.date) -> Waiting:
    """Return what the reports since show; only one drawn after the last day can be wrong.

    A report shows that the record is right, and not since when: it counts as in time unless an
    earlier one shows that it was not.
    """
    seen = [r for r in file.credit_records if done < r.report_on <= on]
    right = next((r for r in seen if _is_settled(r)), None)
    stale = next((r for r in seen if r.report_on > by and not _is_settled(r)), None)
    shown = stale or right
    return Waiting(
        what="record",
        name=Text("征信更新为结清", "credit record marked settled"),
        since=done,
        by=by,
        arrived=min(right.report_on, by) if right else None,
        entry=shown.id if shown else "",
        wrong=stale is not None,
    )


def _is_settled(record: CreditRecord) -> bool:
    return bool(_SETTLED.search(record.status or "")) and not record.balance


def _withdrawal(file: LoanFile, start: dt.date, by: dt.date, on: dt.date) -> Waiting:
    name = Text("撤诉、解冻", "withdrawal of the suit and lifting of freezes")
    came = [
        (paper.received_on or paper.dated, paper.id)
        for paper in file.court_papers
        if paper.type in (CourtPaperType.RULING, CourtPaperType.OTHER)
        and _WITHDRAWN.search(paper.text)
    ]
    dated = [(day, entry) for day, entry in came if day is not None and start <= day <= on]
    day, entry = min(dated, default=(None, ""))
    return Waiting(what="withdrawal", name=name, since=start, by=by, arrived=day, entry=entry)


def _breach(one: Waiting, terms: Terms, *, late: bool) -> Breach:
    how = "wrong" if one.wrong else "late" if late else "missing"
    says = {
        "wrong": Text(
            f"{one.by} 前应办好「{one.name.zh}」，此后的信用报告上仍不是这样。",
            f"The {one.name.en} was due by {one.by}; a later report does not show it.",
        ),
        "late": Text(
            f"「{one.name.zh}」应在 {one.by} 前，{one.arrived} 才到。",
            f"The {one.name.en} was due by {one.by} and came on {one.arrived}.",
        ),
        "missing": Text(
            f"「{one.name.zh}」应在 {one.by} 前，还没有收到。",
            f"The {one.name.en} was due by {one.by} and has not come.",
        ),
    }[how]
    return breach_of(
        terms,
        f"{one.what}-{how}",
        Side.CREDITOR,
        one.by + dt.timedelta(days=1),
        says,
        ask=Text(
            f"协议约定 {one.by} 前完成「{one.name.zh}」，请在三日内办理并书面答复。",
            f"The {one.name.en} was agreed by {one.by}; please see to it and answer in writing.",
        ),
        entries=(one.entry,) if one.entry else (),
    )
