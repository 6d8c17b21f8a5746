"""False claims are caught wherever they stand, and stand nowhere in what a person can read."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import ashore
from ashore.findings import Confidence, Strength
from ashore.law.answers import Unit
from ashore.law.book import LawBook
from ashore.law.channel import Channel
from ashore.law.false_claims import claims_made, read_false_claims
from ashore.law.sentences import sentences_of
from ashore.text import Text

BOOK = LawBook.standard()
CLAIMS = read_false_claims(BOOK.folder)
SOURCE = Path(ashore.__file__).parent
TODAY = dt.date(2026, 11, 24)

SAID_ELSEWHERE = [
    ("collection-industry-measures", "2025 年《债务催收行业管理办法》规定每天三次。"),
    ("collection-industry-measures", "上门要有商务调查许可证。"),
    ("collection-industry-measures", "催收员统一资格证由国家发。"),
    ("recordings-connected-to-12378", "催收录音必须接入 12378 平台，存 180 天。"),
    ("hours-eight-to-twenty", "只能在 8:00–20:00 打电话。"),
    ("article-798", "民法典第 798 条规定合法催收三原则。"),
    ("article-798", "必须提前 3 天书面通知。"),
    ("facilitation-notice-counts-calls", "金规〔2025〕9号规定每天不超过 3 次。"),
    ("quiet-hours-are-law", "法律禁止晚上十点后催收。"),
    ("quiet-hours-are-law", "22 点以后催收就违法。"),
    ("six-calls-are-forbidden", "同一号码每天不得超过 6 次。"),
    ("own-recording-is-no-evidence", "私下录音一律不能作证据。"),
    ("invented-amendments", "个人信息保护法（2025 年修订）第 13 条。"),
    ("twelve-three-seven-eight-in-working-days", "12378 要求机构 15 个工作日内反馈。"),
    ("twelve-three-seven-eight-in-working-days", "12378 什么都管。"),
    ("misquoted-article-68", "信用卡办法第 68 条：不得泄露给第三方。"),
    ("misquoted-article-68", "公约第 17 条：同日不得多次联系。"),
    ("record-for-ever", "代偿记录会永远留在征信上。"),
    ("objection-in-working-days", "异议要 20 个工作日。"),
    ("mediation-comes-first", "诉前调解是起诉的必经程序。"),
    ("four-times-lpr-voids-everything", "超过四倍 LPR 一律无效。"),
    ("four-times-lpr-voids-everything", "年利率超过 LPR4 倍就无效。"),
    ("old-four-times-rule", "利息不得超过同期贷款利率四倍。"),
    ("seven-days-off-the-record", "7 天内不上征信。"),
    ("early-summons-are-false", "提前收到的传票是假的。"),
    ("no-table-is-a-violation", "合同没有明示表就是违规。"),
    ("debts-bought-cheaply", "把债务卖给我，2 万 5 化解 10 万。"),
    ("fall-behind-first", "先逾期再谈，条件更好。"),
    ("fall-behind-first", "逾期 30–90 天是最佳协商窗口。"),
    ("wechat-exports-pdf", "微信可以官方导出 PDF。"),
    ("community-proof-cuts-interest", "社区开困难证明就能减息。"),
    ("community-proof-cuts-interest", "民法典 670 条禁止高利放贷。"),
    ("dishonest-list-bars-trains", "失信人不能坐高铁。"),
    ("success-rates", "协商成功率 78%。"),
    ("sincerity-deposit", "签协议前先转诚意金。"),
    ("suspended-interest", "可以申请停息挂账。"),
]


@pytest.mark.parametrize(("claim_id", "said"), SAID_ELSEWHERE)
def test_a_false_claim_is_caught_by_its_own_entry(claim_id: str, said: str) -> None:
    found = {claim.id for _, claim in claims_made([Text(said, "")], CLAIMS, law=True)}

    assert claim_id in found


def test_each_claim_has_an_example_and_a_reason() -> None:
    assert {claim.id for claim in CLAIMS} == {claim_id for claim_id, _ in SAID_ELSEWHERE}
    assert len({claim.id for claim in CLAIMS}) == len(CLAIMS)
    assert all(claim.why.zh and claim.why.en for claim in CLAIMS)


def test_an_english_claim_is_caught_as_well() -> None:
    said = [Text("", "The record stays for ever."), Text("", "Objections take 20 working days.")]

    assert [claim.id for _, claim in claims_made(said, CLAIMS)] == [
        "record-for-ever",
        "objection-in-working-days",
    ]


def test_a_broad_pattern_is_for_the_law_book_only() -> None:
    said = [Text("有人要诚意金，先停下。", "Somebody asks for a deposit: stop.")]

    assert list(claims_made(said, CLAIMS)) == []
    assert [claim.id for _, claim in claims_made(said, CLAIMS, law=True)] == ["sincerity-deposit"]


def test_the_law_book_makes_no_false_claim() -> None:
    sentences = [words for _, words in sentences_of(BOOK)]

    assert len(sentences) > 1000
    assert list(claims_made(sentences, CLAIMS, law=True)) == []


def texts_in(path: Path) -> Iterator[Text]:
    """Yield every ``Text`` that a module writes out, whatever is filled in left blank."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Text"
            and len(node.args) == 2
        ):
            zh, en = (_words(argument) for argument in node.args)
            yield Text(zh, en)


