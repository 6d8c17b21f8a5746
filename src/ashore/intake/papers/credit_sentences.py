"""The accounts of a credit report in its short form, where each is a sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ashore.intake.pages.figures import folded
from ashore.intake.papers.credit_account import CreditAccount
from ashore.intake.papers.sentences import Sentence
from ashore.intake.reading import Box

_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_AMOUNT = r"(-?\d[\d,]*(?:\.\d{1,2})?)"
_ITEM = re.compile(
    rf"(?:\d{{1,3}}[.、])?{_DAY},?(?P<who>[一-龥（）()A-Za-z]{{3,40}}?)(?:为[^,。]{{2,20}})?"
    rf"(?:发放|办理|授信)的?(?P<rest>.+)"
)
_NUMBERED = re.compile(r"\d{1,3}[.、](?!\d)")
_LENT = re.compile(rf"{_AMOUNT}元(?:\([^)]{{1,8}}\))?")
_KIND = re.compile(
    r"(?:贷记卡|准贷记卡|个人[一-龥]{0,10}贷款|[一-龥]{0,8}贷款|[一-龥]{0,6}授信|融资租赁)(?:\([^)]{1,10}\))?"
)
_BALANCE = re.compile(rf"(?:余额|已使用额度|透支余额)(?:为|:)?(?:人民币)?{_AMOUNT}")
_OVERDUE = re.compile(rf"(?:逾期金额|当前逾期(?:总额|金额)|逾期总额)(?:为|:)?(?:人民币)?{_AMOUNT}")
_NONE_NOW = re.compile(r"(?:当前)?(?:无|没有)逾期")
_MONTHS = re.compile(r"(?:最近|近)?(?:5|五)年内?有(\d{1,2})个月处于逾期状态")
_NEVER = re.compile(r"从未逾期|没有发生过逾期|未发生过?逾期")
_STATES: tuple[tuple[str, str], ...] = (
    (r"呆账", "呆账"),
    (r"已?转出", "转出"),
    (r"(?:已|于.{4,12})?结清", "结清"),
    (r"销户", "销户"),
    (r"未激活", "未激活"),
    (r"代偿", "代偿"),
)
_QUERY = re.compile(r"(?:\d{1,3})?(\d{4})年(\d{1,2})月(\d{1,2})日([一-龥（）()]{4,30})(?:/[^\s]*)?"
                    r"(贷款审批|信用卡审批|贷后管理|担保资格审查|保前审查|本人查询[一-龥()]*|"
                    r"资信审查|法人[一-龥]*审查)")  # fmt: skip


def accounts_in_sentences(
    sentences: Sequence[Sentence], unread: list[str] | None = None
) -> Iterator[CreditAccount]:
    """Yield the accounts of the short form; the sentences after an account's first are its own.

    Args:
        sentences: What the report says.
        unread: Takes the words of each numbered item that is no account as far as it reads.
    """
    never = False
    for said, box in _items(sentences):
        heading = folded(said)
        if "账户明细如下" in heading:
            never = bool(re.search(r"从未逾期", heading))
            continue
        text = re.sub(r"\s", "", heading)
        match = _ITEM.match(text)
        account = _account(match, said, box, never=never) if match else None
        if account:
            yield account
        elif unread is not None and (match or _NUMBERED.match(text)) and not _QUERY.search(text):
            unread.append(said)


def queries_in(sentences: Sequence[Sentence]) -> Iterator[tuple[dt.date, str, str]]:
    """Yield who looked at the report: the day, who, and the reason."""
    for sentence in sentences:
        for match in _QUERY.finditer(re.sub(r"\s", "", folded(sentence.text))):
            day = _date(match[1], match[2], match[3])
            if day:
                yield day, match[4], match[5]


def _items(sentences: Sequence[Sentence]) -> Iterator[tuple[str, Box | None]]:
    """Yield runs of sentences, one for each numbered account or heading."""
    held, box = "", None
    for sentence in sentences:
        text = re.sub(r"\s", "", folded(sentence.text))
        begins = re.match(
            rf"\d{{1,3}}[.、](?!\d)|(?:\d{{1,3}}[.、])?{_DAY}[^,。]{{3,40}}(?:发放|办理)", text
        )
        short = len(text) <= 8 and not text.endswith("。")
        heading = "明细如下" in text or short or "记录" in text[:8]
        if begins or heading:
            if held:
                yield held, box
            held, box = "", sentence.box
        held += sentence.text
        if heading and not begins:
            yield held, box
            held = ""
    if held:
        yield held, box


def _account(
    match: re.Match[str], said: str, box: Box | None, *, never: bool
) -> CreditAccount | None:
    opened = _date(match[1], match[2], match[3])
    rest = match["rest"]
    lent, kind = _LENT.search(rest), _KIND.search(rest)
    if kind is None:
        return None
    state = next((state for words, state in _STATES if re.search(words, rest)), None)
    closed = state in ("结清", "销户", "转出", "未激活")
    balance, overdue = _fen(_BALANCE.search(rest)), _fen(_OVERDUE.search(rest))
    if overdue is None and _NONE_NOW.search(rest):
        overdue = 0
    months = _MONTHS.search(rest)
    count = int(months[1]) if months else 0 if never or _NEVER.search(rest) else None
    lent_first = lent if lent and lent.start() < kind.start() else None
    off = tuple(
        name
        for name, holds in (
            ("overdue", bool(overdue) and (closed or count == 0)),
            ("balance", closed and bool(balance)),
            ("opened_on", opened is None),
        )
        if holds
    )
    return CreditAccount(
        reporter=match["who"].strip("，,"),
        kind=kind[0],
        text=said,
        opened_on=opened,
        lent=_fen(lent_first),
        status=state or ("逾期" if overdue else "正常" if overdue == 0 or never else None),
        balance=balance,
        overdue=overdue,
        overdue_months=count,
        box=box,
        off=off,
    )


def _fen(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    whole, _, cents = match[1].replace(",", "").partition(".")
    fen = abs(int(whole)) * 100 + int(cents.ljust(2, "0") or 0)
    return -fen if whole.startswith("-") else fen


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
