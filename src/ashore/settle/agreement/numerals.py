"""Chinese numerals as numbers: counts, days and amounts, each converted and converted back."""

from __future__ import annotations

import re

_LOW = "零〇一二两三四五六七八九十百千万亿"
_UP = "壹贰貳叁參肆伍陆柒捌玖拾佰仟萬億"
NUMERAL = rf"[{_LOW}{_UP}]"
_TO_LOW = str.maketrans(
    "〇两壹贰貳叁參肆伍陆柒捌玖拾佰仟萬億", "零二一二二三三四五六七八九十百千万亿"
)
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_YEAR_DAY = re.compile(
    r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_COUNTED = re.compile(
    r"(?<!唯)([一二两三四五六七八九十百]+)(?=(?:个)?(?:期|日|天|工作日|笔)|个月(?!一))"
)
AMOUNT_IN_WORDS = re.compile(
    rf"(?<![\d.每{_LOW}{_UP}])({NUMERAL}{{1,24}})[元圆](?:([零壹贰叁肆伍陆柒捌玖一二三四五六七八九])角)?"
    r"(?:零?([壹贰叁肆伍陆柒捌玖一二三四五六七八九])分)?"
)


def number_of(numeral: str) -> int | None:
    """Return the whole number of a Chinese numeral, None where it does not convert back to itself.

    Examples:
        >>> number_of("叁仟零伍拾"), number_of("十五"), number_of("一万二")
        (3050, 15, None)
    """
    import cn2an  # type: ignore[import-untyped]  # noqa: PLC0415  # a fifth of a second to load

    low = numeral.translate(_TO_LOW)
    try:
        number = int(cn2an.cn2an(low, "strict"))
    except ValueError:
        return None
    back = str(cn2an.an2cn(number, "low"))
    return number if _bare(back) == _bare(low) else None


def fen_in_words(match: re.Match[str]) -> int | None:
    """Return the fen of an amount in words that was matched, None where it is none.

    Examples:
        >>> fen_in_words(AMOUNT_IN_WORDS.search("人民币壹万贰仟叁佰零伍元陆角柒分"))
        1230567
        >>> AMOUNT_IN_WORDS.search("2万元，每万元每日5元")
    """
    whole = number_of(match[1])
    if whole is None:
        return None
    tenths, hundredths = (_DIGITS[(part or "零").translate(_TO_LOW)] for part in match.group(2, 3))
    return whole * 100 + tenths * 10 + hundredths


def digits_of(numeral: str) -> str:
    """Return numerals that stand one beside the other as digits.

    Examples:
        >>> digits_of("七五"), digits_of("85")
        ('75', '85')
    """
    return "".join(str(_DIGITS.get(sign.translate(_TO_LOW), sign)) for sign in numeral)


def with_digits(text: str) -> str:
    """Return text with its days and its counts of days and instalments in digits.

    Examples:
        >>> with_digits("连续两期未还，催告后十五日内，第一期二〇二六年一月十日")
        '连续2期未还，催告后15日内，第1期2026年1月10日'
    """
    return _COUNTED.sub(_counted, _YEAR_DAY.sub(_day, text))


def _counted(match: re.Match[str]) -> str:
    number = number_of(match[1])
    return match[0] if number is None else str(number)


def _day(match: re.Match[str]) -> str:
    year = "".join(str(_DIGITS[c.translate(_TO_LOW)]) for c in match[1])
    month, day = number_of(match[2]), number_of(match[3])
    return match[0] if month is None or day is None else f"{year}年{month}月{day}日"


def _bare(numeral: str) -> str:
    """Return a numeral as a person would write it too: 十五 is 一十五."""
    return re.sub(r"^一十", "十", numeral)
