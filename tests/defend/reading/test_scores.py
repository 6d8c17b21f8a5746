"""The counts behind precision, recall, F1 and false alarms."""

from __future__ import annotations

import pytest
from tools.reading_scores import compare

from ashore.defend.reading.scheme import scheme_of

SCHEME = scheme_of("messages")


def test_counts_and_rates() -> None:
    true = [("insult",), ("insult", "obscene"), ("unrelated",), ("clean_reminder",)]
    given = [("insult",), ("obscene",), ("insult",), ("clean_reminder",)]
    report = compare(SCHEME, true, given)
    insult = next(one for one in report.scores if one.label == "insult")
    assert (insult.right, insult.wrong, insult.missed) == (1, 1, 1)
    assert (insult.precision, insult.recall, insult.f1) == (0.5, 0.5, 0.5)
    assert report.macro_f1 == pytest.approx((0.5 + 1.0) / 2)
    assert (report.clear_texts, report.false_alarms, report.false_alarm_rate) == (2, 1, 0.5)


def test_a_fraud_that_poses_as_an_authority_is_not_a_clear_text() -> None:
    both = ("other_spam_or_fraud", "impersonate_authority")
    report = compare(SCHEME, [both, ("unrelated",)], [both, ("unrelated",)])
    assert (report.clear_texts, report.false_alarms) == (1, 0)


def test_labels_that_do_not_occur_are_left_out_of_the_mean() -> None:
    report = compare(SCHEME, [("insult",)], [("insult",)])
    assert report.macro_f1 == report.macro_f1_all == 1.0
    assert "| insult | 1 | 1.000 | 1.000 | 1.000 |" in report.table()
