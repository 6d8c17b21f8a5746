"""What must hold of every log: order, repeats and the person's own calls change nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.defend.conduct.report import ConductReport
from tests.defend.logs import report_of, row

LABELS = {
    "打断你的腿": ["threat_violence"],
    "废物": ["insult"],
    "转我个人": ["private_account"],
    "请还款": ["clean_reminder"],
}

_TIMES = st.builds(
    lambda day, hour, minute: f"2026-11-{day:02} {hour:02}:{minute:02}:00",
    st.integers(10, 12),
    st.sampled_from([0, 7, 8, 9, 10, 21, 22, 23]),
    st.sampled_from([0, 1, 30, 59]),
)
_ROWS = st.builds(
    row,
    _TIMES,
    channel=st.sampled_from(["call", "call", "sms", "chat", "visit"]),
    number=st.sampled_from(["13800006602", "13900000001", ""]),
    claims=st.sampled_from(["驼峰", "驼峰法务部", "恒信", ""]),
    whom=st.sampled_from(["", "", "母亲", "同事"]),
    seconds=st.sampled_from(["0", "5", "62"]),
    text=st.sampled_from(["", *LABELS]),
    observed=st.sampled_from(["", "", "debt-disclosed", "refused-further-contact"]),
)
_LOGS = st.lists(_ROWS, max_size=10, unique=True)
_OWN_CALLS = st.lists(
    st.builds(
        lambda at, **more: row(at, direction="out", **more),
        _TIMES,
        number=st.sampled_from(["13800006602", "13900000001"]),
        claims=st.sampled_from(["", "驼峰", "恒信"]),
        seconds=st.sampled_from(["0", "62"]),
    ),
    max_size=3,
)


def report(rows: list[str]) -> ConductReport:
    return report_of(*rows, labels=LABELS)


def shown(found: ConductReport, rows: list[str]) -> object:
    """Return what a report says with each row number replaced by the row itself."""
    name = dict(enumerate(rows, start=1))
    first = {row: found.log.repeats.get(row, row) for row in name}
    return (
        {name[row]: set(flags) - {"duplicate"} for row, flags in found.flags.items()},
        sorted(
            (one.finding.code, one.agency, sorted(name[first[row]] for row in one.rows))
            for one in found.findings
        ),
    )


@settings(max_examples=80, deadline=None)
@given(_LOGS, _OWN_CALLS)
def test_the_persons_own_calls_change_nothing(rows: list[str], own: list[str]) -> None:
    before, after = report(rows), report([*rows, *own])
    assert before.findings == after.findings
    assert before.questions == after.questions
    assert before.flags == {row: flags for row, flags in after.flags.items() if row <= len(rows)}


@settings(max_examples=80, deadline=None)
@given(_LOGS)
def test_writing_every_row_twice_changes_nothing_but_the_repeats(rows: list[str]) -> None:
    before, after = report(rows), report([*rows, *rows])
    assert before.findings == after.findings
    repeats = range(len(rows) + 1, 2 * len(rows) + 1)
    assert all("duplicate" in after.flags[row] for row in repeats)
    assert before.flags == {row: f for row, f in after.flags.items() if row <= len(rows)}


@settings(max_examples=80, deadline=None)
@given(_LOGS)
def test_a_finding_never_says_more_than_its_rule(rows: list[str]) -> None:
    for one in report(rows).findings:
        assert one.finding.citations
        assert one.finding.limits is not None
        assert one.finding.workings
        assert one.explanations
        assert one.channels
        assert "违法" not in one.finding.says.zh
        assert len(set(one.rows)) == len(one.rows)
        assert one.counts["contacts"] == len(one.rows)


@settings(max_examples=80, deadline=None)
@given(_LOGS.map(lambda rows: [r for r in rows if r]), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[str], random: object) -> None:
    """Rows at one moment can stand for each other in a count, so each has its own here."""
    rows = list({row.split(",")[0]: row for row in rows}.values())
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert shown(report(rows), rows) == shown(report(shuffled), shuffled)
