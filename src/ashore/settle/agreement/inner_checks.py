"""Where an agreement contradicts itself: counts, days, its term, its code, its order."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator

from ashore.errors.base import LawDataError
from ashore.findings import Citation, Finding, Severity
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.settle.agreement.credit_code import CodeState, code_state
from ashore.settle.agreement.fields import AgreementText
from ashore.settle.agreement.finding import agreement_finding
from ashore.text import Text

_YEARS_LIMIT = "card.personal-instalment-years"
_ORDER = "civil-code.order-within-debt"
_ONCE = {
    "periods": Text("期数", "number of payments"),
    "as_of": Text("欠款截止日", "day of the debt"),
    "total": Text("应还总额", "total"),
}


def inner_findings(text: AgreementText, book: LawBook, on: dt.date) -> Iterator[Finding]:
    """Yield where an agreement contradicts itself or a rule about its form.

    Args:
        text: The agreement as read.
        book: The law book.
        on: The day that chooses the version of a rule where the paper is not dated.
    """
    yield from _codes(text)
    yield from _said_twice(text)
    yield from _count(text)
    yield from _days(text)
    yield from _last_day(text)
    yield from _unsure(text)
    yield from _term(text, book, on)
    yield from _order(text, book, on)


def signed_on(text: AgreementText) -> dt.date | None:
    """Return the day on which an agreement is dated."""
    dated = [one.value for one in text.said if one.name == "dated" and one.value]
    value = text.value("signed_on") or (dated[-1] if dated else None)
    return dt.date.fromisoformat(value) if value else None


def is_card(text: AgreementText) -> bool:
    """Return whether an agreement is about a credit card, by its own words."""
    words = ("信用卡", "持卡人", "发卡")
    return any(word in sentence.plain for sentence in text.sentences for word in words)


def _codes(text: AgreementText) -> Iterator[Finding]:
    for one in text.said:
        if one.name == "credit_code" and code_state(one.value) is CodeState.WRONG:
            yield agreement_finding(
                "parties.credit-code",
                f"line-{one.sentence.line}",
                Text(
                    f"统一社会信用代码 {one.value} 的校验位对不上，可能写错，也可能不是真的。",
                    f"The credit code {one.value} does not fit its check character: it may be "
                    "miswritten, or not be real.",
                ),
                Text(
                    "请核对统一社会信用代码，并提供营业执照副本。",
                    "Please check the unified social credit code and provide the licence.",
                ),
                severity=Severity.CHECK,
            )


def _said_twice(text: AgreementText) -> Iterator[Finding]:
    for name, says in _ONCE.items():
        values = {one.value: one for one in text.said if one.name == name and one.value}
        if len(values) < 2 or (name == "periods" and text.value("periods_all")):
            continue
        lines = [str(one.sentence.line) for one in values.values()]
        yield agreement_finding(
            "values.two-ways",
            f"line-{lines[0]}",
            Text(
                f"{says.zh}在协议里有几种写法：{'、'.join(values)}（第 {'、'.join(lines)} 行）。",
                f"The {says.en} is given in more ways than one: {', '.join(values)} (lines "
                f"{', '.join(lines)}).",
            ),
            Text(
                f"协议里{says.zh}前后写得不一样，请统一后重新出具。",
                f"The {says.en} differs within the agreement; please settle it and issue it anew.",
            ),
        )


def _count(text: AgreementText) -> Iterator[Finding]:
    stated = text.value("periods_all") or text.value("periods")
    listed = len(text.plan.rows)
    if text.plan.table and stated and int(stated) != listed:
        yield agreement_finding(
            "sums.count",
            "plan",
            Text(
                f"写的是 {stated} 期，还款表里列了 {listed} 期。",
                f"It says {stated} payments and lists {listed}.",
            ),
            Text(
                f"还款表列了 {listed} 期，正文写 {stated} 期，请补齐或更正。",
                f"The table lists {listed} payments and the text says {stated}; please correct it.",
            ),
        )


def _days(text: AgreementText) -> Iterator[Finding]:
    rows, signed = text.plan.rows, signed_on(text)
    if rows and not text.plan.in_order:
        listed = "、".join(row.day.isoformat() for row in rows)
        yield agreement_finding(
            "sums.dates",
            "plan",
            Text(f"还款日没有一期比一期晚：{listed}。", f"The days do not follow: {listed}."),
            Text(
                "还款日的先后不对，请更正每一期的日期。",
                "The due days are out of order; please correct each of them.",
            ),
        )
    elif rows and signed and rows[0].day < signed:
        first = rows[0].day
        yield agreement_finding(
            "sums.dates",
            "plan",
            Text(
                f"第一期 {first}，早于签订日 {signed}：一签就已经逾期。",
                f"The first payment of {first} is before the signing of {signed}: it would be late "
                "from the start.",
            ),
            Text(
                "首期还款日早于签订日，请改为签订之后的日期。",
                "The first due day is before the signing; please move it after.",
            ),
        )


def _last_day(text: AgreementText) -> Iterator[Finding]:
    """Yield where the last day that is written is not that of the last payment."""
    rows, written = text.plan.rows, text.value("last_due_on")
    if not rows or not written or rows[-1].day.isoformat() == written:
        return
    last, count = rows[-1].day, len(rows)
    yield agreement_finding(
        "sums.last-day",
        "plan",
        Text(
            f"{count} 期从 {rows[0].day} 排起，最后一期是 {last}；协议写的最后一期是 {written}。",
            f"{count} payments from {rows[0].day} on end on {last}; the last is said to be due on "
            f"{written}.",
        ),
        Text(
            "期数和最后一期的日期对不上，请更正，并列出每一期的还款日和金额。",
            "The number of payments and the last day do not fit; please correct them and list each "
            "payment.",
        ),
    )


def _unsure(text: AgreementText) -> Iterator[Finding]:
    """Yield where sums stand in the plan and it is not certain when each of them is paid."""
    lines = dict.fromkeys(str(one.line) for one in text.plan.unsure)
    if not lines:
        return
    yield agreement_finding(
        "plan.unsure",
        f"line-{next(iter(lines))}",
        Text(
            f"第 {'、'.join(lines)} 行写了还款金额，程序没有把握每一期要还多少，所以没有算合计；"
            "请自己逐期核对。",
            f"Lines {', '.join(lines)} give sums, and which is paid when is not certain, so they "
            "were not added up; please go through each payment.",
        ),
        Text(
            "请用表格逐期列明还款日和当期应还总额，并写明全部合计。",
            "Please list the day and the whole sum of each payment, and what they come to.",
        ),
        severity=Severity.CHECK,
    )


def _term(text: AgreementText, book: LawBook, on: dt.date) -> Iterator[Finding]:
    rows = text.plan.rows
    if not is_card(text):
        return
    try:
        years = book.figure(_YEARS_LIMIT, on=signed_on(text) or on)
    except LawDataError:
        return
    months = int(years.value * 12)
    if rows and rows[-1].day <= add_months(rows[0].day, months):
        return
    # Without its days, a plan of a payment a month is as long as it has payments.
    monthly = any("每月" in one.plain or "按月" in one.plain for one in text.sentences)
    if not rows and not (monthly and (text.periods or 0) > months):
        return
    yield agreement_finding(
        "sums.term-too-long",
        "plan",
        Text(
            f"从首期到末期超过 {years.text} 年，可能不符合《{years.title.zh}》。",
            f"It runs for more than {years.text} years, which may not be in line with “"
            f"{years.title.en}”.",
        ),
        Text(
            f"个性化分期最长 {years.text} 年，请按这个期限调整期数和每期金额。",
            f"A personal instalment plan runs {years.text} years at most; please adjust it.",
        ),
        citations=(years.citation,),
    )


def _order(text: AgreementText, book: LawBook, on: dt.date) -> Iterator[Finding]:
    if text.value("order") != "fees-first":
        return
    cited: tuple[Citation, ...] = ()
    with contextlib.suppress(LawDataError):
        cited = (book.rule(_ORDER, on=signed_on(text) or on).citation,)
    yield agreement_finding(
        "field.allocation-fees-first",
        "allocation",
        Text(
            "每笔还款先抵费用和利息，本金下得慢；可以约定别的顺序。",
            "Each payment settles fees and interest first, so principal falls slowly; another "
            "order can be agreed.",
        ),
        Text(
            "请改为每笔还款先冲抵本金，再冲抵利息和费用。",
            "Please let each payment settle principal first, then interest and fees.",
        ),
        severity=Severity.INFO,
        citations=cited,
    )
