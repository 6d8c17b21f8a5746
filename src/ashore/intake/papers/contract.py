"""What a loan contract says of money and of its parties, clause by clause, with its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ashore.case.terms import Role
from ashore.intake.clauses import number_of, share_of
from ashore.intake.method_names import named_method
from ashore.intake.pages.figures import DAY, day_of, folded
from ashore.intake.papers.card_terms import CARD_FINDERS
from ashore.intake.papers.sentences import Sentence
from ashore.money.amounts import decimal_from_fraction, fen_from_yuan, yuan_from_fen
from ashore.money.daycount import DayCount
from ashore.settle.agreement.numerals import AMOUNT_IN_WORDS, fen_in_words

Found = tuple[str, bool]
"""A value as an entry writes it, and whether a check speaks against it."""

_YUAN = r"(?:人民币|RMB)?\s?[¥]?\s?(\d[\d,]*(?:\.\d{1,2})?)\s?(万)?元"
_MONEY = re.compile(_YUAN)
_SHARE = r"(?:\d+(?:\.\d+)?\s?[%‰]|[百千万]分之(?:\d+(?:\.\d+)?|[零一二两三四五六七八九十点]+))"
_COUNT = r"(\d+|[一二两三四五六七八九十百]+)"
_NAME = r"([一-龥（）()]{2,30}?(?:公司|银行|合作社|中心))"
_PARTIES: tuple[tuple[str, str], ...] = (
    (Role.FUNDER.value, r"(?:贷款人|出借人|贷款方|出借方|授信人|资金方|发卡(?:银行|行|机构))"),
    (Role.GUARANTOR.value, r"(?:担保人|保证人|担保公司|融资担保方|增信机构)"),
    (Role.INSURER.value, r"(?:保险人|保险公司)"),
    (Role.PLATFORM.value, r"(?:平台方?|居间人|居间方|服务方|服务提供方|信息服务方|技术服务方)"),
)


class Clause(NamedTuple):
    """A value that a sentence gives: its name, the value, the sentence, and what is off with it.

    ``doubted`` is true where a check speaks against it.
    """

    name: str
    value: str
    sentence: Sentence
    doubted: bool = False


Finder = Callable[[str], Found | None]


def clauses_of(sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
    """Return every value that the sentences give, in their order; one may come more than once."""
    return tuple(clause for sentence in sentences for clause in _of(sentence))


def differing(clauses: Sequence[Clause]) -> frozenset[str]:
    """Return the names of values that the paper gives in more than one way."""
    said: dict[str, set[str]] = {}
    for clause in clauses:
        said.setdefault(clause.name, set()).add(clause.value)
    return frozenset(name for name, values in said.items() if len(values) > 1)


def _of(sentence: Sentence) -> Iterator[Clause]:
    text = re.sub(r"\s", "", folded(sentence.text))
    for name, find in _FINDERS:
        found = find(text)
        if found:
            yield Clause(name, found[0], sentence, found[1])


def _principal(text: str) -> Found | None:
    match = re.search(
        rf"(?:借款|贷款|授信|融资)(?:本金|金额|总额)(?:为|是|:|[|])?[^,。;:\d]{{0,24}}?{_YUAN}",
        text,
    )
    words = AMOUNT_IN_WORDS.search(text)
    spoken = fen_in_words(words) if words else None
    named = re.search(r"(?:借款|贷款)(?:本金|金额|总额)", text)
    if match is None:
        return (yuan_from_fen(spoken), False) if named and spoken is not None else None
    fen = _fen(match[1], match[2])
    return yuan_from_fen(fen), words is not None and spoken != fen


def _fen(digits: str, ten_thousands: str | None) -> int:
    plain = digits.replace(",", "")
    if ten_thousands:
        return round(Fraction(plain) * 1_000_000)
    return fen_from_yuan(plain)


def _rate(per: str) -> Finder:
    # 「罚息利率」, 「综合年化」 and what is said of being late are other rates than the loan's own.
    pattern = re.compile(
        rf"(?:{per})化?(?:利率|息|费率)?(?:\([^)]{{1,6}}\))?(?:固定)?(?:为|是|:|[|])?({_SHARE})"
    )

    def find(text: str) -> Found | None:
        if re.search(r"罚息|逾期|违约|违反|复利|综合(?:融资|年化|资金|成本)", text):
            return None
        match = pattern.search(text)
        share = share_of(match[1]) if match else None
        return (decimal_from_fraction(share), False) if share else None

    return find


def _stated_cost(text: str) -> Found | None:
    match = re.search(rf"综合(?:融资|资金)?(?:年化)?(?:成本|利率|费率).{{0,12}}?({_SHARE})", text)
    share = share_of(match[1]) if match else None
    return (decimal_from_fraction(share), False) if share else None


def _day_count(text: str) -> Found | None:
    if not re.search(r"利率|计息|利息|基数|天数", text):
        return None
    base = re.search(r"(?:一?年(?:按|以|=|为)?|/|÷|除以)(360|365)(?:天|日)?", text)
    if base is None:
        return None
    thirty = re.search(r"(?:每|一)?(?:个)?月(?:按|以|=|为)?30(?:天|日)", text)
    if thirty and base[1] == "360":
        return DayCount.THIRTY_360.value, False
    return (DayCount.ACT_360 if base[1] == "360" else DayCount.ACT_365).value, False


def _accrual(text: str) -> Found | None:
    if re.search(r"按月计息|每月(?:按|收取)年利率的?(?:1/12|十二分之一)", text):
        return "period", False
    daily = re.search(r"按日计息|按(?:实际)?(?:占用|使用|用款)?天数计(?:算|收)?|逐日计息", text)
    return ("daily", False) if daily and not re.search(r"罚息|逾期|违约", text) else None


def _periods(text: str) -> Found | None:
    match = re.search(
        rf"(?:共(?:计|分)?|分为?|期数(?:为|:|[|])?)第?{_COUNT}(?:个)?期"
        rf"|(?:借款|贷款)期限(?:为|:|[|])?(?:共)?{_COUNT}个月|期数(?:为|:|[|])(\d+)",
        text,
    )
    written = next((group for group in match.groups() if group), None) if match else None
    return (str(number_of(written)), False) if written else None


def _method(text: str) -> Found | None:
    if not re.search(r"还款|还本|付息|偿还|归还", text) or "提前还款" in text:
        return None
    method = named_method(text)
    return (method.value, False) if method else None


def _day(words: str) -> Finder:
    pattern = re.compile(rf"(?:{words})(?:为|:|[|])?({DAY})")

    def find(text: str) -> Found | None:
        match = pattern.search(text)
        day = day_of(match[1]) if match else None
        return (day.value, False) if day else None

    return find


def _party(words: str) -> Finder:
    pattern = re.compile(
        rf"(?:^|[,。;|(])(?:[甲乙丙丁]方)?[(]?{words}[)]?(?:[(][^)]*[)])?(?:名称)?(?::|[|]){_NAME}"
    )

    def find(text: str) -> Found | None:
        match = pattern.search(text)
        return (match[1], False) if match else None

    return find


def _borrower(text: str) -> Found | None:
    match = re.search(
        r"(?:^|[,。;|(])(?:[甲乙丙丁]方)?[(]?借款人[)]?(?::|[|])([一-龥·]{2,8})(?!公司)", text
    )
    return (match[1], False) if match else None


def _product(text: str) -> Found | None:
    match = re.search(r"(?:产品|业务)名称(?::|[|])([^,。;:|()]{2,30})", text)
    return (match[1], False) if match else None


def _reporter(text: str) -> Found | None:
    """Return the role that says it reports to the credit bureau, where the lender does."""
    told = re.search(r"(?:征信|信用信息)[^,。;]{0,8}(?:系统|数据库|机构)", text)
    lender = re.search(r"(?:贷款人|出借人|发卡(?:银行|行))[^。;]{0,30}(?:报送|提供|报告)", text)
    return (Role.FUNDER.value, False) if told and lender else None


def _contract_no(text: str) -> Found | None:
    match = re.search(r"(?:合同|协议)(?:编号|号)(?::|[|])?([A-Za-z0-9\-]{5,40})", text)
    return (match[1], False) if match else None


def _arbitration(text: str) -> Found | None:
    match = re.search(r"(?:提交|提请|向|由)([一-龥]{2,14}仲裁委员会|[一-龥]{2,10}仲裁院)", text)
    return (match[1], False) if match else None


def _court(text: str) -> Found | None:
    if "法院" not in text or "仲裁" in text:
        return None
    match = re.search(r"(?:向|由|提交)([^,。;向由]{2,24}?(?:人民)?法院)", text)
    return (match[1], False) if match else None


_FINDERS: tuple[tuple[str, Finder], ...] = (
    ("contract_no", _contract_no),
    ("product", _product),
    ("reporter", _reporter),
    ("signed_on", _day(r"(?:签订|签署|合同)(?:日期|时间)")),
    ("borrower", _borrower),
    *((f"parties.{role}", _party(words)) for role, words in _PARTIES),
    ("principal", _principal),
    ("annual_rate", _rate("年")),
    ("monthly_rate", _rate("月")),
    ("daily_rate", _rate("日")),
    ("stated_annual_cost", _stated_cost),
    ("day_count", _day_count),
    ("accrual", _accrual),
    ("periods", _periods),
    ("method", _method),
    ("first_due_on", _day(r"(?:首期|首次|第一期|第1期)(?:还款|应还)(?:日期?|时间)")),
    ("jurisdiction", _court),
    ("arbitration", _arbitration),
    *CARD_FINDERS,
)


def money_in(text: str) -> str | None:
    """Return the first amount in a text, in yuan.

    Examples:
        >>> money_in("每期收取担保费人民币25.5元"), money_in("2万元")
        ('25.50', '20000.00')
    """
    match = _MONEY.search(folded(text))
    return yuan_from_fen(_fen(match[1], match[2])) if match else None
