"""The instalments of an agreement: their days and sums, from a table or from one rule for all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.money.dates import add_months
from ashore.settle.agreement.amounts import BLOT, DAY, MONEY, day_of, money_of
from ashore.settle.agreement.debt import lists_part
from ashore.settle.agreement.plan import Instalment, Plan
from ashore.settle.agreement.plan_rule import days_in, first_of_months, monthly_days, sums_of_parts
from ashore.settle.agreement.plan_table import table_of
from ashore.settle.agreement.said import TORN, Said
from ashore.settle.agreement.sentences import Sentence

MOST_PERIODS = 600
_COUNT = rf"([\d{BLOT}]{{1,3}})"
_PERIODS = re.compile(
    rf"(?:分(?:摊)?(?:为)?|共(?:计)?|期数[为是:]?){_COUNT}(?:期|个月)(?!以)|(\d{{1,3}})个月(?:还完|还清|付清)"
)
_MONTHLY = re.compile(
    rf"(?:每[期月]|按月)(?:\d{{1,2}}日前?)?(?:\([^)]{{0,12}}\))?(?:应)?(?:只)?(?:还款|偿还|支付|归还|清偿|给付|还|付|转入|存入)?"
    rf"(?:不少于)?(?:本金|利息|本息)?(?:金额)?{MONEY}"
)
_INTEREST_TOO = re.compile(
    rf"[,、和及]?(?:另|加)?(?:还|付)?利息{MONEY}(?:,?(?:合计|共计?){MONEY})?"
)
_FIRST = re.compile(
    rf"(?:首期|首个|首次|首笔|首月|第一次|第1期)(?:[^,。;\d{BLOT}]{{0,14}}?){DAY}|(?:自|于)?{DAY}起,?(?:[^,。;]{{0,12}},)?[分共]\d+"
    rf"|{DAY}(?:起|开始),?于?每月|{DAY}为(?:首期|第1期)"
)
_ROW = re.compile(
    rf"(?:(?:^|(?<=[|,:;。、第]))(\d{{1,3}})期?[:|]?|(?<![\d.-])){DAY}(?:前|之前)?(?:支付|付款|付|还|应还)?\|?"
    rf"(¥?[\d,]+\.\d{{2}}元?|¥?[\d,]+元)(?!\|?[\d¥])"
)
"""A payment in a line of words; of several figures in a row only a table's columns tell which."""
_PART = re.compile(rf"第\d笔{MONEY}于{DAY}前")
_ONE_OFF_DAY = re.compile(
    rf"(?:于|支付日期?:|付款日:|^|[,。.;、\d])(?:自愿于)?{DAY}(?:前|之前)[^。;]{{0,40}}?(?:支付|转入|付清|还清|转至|$|;|。)"
    rf"|(?:支付日期|付款日|付款时间|还款日)[:为]?{DAY}|{DAY}前(?:将|一次性|付清|还清|支付)"
)
_ONE_OFF = re.compile(
    rf"(?:一次性?)(?:支付|偿还|还款|付清|结清)?[^,。;]{{0,10}}?{MONEY}|付清{MONEY}"
    rf"|{MONEY}一次性?(?:结清|付清)|{DAY}(?:前|之前)[^,。;]{{0,16}}(?:支付|付清|清偿){MONEY}"
    rf"|支付{MONEY}(?:后|即)?视为[^,。;]{{0,4}}(?:清偿|结清)"
)
_LAST_DAY = re.compile(
    rf"(?:最后1[期笔]|最末1期|末期|尾期)(?:的)?(?:还款|到期|应还|付款|支付)?(?:日期?|时间)?[为是于:]*{DAY}"
)
_NO_PART = re.compile(r"服务费|保证金|手续费|诚意金|咨询费|加收|另加")
_DATE_LIST = re.compile(rf"((?:{DAY}[、,及和]?){{2,}})[一-龥]{{0,2}}(\d+)期")
_ADDED = re.compile(rf"(?:^|[;,])(?:合计|共计){MONEY}(?:$|,期间|[。:])")
_TOTALS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("total", rf"(?:应还|还款|偿还|应付|支付)?(?:款)?(?:总额|总计|总金额){MONEY}"),
        ("total", rf"(?:以上款项|共应?支付|支付共计|本金及利息){MONEY}"),
        (
            "split",
            rf"分(?:为)?\d+期(?:还款|偿还|支付|归还|还)?(?:上述)?(?:本金|款项)?(?:合计)?{MONEY}",
        ),
        ("split", rf"(?:就|就余下的|还|支付|本金|代偿款){MONEY},?[:：]?分(?:为)?[\d{BLOT}]+期"),
        ("split", rf"{MONEY}[,:]?分(?:为)?[\d{BLOT}]+期"),
        ("total", _ADDED),
        ("total", rf"本息合计{MONEY}|分期(?:归还|偿还|支付){MONEY}"),
        ("split", rf"就余下的?{MONEY}"),
    )
)
_CLAIMED = re.compile(r"欠款总额|债务总额|欠[^。;]{0,16}(?:总额|合计|共计)")
_INTEREST_ROW = re.compile(r"每[期月][^,。;]{0,6}还?利息")


