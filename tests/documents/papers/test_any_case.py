"""Whatever a log and a history of complaints hold, the papers stay honest and go to one desk."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.documents.exhibits import Exhibits
from ashore.documents.guard import require_honest
from ashore.law.false_claims import claims_made, read_false_claims
from ashore.text import Text
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.golden import PAPERS, drafts_of
from tests.documents.papers.plain import plain
from tests.documents.papers.stories import complaint, contact, evidence, online_loan, person

CLAIMS = read_false_claims(BOOK.folder)
SETTLE = {
    "complaint-lender",
    "complaint-regulator",
    "complaint-local-bureau",
    "complaint-association",
}
"""Papers by which somebody is asked to settle one matter of conduct."""

moments = st.builds(
    lambda day, hour: f"2026-{day}T{hour:02d}:15",
    st.sampled_from(["01-20", "08-02", "11-17", "11-18"]),
    st.integers(0, 23),
)
seen = st.sampled_from(
    [
        "debt-disclosed",
        "payment-demanded",
        "refused-further-contact",
        "identity-withheld",
        "entered-home",
        "followed-or-blocked",
        "published",
    ]
)


@st.composite
def contacts(draw: st.DrawFn) -> dict[str, Any]:
    channel = draw(st.sampled_from(["call", "sms", "visit", "chat"]))
    call = {"duration_s": draw(st.sampled_from([None, 40])), "answered": draw(st.booleans())}
    return contact(
        "x",
        draw(moments),
        channel=channel,
        loan=draw(st.sampled_from([None, "L1", "L2"])),
        counterpart_claims=draw(st.sampled_from([None, "驿路贷后", "乙银行", "派出所民警"])),
        counterpart_number=draw(st.sampled_from([None, "13800006602", "尾号 6602"])),
        to_whom_relation=draw(st.sampled_from([None, "母亲", "同事", "担保人", "配偶"])),
        observed=draw(st.lists(seen, max_size=3, unique=True)),
        text=draw(st.sampled_from(["", "今天还清", "说出了欠款"])),
        **(call if channel == "call" else {"duration_s": None, "answered": None}),
    )


complaints = st.builds(
    lambda to, about, on, outcome, loan: complaint("x", to, about, on, outcome=outcome, loan=loan),
    st.sampled_from(["临江银行", "乙银行", "12378", "12345", "中国互联网金融协会", "派出所"]),
    st.sampled_from(["催收电话", "账单费用", "服务"]),
    st.sampled_from(["2026-01-10", "2026-11-01", "2026-11-20"]),
    st.sampled_from([None, "不予支持", "不受理，不属于本机构职责", "已处理"]),
    st.sampled_from([None, "L1", "L2"]),
)
lenders = st.sampled_from(["bank", "consumer_finance", "small_loan", "unknown", "unlicensed"])


@given(
    first=lenders,
    second=lenders,
    log=st.lists(contacts(), max_size=7),
    history=st.lists(complaints, max_size=3),
    shown=st.booleans(),
)
@settings(max_examples=60)
def test_papers_of_any_case(
    first: str,
    second: str,
    log: list[dict[str, Any]],
    history: list[dict[str, Any]],
    shown: bool,
) -> None:
    entries = [
        person(),
        online_loan(first),
        online_loan(second, id="L2", product="另一笔", parties={"funder": "乙银行"}),
        *(entry | {"id": f"c{n}"} for n, entry in enumerate(log)),
        *(entry | {"id": f"F{n}"} for n, entry in enumerate(history)),
    ]
    proof = [evidence("log", *(f"c{n}" for n in range(len(log))))] if shown and log else []
    case = case_of(*entries, *proof)
    drafts = [draft for paper in PAPERS for draft in drafts_of(paper, case)]
    exhibits = Exhibits(case)
    keys = frozenset(key for entry in case.entries for key in exhibits.of(entry))
    require_honest(drafts, keys)
    said = plain(drafts)
    assert list(claims_made([Text(said, said)], CLAIMS)) == []
    settling = Counter(
        draft.id.removeprefix(draft.kind) for draft in drafts if draft.kind in SETTLE
    )
    assert not [side for side, papers in settling.items() if papers > 1]
    assert all(draft.on == TODAY for draft in drafts)
