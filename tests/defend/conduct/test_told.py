"""V07, V09 to V23: what words and notes show, each with a case that does and one that does not."""

from __future__ import annotations

import pytest

from ashore.defend.conduct.rule import rule_of
from ashore.findings import Severity, Strength
from tests.defend.logs import found, report_of, row, rows_of

DAY = "2026-11-17"
LABELS = {
    "V07": ["third_party_disclosure"],
    "V09": ["impersonate_authority"],
    "V11": ["false_legal_claim"],
    "V12": ["threat_violence"],
    "V13": ["insult", "obscene"],
    "V14": ["threat_family_or_dox"],
    "V19": ["refuse_identity"],
    "V22": ["private_account", "excessive_fee_claim"],
    "V23": ["induce_borrowing"],
}
NOTES = {
    "V07": ["debt-disclosed"],
    "V10": ["paper-not-verified"],
    "V14": ["published"],
    "V15": ["notice-posted"],
    "V16": ["entered-home", "entered-workplace", "stayed-on-when-told-to-leave"],
    "V18": ["followed-or-blocked"],
    "V19": ["identity-withheld"],
    "V20": ["private-phone-or-account"],
    "V21": ["not-on-official-list"],
}
HARMLESS = ["clean_reminder", "clean_negotiation", "clean_court_notice", "unrelated"]


@pytest.mark.parametrize(
    ("rule", "label"), [(r, one) for r, some in LABELS.items() for one in some]
)
def test_a_label_shows_its_rule(rule: str, label: str) -> None:
    report = report_of(
        row(f"{DAY} 10:00:00", text="原话"),
        row(f"{DAY} 11:00:00", text="别的话"),
        row(f"{DAY} 12:00:00", text="原话", direction="out"),
        labels={"原话": [label], "别的话": HARMLESS[:1]},
    )
    assert rows_of(report, rule) == [(1,)]
    (one,) = found(report, rule)
    assert one.counts == {"contacts": 1, "read_by_program": 1, "noted_by_person": 0}
    assert one.finding.limits is not None
    assert "可能看错" in one.finding.limits.zh


@pytest.mark.parametrize(("rule", "note"), [(r, one) for r, some in NOTES.items() for one in some])
def test_a_note_shows_its_rule(rule: str, note: str) -> None:
    report = report_of(row(f"{DAY} 10:00:00", observed=note), row(f"{DAY} 11:00:00"))
    assert rows_of(report, rule) == [(1,)]
    (one,) = found(report, rule)
    assert one.counts == {"contacts": 1, "read_by_program": 0, "noted_by_person": 1}
    assert one.finding.limits is not None
    assert "可能看错" not in one.finding.limits.zh


@pytest.mark.parametrize("label", HARMLESS)
def test_harmless_words_show_nothing(label: str) -> None:
    report = report_of(row(f"{DAY} 10:00:00", text="请还款"), labels={"请还款": [label]})
    assert report.findings == ()


def test_without_a_reader_words_show_nothing() -> None:
    assert report_of(row(f"{DAY} 10:00:00", text="打断你的腿")).findings == ()


@pytest.mark.parametrize(
    ("rule", "day", "strength"),
    [
        # Law that was there before the guideline carries a finding by itself.
        ("V07", "2024-06-01", Strength.LAW),
        ("V09", "2024-06-01", Strength.LAW),
        ("V12", "2024-06-01", Strength.LAW),
        ("V13", "2024-06-01", Strength.LAW),
        # The guideline alone: nothing before its day.
        ("V11", "2026-01-29", Strength.DEPENDS),  # small-loan companies only, if it is one
        ("V11", "2026-01-30", Strength.SELF_REGULATION),
        ("V19", "2026-01-29", None),
        ("V19", "2026-01-30", Strength.SELF_REGULATION),
        ("V23", "2026-01-29", None),
        ("V23", "2026-01-30", Strength.SELF_REGULATION),
        # Extortion is weighed by an authority; the guideline names the act.
        ("V22", "2026-01-29", Strength.DEPENDS),
        ("V22", "2026-01-30", Strength.SELF_REGULATION),
        # A threat to expose is not yet exposure.
        ("V14", "2026-11-17", Strength.DEPENDS),
    ],
)
def test_strength_by_day(rule: str, day: str, strength: Strength | None) -> None:
    label = LABELS[rule][0]
    report = report_of(row(f"{day} 10:00:00", text="原话"), labels={"原话": [label]})
    assert [one.finding.strength for one in found(report, rule)] == ([strength] if strength else [])


@pytest.mark.parametrize(
    ("rule", "note", "day", "strength"),
    [
        ("V10", "paper-not-verified", DAY, Strength.DEPENDS),
        ("V14", "published", DAY, Strength.LAW),
        ("V15", "notice-posted", "2026-01-29", Strength.DEPENDS),
        ("V15", "notice-posted", "2026-01-30", Strength.SELF_REGULATION),
        ("V16", "entered-home", DAY, Strength.LAW),
        ("V16", "entered-workplace", DAY, Strength.SELF_REGULATION),
        ("V16", "entered-workplace", "2026-01-29", None),
        ("V18", "followed-or-blocked", DAY, Strength.LAW),
        ("V20", "private-phone-or-account", "2026-01-29", None),
        ("V20", "private-phone-or-account", "2026-01-30", Strength.SELF_REGULATION),
        ("V21", "not-on-official-list", "2026-01-29", None),
        ("V21", "not-on-official-list", "2026-01-30", Strength.SELF_REGULATION),
    ],
)
def test_strength_of_what_was_seen(
    rule: str, note: str, day: str, strength: Strength | None
) -> None:
    report = report_of(row(f"{day} 10:00:00", observed=note))
    assert [one.finding.strength for one in found(report, rule)] == ([strength] if strength else [])