def schedule_said(sentences: Sequence[Sentence]) -> Iterator[Said]:
    """Yield the number of payments, the sum of each, the first day and the sum of all."""
    said = list(_said(sentences))
    dated = any(one.name == "first_due_on" for one in said)
    for one in said:
        if one.name != "from_month":
            yield one
        elif not dated:
            yield one._replace(name="first_due_on")


def _said(sentences: Sequence[Sentence]) -> Iterator[Said]:
    table = table_of(sentences)
    columns = {row.sentence for row in table.rows}
    if table.sure:
        for row in table.rows:
            yield Said("row", row.day.isoformat(), row.sentence, row.sentence.plain)
    if table.closing and table.whole:
        written = f"{yuan_from_fen(table.whole)}元"
        yield _amount("total", written, table.closing, table.closing.plain)
    for place, sentence in enumerate(sentences):
        yield from _rule_said(sentence)
        yield from _one_off(sentence)
        if sentence not in columns:
            for line in _rows(sentence.plain):
                yield Said("row", line.day.isoformat(), sentence, sentence.plain)
        if sentence is not table.closing:
            yield from _total(sentence, sentences[place - 1] if place else None)


def _rule_said(sentence: Sentence) -> Iterator[Said]:
    """Yield what sets the payments without naming each: how many, how much, from and until when."""
    text = sentence.plain
    for match in _PERIODS.finditer(text):
        count = match[1] or match[2]
        torn = not count.isdigit()
        name = "periods_all" if match[0].startswith("共") else "periods"
        yield Said(name, "" if torn else count, sentence, match[0], torn=torn)
    for match in _MONTHLY.finditer(text):
        beside = _INTEREST_TOO.match(text, match.end()) if "本金" in match[0] else None
        if beside is None:
            yield _amount("monthly", match[1], sentence, match[0])
        elif beside[2]:
            yield _amount("monthly", beside[2], sentence, match[0] + beside[0])
        else:
            yield Said("monthly", "", sentence, match[0] + beside[0], vague=True)
    for name, pattern in (("first_due_on", _FIRST), ("last_due_on", _LAST_DAY)):
        for match in pattern.finditer(text):
            yield _day(name, match, sentence)
    if from_month := first_of_months(text):
        yield Said("from_month", from_month[0].isoformat(), sentence, from_month[1])


def _total(sentence: Sentence, before: Sentence | None) -> Iterator[Said]:
    """Yield the sum of all payments that a sentence gives, not that of a debt or of its parts."""
    text = sentence.plain
    if _CLAIMED.search(text):
        return
    # What the parts of a debt come to together is not yet what has to be paid of it.
    of_debt = re.search(r"本金|罚息|利息", text) or (before and lists_part(before))
    for name, pattern in _TOTALS:
        total = None if pattern is _ADDED and of_debt else pattern.search(text)
        if total:
            written = next(group for group in total.groups() if group)
            yield _amount(name, written, sentence, total[0])
            return


