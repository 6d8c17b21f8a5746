"""Any sentences: every reader of a paper answers, and an entry only holds what it may."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.papers.agreement_paper import looks_like_agreement, read_agreement
from ashore.intake.papers.contract_paper import looks_like_contract, read_contract
from ashore.intake.papers.credit_account import record_of
from ashore.intake.papers.credit_sentences import accounts_in_sentences, queries_in
from ashore.intake.papers.credit_tables import accounts_in_tables
from ashore.intake.papers.pdf import PdfPage
from ashore.intake.papers.sentences import sentences_of_texts
from tests.intake.papers.contracts import AGREEMENT, CONTRACT
from tests.intake.papers.reports import FIRST, GRID, SECOND, SHORT, STATE

NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
SOURCE = Source(how="file")
PARTS = (
    "借款本金", "年利率", "日利率", "月利率", "罚息", "违约金", "复利", "提前到期", "逾期",
    "每日", "每期", "担保费", "服务费", "万分之", "千分之零点零五", "万分之点五",
    "百分之十二点五", "1.5倍", "上浮", "50%", "0%", "‰", "贰万元整", "零元", "¥0.00元",
    "20,000.00元", "2万元", "0.5万元", "分12期", "零期", "一百二十期", "连续三期", "超过60日",
    "宽限期三天", "最低5元", "由", "某某公司", "收取", "放款时", "一次性", "一年按360天",
    "按日计息", "等额本息", "等本等息", "等额本金", "首期还款日为2026年2月30日", "，", "。", "；",
    "：", "不计", "无", "任何一期未还", "全部", "减免", "户名：", "总额",
)  # fmt: skip
TEXTS = st.lists(
    st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=8).map("".join)
    | st.sampled_from((*CONTRACT, *AGREEMENT, *SHORT)),
    max_size=10,
)
CELLS = st.sampled_from(
    [*{cell for table in (FIRST, SECOND, STATE, GRID) for row in table for cell in row}]
) | st.text(max_size=4)
TABLES = st.lists(
    st.lists(st.lists(CELLS, min_size=1, max_size=13).map(tuple), max_size=5).map(tuple),
    max_size=4,
).map(tuple)


@settings(max_examples=300)
@given(TEXTS)
def test_contracts_and_agreements(texts: list[str]) -> None:
    sentences = sentences_of_texts(texts)
    looks_like_contract(sentences)
    looks_like_agreement(sentences)
    paper = read_contract(sentences, recorded_at=NOW, source=SOURCE)
    assert (paper.loan is not None) == any(field.name == "principal" for field in paper.fields)
    read_agreement(sentences, on=NOW.date(), recorded_at=NOW, source=SOURCE)


@settings(max_examples=200)
@given(TEXTS, TABLES)
def test_credit_reports(texts: list[str], tables: tuple[tuple[tuple[str, ...], ...], ...]) -> None:
    sentences = sentences_of_texts(texts)
    list(queries_in(sentences))
    accounts = [
        *accounts_in_sentences(sentences),
        *accounts_in_tables([PdfPage(1, (), tables, 842)]),
    ]
    for account in accounts:
        record = record_of(account, report_on=NOW.date(), recorded_at=NOW, source=SOURCE)
        assert record.reporter == account.reporter