@pytest.mark.parametrize(
    ("day", "article"), [("2025-12-31", "第42条第1项"), ("2026-01-01", "第50条第1款第1项")]
)
def test_threats_by_the_article_of_the_day(day: str, article: str) -> None:
    report = report_of(
        row(f"{day} 10:00:00", text="打断你的腿"), labels={"打断你的腿": ["threat_violence"]}
    )
    (threat,) = found(report, "V12")
    at = {c.id: c.pinpoint for c in threat.finding.citations}
    assert at["public-security.threats"] == article


@pytest.mark.parametrize(("day", "cited"), [("2025-12-31", False), ("2026-01-01", True)])
def test_stalking_is_in_the_text_of_2026(day: str, cited: bool) -> None:
    (followed,) = found(report_of(row(f"{day} 10:00:00", observed="followed-or-blocked")), "V18")
    ids = [c.id for c in followed.finding.citations]
    assert ("public-security.pestering" in ids) is cited
    assert "public-security.picking-quarrels" in ids


@pytest.mark.parametrize(("number", "police"), [(2, False), (3, True)])
def test_repeated_insults_are_another_matter(number: int, police: bool) -> None:
    rows = [row(f"{DAY} {10 + n}:00:00", text="废物") for n in range(number)]
    (insult,) = found(report_of(*rows, labels={"废物": ["insult"]}), "V13")
    assert ("public-security.pestering" in [c.id for c in insult.finding.citations]) is police


def test_a_soft_finding_names_no_law_in_its_sentence() -> None:
    report = report_of(
        row(f"{DAY} 10:00:00", text="转我个人"), labels={"转我个人": ["private_account"]}
    )
    (aside,) = found(report, "V22")
    assert "治安管理处罚法" not in aside.finding.says.zh
    assert aside.finding.severity is Severity.URGENT


@pytest.mark.parametrize(
    ("more", "rows"),
    [
        ({"persons": "1"}, [(1,)]),
        ({"persons": "2"}, []),
        ({"persons": "3"}, []),
        ({"persons": "2", "observed": "no-id-shown"}, [(1,)]),
        ({}, []),
    ],
)
def test_the_form_of_a_visit(more: dict[str, str], rows: list[tuple[int, ...]]) -> None:
    report = report_of(row(f"{DAY} 10:00:00", channel="visit", **more))
    assert rows_of(report, "V17") == rows


def test_the_form_of_a_visit_by_day() -> None:
    one = {"channel": "visit", "persons": "1"}
    assert rows_of(report_of(row("2026-01-29 10:00:00", **one)), "V17") == []
    assert rows_of(report_of(row("2026-01-30 10:00:00", **one)), "V17") == [(1,)]
    assert rows_of(report_of(row(f"{DAY} 10:00:00", persons="1")), "V17") == []


def test_a_chat_is_only_asked_about() -> None:
    (chat,) = found(report_of(row(f"{DAY} 10:00:00", channel="chat")), "V20")
    assert chat.finding.severity is Severity.INFO
    assert "如果是个人账号而你没有同意" in chat.finding.says.zh


def test_a_noted_chat_is_named_once() -> None:
    report = report_of(row(f"{DAY} 10:00:00", channel="chat", observed="private-phone-or-account"))
    assert rows_of(report, "V20") == [(1,)]


def test_every_label_of_a_rule_is_one_that_the_reader_gives() -> None:
    known = {
        "threat_violence", "threat_family_or_dox", "insult", "impersonate_authority",
        "false_legal_claim", "third_party_demand", "third_party_disclosure", "workplace_contact",
        "private_account", "excessive_fee_claim", "refuse_identity", "obscene", "induce_borrowing",
    }  # fmt: skip
    used = set().union(*(rule_of(code).labels for code in _codes()))
    assert used <= known
    assert known - used == {"third_party_demand", "workplace_contact"}  # these need who was reached


def _codes() -> list[str]:
    from ashore.defend.conduct.rule import rules  # noqa: PLC0415  # one test's own need

    return list(rules())


def test_a_visit_is_said_to_lack_only_what_it_lacked() -> None:
    few, hidden = {"persons": "1"}, {"observed": "no-id-shown"}
    says = []
    for lacks in ([few], [hidden], [few, hidden]):
        rows = [row(f"{DAY} 1{n}:00:00", channel="visit", **one) for n, one in enumerate(lacks)]
        (visit,) = found(report_of(*rows), "V17")
        says.append(visit.finding.says.en)
    assert "with too few people, which" in says[0]
    assert "without showing who they are, which" in says[1]
    assert "with too few people (1) or without showing who they are (1), which" in says[2]
