"""The exhibits of a case in the order of a court: sorted by what they show, own notes last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ashore.case.entries_dealings import Contact
from ashore.case.entries_loans import Bill, Payment
from ashore.case.entries_papers import CourtPaper, CreditRecord, Evidence
from ashore.case.entry import EntryBase, LoanMention
from ashore.case.replay import Case
from ashore.documents.exhibits import Exhibit, Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_parts import PAPERS
from ashore.documents.papers.sentences import money

_OWN = re.compile(r"自制|自己(整理|记)|本人(整理|说明|记录)|手写")
_NOTES = frozenset({"note", "checkin"})
OWN_WORK = "本人制作的说明"
GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("借款合同和放款", frozenset({"loan", "disbursement", "instalment-schedule", "fee-term"})),
    ("还款", frozenset({"payment", "transaction"})),
    ("账单", frozenset({"bill", "statement"})),
    ("通知、协议和债权变更", frozenset({"notice", "assignment", "agreement", "offer", "promise"})),
    ("法院文书", frozenset({"court-paper"})),
    ("催收联络", frozenset({"contact"})),
    ("请求、投诉和答复", frozenset({"request", "complaint"})),
    ("信用报告", frozenset({"credit-record"})),
    ("中介", frozenset({"approach"})),
    ("收支和困难", frozenset({"person", "income", "expense", "asset", "cause"})),
)
_OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit, the sealed entry behind it if it was sealed, and the entries that it shows."""

    exhibit: Exhibit
    sealed: Evidence | None
    entries: tuple[EntryBase, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of what it shows."""
        return frozenset(str(getattr(entry, "kind", "")) for entry in self.entries)

    @property
    def own_work(self) -> bool:
        """Return whether the person made it: a note, or what its description says to be one."""
        described = bool(_OWN.search(self.exhibit.description))
        return described or (bool(self.kinds) and self.kinds <= _NOTES)

    @property
    def group(self) -> str:
        """Return under which heading it stands."""
        if self.own_work:
            return OWN_WORK
        return next((title for title, kinds in GROUPS if self.kinds & kinds), _OTHER)


def shown_in(
    case: Case, exhibits: Exhibits, wanted: Callable[[EntryBase], bool] = lambda _: True
) -> tuple[Shown, ...]:
    """Return what shows some entries of a case, grouped, the person's own work last.

    Args:
        case: The case.
        exhibits: Its exhibits.
        wanted: Which entries count; all of them unless told.
    """
    entries: dict[str, list[EntryBase]] = {}
    for entry in case.entries:
        if isinstance(entry, Evidence):
            if wanted(entry):
                entries.setdefault(entry.id, [])
        elif wanted(entry):
            for key in exhibits.of(entry):
                entries.setdefault(key, []).append(entry)
    sealed = {entry.id: entry for entry in case.of(Evidence)}
    found = [Shown(exhibits[key], sealed.get(key), tuple(shown)) for key, shown in entries.items()]
    order = [*(title for title, _ in GROUPS), _OTHER, OWN_WORK]
    return tuple(sorted(found, key=lambda one: order.index(one.group)))


def of_loan(loan: str) -> Callable[[EntryBase], bool]:
    """Return what chooses the entries about one loan."""

    def wanted(entry: EntryBase) -> bool:
        return entry.id == loan or (isinstance(entry, LoanMention) and entry.loan == loan)

    return wanted


def keys_of(shown: Sequence[Shown]) -> tuple[str, ...]:
    """Return the keys of exhibits in their order."""
    return tuple(one.exhibit.key for one in shown)


def purpose(one: Shown) -> str:
    """Return what an exhibit proves, empty where it is tied to no entry."""
    if one.own_work:
        return "本人的说明，供核对"
    return "；".join(dict.fromkeys(_purposes(one)))


def _purposes(one: Shown) -> Iterator[str]:
    payments = [entry for entry in one.entries if isinstance(entry, Payment)]
    contacts = sorted((e for e in one.entries if isinstance(e, Contact)), key=lambda e: e.at)
    if payments:
        total = sum(entry.amount for entry in payments)
        yield f"还款 {len(payments)} 笔，合计 {money(total)}"
    if contacts:
        first, last = (day_in_words(entry.at.date()) for entry in (contacts[0], contacts[-1]))
        yield f"联络 {len(contacts)} 次（{first if first == last else f'{first}至{last}'}）"
    for entry in one.entries:
        if isinstance(entry, Bill):
            yield f"{day_in_words(entry.captured_at.date())}账单的各项金额"
        elif isinstance(entry, CourtPaper):
            number = f"，案号{entry.case_no}" if entry.case_no else ""
            yield f"收到的{PAPERS[entry.type].zh}{number}"
        elif isinstance(entry, CreditRecord):
            yield f"{day_in_words(entry.report_on)}信用报告的记载"
        elif not isinstance(entry, Payment | Contact):
            yield _PROVES.get(str(getattr(entry, "kind", "")), "有关情况")


_PROVES = {
    "loan": "借款合同的约定",
    "disbursement": "放款日期、金额和实际得到的金额",
    "instalment-schedule": "还款计划",
    "fee-term": "费用的约定",
    "transaction": "资金流水",
    "statement": "信用卡账单的金额和到期日",
    "notice": "收到的书面通知",
    "assignment": "债权变更和通知",
    "agreement": "还款协议的约定",
    "offer": "提出过的还款方案",
    "promise": "对方作出的承诺",
    "request": "提出的请求和答复",
    "complaint": "投诉的内容和受理情况",
    "approach": "中介的承诺和收费",
    "person": "身份",
    "income": "收入",
    "expense": "支出",
    "asset": "财产",
    "cause": "困难的原因",
    "note": "情况说明",
}
