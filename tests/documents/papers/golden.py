"""Every golden paper: which module drafts it from which small case.

``python -m tests.documents.papers.golden`` writes the files anew; read each of them afterwards.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from ashore.case.replay import Case
from ashore.documents.draft import Draft
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.plain import plain
from tests.documents.papers.stories import (
    HARASSED,
    LENDER_WAS_SILENT,
    MB,
    THREATENED,
    bare_loan,
    bill,
    complaint,
    contact,
    evidence,
    known,
    missed,
    online_loan,
    paid_out,
    person,
    small_loan,
    sms,
    to_mother,
)

FOLDER = Path(__file__).parent / "golden"
NO_WORDS = {"counterpart_number": None, "counterpart_claims": None}


def _bill_query() -> dict[str, Case]:
    due = ("逾期本金", "4000.00"), ("逾期利息", "180.00"), ("罚息", "118.00")
    right = *due, ("催收服务费", "80.00")
    sold = {"kind": "assignment", "id": "A1", "loan": "L1", "type": "transfer", "on": "2026-10-01"}
    return {
        "complete": known(bill(*right, source_name="App 账单页"), evidence("bill", "B1")),
        "sparse": case_of(*bare_loan()),
        "contradictory": known(
            bill(*right, total="4400.00"), sold | {"to_party": "远山资产管理有限公司"}
        ),
    }


def _third_person_stop() -> dict[str, Case]:
    both = {"to_whom": "本人", "to_whom_relation": "母亲"}
    bound = {"to_whom": "表哥", "to_whom_relation": "担保人"}
    return {
        "complete": known(*HARASSED),
        "sparse": case_of(to_mother("c1", "2026-11-17T10:05", loan=None, text="", **NO_WORDS)),
        "contradictory": known(
            contact("c1", "2026-11-17T10:05", **both), contact("c2", "2026-11-17T11:05", **bound)
        ),
    }


def _promise_confirmation() -> dict[str, Case]:
    call = contact(
        "c1", "2026-11-12T14:20", text="说可以分 12 期", counterpart_claims="临江银行客服"
    )
    said = {"kind": "promise", "id": "P1", "loan": "L1", "by": "临江银行", "contact": "c1"}
    words = {"what": "剩余欠款分 12 期还，期间不再加收违约金", "until": "2026-12-20"}
    offer = {"kind": "offer", "id": "O1", "loan": "L1", "by": "临江银行", "made_on": "2026-11-12"}
    terms = {"monthly": "420.00", "periods": 12, "first_due_on": "2026-12-10", "waived": "130.00"}
    sound = evidence("call", "c1", name="call.m4a", media_type="audio/mp4")
    return {
        "complete": known(call, said | words | {"made_on": "2026-11-12"}, offer | terms, sound),
        "sparse": case_of(
            contact("c1", "2026-11-12T14:20", loan=None, **NO_WORDS),
            {
                "kind": "promise",
                "id": "P1",
                "by": "对方",
                "contact": "c1",
                "what": "先还 500 元就停催",
            },
        ),
        "contradictory": known(call, said | words | {"made_on": "2026-11-10"}),
    }


def _complaint_lender() -> dict[str, Case]:
    other = online_loan(id="L2", product="另一笔", contract_no="B-2", signed_on="2026-07-10")
    asked = {
        "kind": "request",
        "id": "R1",
        "loan": "L1",
        "to": "临江银行",
        "made_on": "2026-10-20",
        "what": "请逐项说明账单里的催收服务费",
        "ticket_no": "LJ-1020",
        "answer_due_on": "2026-11-05",
    }
    return {
        "complete": known(*HARASSED, asked, bill(("逾期本金", "4000.00"), ("催收服务费", "80.00"))),
        "sparse": case_of(
            *bare_loan(), *(missed(f"m{n}", f"2026-11-18T09:{n:02d}") for n in range(7))
        ),
        "contradictory": known(
            other | {"parties": {"funder": "乙银行"}, "classification": "identity_fraud"},
            contact("c1", "2026-11-16T22:41", loan="L2", text="说是驿路，却报另一笔的合同号"),
        ),
    }


def _complaint_regulator() -> dict[str, Case]:
    night = contact("c1", "2026-11-16T22:41", text="问今天能还多少")
    both = complaint("F2", "12378", "催收", "2026-11-18")
    charge = complaint("F3", "临江银行", "账单里的催收服务费没有依据", "2026-10-30")
    return {
        "complete": known(
            night,
            LENDER_WAS_SILENT,
            charge,
            bill(("逾期本金", "4000.00"), ("催收服务费", "80.00")),
            evidence("calls", "c1", "F1"),
        ),
        "sparse": case_of(
            *bare_loan("bank"),
            night | NO_WORDS,
            complaint("F1", "某某借", "夜间来电", "2026-11-01"),
        ),
        "contradictory": known(night, LENDER_WAS_SILENT, both),
    }


def _report_regulator() -> dict[str, Case]:
    police = sms("s1", "2026-11-19T10:20", "我是公安局网侦大队，你涉嫌诈骗已立案，两小时内还款撤案")
    at_both = complaint("F2", "国家金融监督管理总局", "催收骚扰", "2026-11-18")
    return {
        "complete": known(*HARASSED, LENDER_WAS_SILENT),
        "sparse": case_of(*bare_loan("bank"), police | NO_WORDS),
        "contradictory": known(*HARASSED, LENDER_WAS_SILENT, at_both),
    }


def _complaint_local_bureau() -> dict[str, Case]:
    silent = complaint("F1", "青浦小额贷款有限公司", "催收联系家人", "2026-11-01")
    charge = complaint("F2", "青浦小额贷款有限公司", "账单里的催收费没有依据", "2026-11-02")
    suit = {"kind": "court-paper", "id": "S1", "loan": "L1", "type": "claim"}
    unsure = online_loan("small_loan", parties={"funder": "某小贷"}, contract_no=None)
    return {
        "complete": case_of(
            *small_loan(),
            *HARASSED,
            silent | {"receipt_no": "QP-7"},
            charge,
            bill(("催收费", "60.00")),
        ),
        "sparse": case_of(
            unsure,
            to_mother("c2", "2026-11-17T10:05"),
            complaint("F1", "某小贷", "找家人", "2026-11-01"),
        ),
        "contradictory": case_of(*small_loan(), *HARASSED, silent, suit),
    }


def _complaint_association() -> dict[str, Case]:
    silent = complaint("F1", "某某借", "夜间催收电话", "2026-11-01", answer_due_on="2026-11-16")
    large = evidence("video", "c1", name="录屏.mp4", media_type="video/mp4", size=5 * MB)
    taken = complaint("F2", "12378", "催收", "2026-11-18", accepted_on="2026-11-19")
    night = contact("c1", "2026-11-16T22:41", text="问今天能还多少")
    return {
        "complete": case_of(person(), *bare_loan(), night, silent, large, evidence("shot", "c1")),
        "sparse": case_of(*bare_loan(), night | NO_WORDS, silent),
        "contradictory": case_of(*bare_loan(), night, silent, taken),
    }


def _complaint_central_bank() -> dict[str, Case]:
    record = {
        "kind": "credit-record",
        "id": "R1",
        "loan": "L1",
        "report_on": "2026-10-15",
        "reporter": "临江银行",
        "account": "个人消费贷款 2026-07-10 开立",
        "status": "逾期",
        "overdue_months": 3,
        "objected_on": "2026-10-20",
    }
    at_desk = {"channel": "counter", "direction": "out", "duration_s": None, "loan": None}
    said = {
        "text": "提交异议申请",
        "counterpart_claims": "征信查询网点",
        "counterpart_number": None,
    }
    return {
        "complete": known(record, evidence("credit-report", "R1", media_type="application/pdf")),
        "sparse": case_of(contact("c1", "2026-10-20T10:00", **(at_desk | said))),
        "contradictory": known(record | {"outcome": "已更正", "answered_on": "2026-11-02"}),
    }


def _report_number() -> dict[str, Case]:
    night = contact("c1", "2026-11-16T22:41", text="问今天能还多少")
    reported = complaint("F1", "12321", "骚扰号码", "2026-11-17", loan=None)
    return {
        "complete": known(night, missed("c2", "2026-11-17T07:15"), evidence("calls", "c1", "c2")),
        "sparse": case_of(
            contact("c1", "2026-11-16T22:41", loan=None, counterpart_number="尾号 6602")
        ),
        "contradictory": known(night, reported),
    }


def _police_statement() -> dict[str, Case]:
    told = complaint("F1", "云山派出所", "短信威胁", "2026-11-20", receipt_no="云公受 12 号")
    lawful = sms("s1", "2026-11-19T10:00", "逾期未还，我行将依法向人民法院提起诉讼")
    return {
        "complete": known(*HARASSED, *THREATENED),
        "sparse": case_of(
            sms("t1", "2026-11-19T20:15", "再不还钱就打断你的腿", loan=None) | NO_WORDS
        ),
        "contradictory": known(*THREATENED, lawful, told),
    }


def _follow_up() -> dict[str, Case]:
    report = complaint(
        "F2", "12378 举报", "催收冒充公安", "2026-10-20", receipt_no="JB-20", loan="L1"
    )
    return {
        "complete": known(LENDER_WAS_SILENT, report, evidence("ticket", "F1")),
        "sparse": case_of(*bare_loan("bank"), complaint("F1", "某某借", "来电太多", "2026-11-01")),
        "contradictory": known(LENDER_WAS_SILENT | {"answer_due_on": "2026-10-01"}),
    }


def _fraud_dispute() -> dict[str, Case]:
    fraud = online_loan(classification="identity_fraud", own=False)
    elsewhere = paid_out(own_account=False, to_account="尾号 8860")
    cause = {
        "kind": "cause",
        "id": "W1",
        "type": "fraud",
        "proofs": ["身份证挂失回执 2026-02-11", "报警回执（待取）"],
    }
    lent_on = [
        {"amount": "1000.00", "to": "某咨询", "at": "2026-07-10T15:22+08:00"},
        {"amount": "5000.00", "to": "周某", "at": "2026-07-10"},
    ]
    nominee = online_loan(id="L2", product="另一笔", classification="nominee", own=True)
    return {
        "complete": case_of(person(), fraud, elsewhere, cause, evidence("report", "L1", "out")),
        "sparse": case_of(*bare_loan("bank", classification="identity_fraud")),
        "contradictory": case_of(
            person(),
            fraud,
            paid_out(own_account=True),
            nominee,
            paid_out(id="out2", loan="L2", onward=lent_on),
        ),
    }


PAPERS: dict[str, Callable[[], dict[str, Case]]] = {
    "bill_query": _bill_query,
    "third_person_stop": _third_person_stop,
    "promise_confirmation": _promise_confirmation,
    "complaint_lender": _complaint_lender,
    "complaint_regulator": _complaint_regulator,
    "report_regulator": _report_regulator,
    "complaint_local_bureau": _complaint_local_bureau,
    "complaint_association": _complaint_association,
    "complaint_central_bank": _complaint_central_bank,
    "report_number": _report_number,
    "police_statement": _police_statement,
    "follow_up": _follow_up,
    "fraud_dispute": _fraud_dispute,
}
VARIANTS = ("complete", "sparse", "contradictory")


def drafts_of(paper: str, case: Case) -> tuple[Draft, ...]:
    """Return what one module drafts from a case."""
    module = importlib.import_module(f"ashore.documents.papers.{paper}")
    found: tuple[Draft, ...] = module.drafts(case, BOOK, TODAY)
    return found


def main() -> None:
    """Write every golden file anew."""
    for paper, cases in PAPERS.items():
        for variant, case in cases().items():
            text = plain(drafts_of(paper, case))
            (FOLDER / f"{paper}.{variant}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