def _words(node: ast.expr) -> str:
    return "".join(
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def test_no_sentence_in_the_program_makes_a_false_claim() -> None:
    found = [
        (path.relative_to(SOURCE).as_posix(), claim.id, words.zh)
        for path in sorted(SOURCE.rglob("*.py"))
        for words, claim in claims_made(texts_in(path), CLAIMS)
    ]

    assert found == []


def test_no_template_makes_a_false_claim() -> None:
    templates = sorted(SOURCE.rglob("*.j2"))
    lines = [Text(line, "") for path in templates for line in path.read_text("utf-8").splitlines()]

    assert templates
    assert list(claims_made(lines, CLAIMS)) == []


def test_the_texts_of_a_module_are_found() -> None:
    found = list(texts_in(SOURCE / "errors" / "law.py"))

    assert Text("请改正这一处。", "Correct this one place.") in found
    assert len(found) > 30


@pytest.mark.parametrize(
    ("entry_id", "strength"),
    [
        ("collection.quiet-hours-standard", Strength.STANDARD),
        ("collection.quiet-hours-guideline", Strength.SELF_REGULATION),
        ("collection.effective-calls-a-day", Strength.STANDARD),
        ("collection.attempts-a-number", Strength.SELF_REGULATION),
        ("collection.bans-guideline", Strength.SELF_REGULATION),
    ],
)
def test_hours_and_counts_are_never_called_law(entry_id: str, strength: Strength) -> None:
    (version,) = BOOK.entry(entry_id).versions

    assert version.citation is not None
    assert version.citation.strength is strength


def test_quiet_hours_have_their_exceptions() -> None:
    standard = BOOK.rule("collection.quiet-hours-standard", on=TODAY)
    guideline = BOOK.rule("collection.quiet-hours-guideline", on=TODAY)

    assert standard.data["unless"] == ("agreed_otherwise",)
    assert guideline.data["unless"] == ("consent",)


def test_six_attempts_are_a_should_rather_not() -> None:
    attempts = BOOK.figure("collection.attempts-a-number", on=TODAY)

    assert (attempts.text, attempts.data["wording"]) == ("6", "should_rather_not")
    assert "不宜" in BOOK.entry(attempts.id).says.zh


def test_no_act_of_2026_is_cited_by_an_old_article() -> None:
    """From 2026 on articles 42, 26, 40, 49, 51, 52, 43 and 22 mean something else."""
    for entry_id in BOOK.ids():
        version = BOOK.version(entry_id, on=TODAY) if _has_begun(entry_id) else None
        if version is not None and version.citation is not None:
            assert version.citation.source != "public-security-2012"


def _has_begun(entry_id: str) -> bool:
    first = BOOK.entry(entry_id).versions[0].from_date
    return first is None or first <= TODAY


def test_the_facilitation_notice_has_no_hours_and_no_counts() -> None:
    rule = BOOK.rule("collection.facilitation", on=TODAY)

    assert rule.data == {}
    assert "22" not in rule.text.zh
    assert "不在这份文件里" in str(rule.limits)


def test_article_68_says_what_it_says() -> None:
    rule = BOOK.rule("card.collection-limits", on=TODAY)

    assert rule.data["whom"] == ("debtor", "guarantor")
    assert "泄露" not in rule.text.zh


def test_a_lender_answers_in_calendar_days() -> None:
    period = BOOK.figure("deadlines.lender-complaint", on=TODAY)

    assert (period.unit, period.text, period.data["extended_to"]) == (
        Unit.DAYS,
        "15",
        ("30", "60"),
    )


def test_the_regulators_line_says_what_is_not_its_business() -> None:
    channel = BOOK.channel("channels.financial-regulator", on=TODAY)

    assert channel.refuses is not None
    assert "小贷" in channel.refuses.zh
    assert "征信" in channel.refuses.zh


def test_recording_ones_own_call_is_usually_admissible() -> None:
    rule = BOOK.rule("evidence.own-recording", on=TODAY)

    assert rule.citation.pinpoint == "第106条"
    assert "废止" in rule.text.zh


def test_what_the_sheet_could_not_find_is_a_gap() -> None:
    for entry_id in (
        "collection.standard-not-read",
        "collection.card-norm-2021",
        "collection.card-notice-2022",
        "collection.personal-loan-measures",
        "channels.lender-superior",
        "channels.complaint-measures-draft",
        "deadlines.lender-review",
        "credit-record.business-measures",
        "enforcement.living-allowance-local",
        "insolvency.national-draft",
    ):
        (version,) = BOOK.entry(entry_id).versions
        assert version.citation is None
        assert version.note is not None


@pytest.mark.parametrize(
    ("entry_id", "confidence"),
    [
        ("card.reminder-and-letter", Confidence.LOW),
        ("collection.consumer-protection", Confidence.LOW),
        ("channels.internet-finance-association", Confidence.LOW),
        ("hotlines.courts", Confidence.UNCONFIRMED),
        ("hotlines.anti-fraud", Confidence.LOW),
        ("supervision.personal-loan-guidance", Confidence.LOW),
        ("collection.lost-debtor-guideline", Confidence.MEDIUM),
        ("collection.visits-guideline", Confidence.MEDIUM),
        ("collection.agency-review-standard", Confidence.MEDIUM),
        ("deadlines.regulator-report-accepted", Confidence.MEDIUM),
    ],
)
def test_what_is_little_sure_stays_marked(entry_id: str, confidence: Confidence) -> None:
    newest = BOOK.entry(entry_id).versions[-1]

    assert newest.citation is not None
    assert newest.citation.confidence is confidence


def test_every_channel_takes_something_and_most_say_what_they_do_not() -> None:
    channels = [
        version
        for entry_id in BOOK.ids()
        if entry_id.startswith("channels.")
        for version in BOOK.entry(entry_id).versions
        if isinstance(version, Channel)
    ]

    assert all(channel.accepts.zh and channel.body.zh for channel in channels)
    assert [channel.id for channel in channels if channel.refuses is None] == []