def plan_of(sentences: Sequence[Sentence]) -> Plan:
    """Return the payments with their days: a table where there is one, else by their rule."""
    table = table_of(sentences)
    if not table.sure:
        return Plan(unsure=tuple(row.sentence for row in table.rows))
    columns = {row.sentence: Instalment(row.day, row.paid or 0, row.number) for row in table.rows}
    rows = [
        row
        for sentence in sentences
        for row in ([columns[sentence]] if sentence in columns else _rows(sentence.plain))
    ]
    if len(rows) > 1:
        return Plan(tuple(rows), table=True)
    parts: list[Instalment] = []
    for sentence in sentences:
        parts += _segment(sentence.plain, began=bool(parts))
    if parts:
        return Plan(tuple(parts[:MOST_PERIODS]))
    return _by_rule(sentences)


def _one_off(sentence: Sentence) -> Iterator[Said]:
    text = sentence.plain
    if re.search(r"签订|签署|签约|截至|截止", text):
        return
    for match in _ONE_OFF_DAY.finditer(text):
        yield _day("pay_by", match, sentence)
    for match in _ONE_OFF.finditer(text):
        if not _NO_PART.search(match[0]):
            yield _amount(
                "one_off",
                match[1] or match[2] or match[3] or match[5] or match[6],
                sentence,
                match[0],
            )


def _rows(text: str) -> Iterator[Instalment]:
    for match in _ROW.finditer(text):
        day = day_of(match[2])
        money = money_of(match[3].removesuffix("元") + "元")
        if day and money.fen:
            yield Instalment(day, money.fen, int(match[1]) if match[1] else None)
    for match in _PART.finditer(text):
        day, money = day_of(match[2]), money_of(match[1])
        if day and money.fen:
            yield Instalment(day, money.fen)


def _segment(text: str, *, began: bool) -> Iterator[Instalment]:
    """Yield the payments of a sentence that gives days one by one, or goes on from such a one."""
    monthly = _MONTHLY.search(text)
    money = money_of(monthly[1]) if monthly else None
    if money is None or money.fen is None:
        return
    interest = bool(_INTEREST_ROW.search(text))
    if listed := _DATE_LIST.search(text):
        for match in re.finditer(DAY, listed[1]):
            if day := day_of(match[1]):
                yield Instalment(day, money.fen, interest=interest)
        return
    first, periods = re.search(rf"自{DAY}起", text), _PERIODS.search(text)
    start = day_of(first[1]) if first else None
    if began and start and periods and (periods[1] or "").isdigit():
        for number in range(int(periods[1])):
            yield Instalment(add_months(start, number), money.fen)


def _by_rule(sentences: Sequence[Sentence]) -> Plan:
    said = list(schedule_said(sentences))
    value = {one.name: one.value for one in reversed(said) if one.value}
    periods = value.get("periods") or value.get("periods_all")
    start = value.get("first_due_on")
    if vague := tuple(one.sentence for one in said if one.name == "monthly" and one.vague):
        return Plan(unsure=vague)
    named = [days for one in sentences if (days := days_in(one.plain))]
    start = start or (named[0][0].isoformat() if named else None)
    if periods and start and "monthly" in value and 0 < int(periods) <= MOST_PERIODS:
        each = [one for one in said if one.name == "monthly" and one.value]
        fens = [fen_from_yuan(one.value) for one in each]
        sums = sums_of_parts(sentences, int(periods), fens)
        if sums is None:
            return Plan(unsure=tuple(dict.fromkeys(one.sentence for one in each)))
        days = monthly_days(dt.date.fromisoformat(start), int(periods), sentences)
        days = next((one for one in named if len(one) == len(days)), days)
        return Plan(tuple(map(Instalment, days, sums)))
    due, once = value.get("pay_by"), value.get("one_off")
    if due and once and not periods:
        return Plan((Instalment(dt.date.fromisoformat(due), money_of(f"{once}元").fen or 0),))
    return Plan()


def _amount(name: str, written: str, sentence: Sentence, words: str) -> Said:
    money = money_of(written)
    value = "" if money.fen is None else f"{money.fen // 100}.{money.fen % 100:02d}"
    return Said(name, value, sentence, words, torn=money.fen is None)


def _day(name: str, match: re.Match[str], sentence: Sentence) -> Said:
    written = next(group for group in match.groups() if group)
    day = day_of(written)
    torn = day is None or bool(TORN.search(written))
    return Said(name, day.isoformat() if day else "", sentence, match[0], torn=torn)
