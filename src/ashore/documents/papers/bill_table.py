"""A bill in a letter: its total, and its lines beside what the contract gives."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.case.replay import LoanFile
from ashore.documents.draft import Block, Claim, Table
from ashore.documents.paper import day_in_words
from ashore.documents.papers.sentences import Facts, ask, moment_zh, money, run_on
from ashore.documents.words import ITEMS, yuan
from ashore.money.amounts import yuan_from_fen
from ashore.owed.bill_check import BillCheck


def bill_shown(facts: Facts, file: LoanFile, check: BillCheck | None) -> Iterator[Block]:
    """Yield what a bill shows, line by line beside our own figures, or ask for one."""
    if check is None:
        yield run_on(ask("我没有收到逐项列明的账单，请提供截至今天的逐项账单。"))
        return
    bill, total = check.bill, check.sums.total_shown
    source = f"（{bill.source_name}）" if bill.source_name else ""
    yield run_on(
        facts.fact(
            f"{moment_zh(bill.captured_at)[:10]} 显示的账单{source}合计 {money(total)}"
            f"{'，各项如下' if check.sums.itemised else '，没有列出各项'}。",
            of=(bill,),
            claims=(Claim(about=f"bill:{bill.id}/total", value=yuan_from_fen(total)),),
        )
    )
    if check.sums.lines_total != total and check.sums.itemised:
        gap = abs(check.sums.lines_total - total)
        yield run_on(
            facts.fact(
                f"各项相加是 {money(check.sums.lines_total)}，与合计相差 {money(gap)}。",
                of=(bill,),
            )
        )
    if check.sums.itemised:
        yield _lines(facts, file, check)


def _lines(facts: Facts, file: LoanFile, check: BillCheck) -> Table:
    rows = []
    for line in check.sums.lines:
        gap = check.differences.get(line.item, 0)
        same = f"这一项多出 {yuan(gap)}" if gap > 0 else "没有多出"
        payee = line.payee or "账单没有写"
        rows.append((line.name, ITEMS[line.item].zh, yuan(line.amount), payee, same))
    return Table(
        caption="账单各项和我的核对",
        columns=("账单上的名目", "归为", "金额（元）", "收取方", "与我的重算相比"),
        rows=tuple(rows),
        rests_on=facts.fact(
            f"核对依据是我手里的合同、还款和费用等记录，按{day_in_words(check.compared_on)}计算；"
            "多出的数可能是合同另有约定，所以请说明。",
            of=(
                check.bill,
                file.loan,
                *file.disbursements,
                *file.payments,
                *file.fee_terms,
                *file.assignments,
            ),
        ),
        numeric=frozenset({2}),
    )
