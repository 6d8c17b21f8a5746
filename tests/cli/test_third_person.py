"""`ashore third-person`: the sheet in both languages, for people and for programs."""

from __future__ import annotations

from tests.cli.conftest import Ashore

ON = ("--on", "2026-11-24")


def test_a_relative_reads_the_sheet_in_chinese(ashore: Ashore) -> None:
    ran = ashore("third-person", *ON)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# 接到别人的催款电话怎么办：写给家人\n")


def test_a_guarantor_reads_another_one_in_english(ashore: Ashore) -> None:
    ran = ashore("third-person", "--for", "guarantor", "--lang", "en", *ON)

    assert ran.code == 0
    assert ran.out.startswith("# Called about another person's debt: for a guarantor")
    assert "You signed a guarantee" in ran.out


def test_programs_get_values(ashore: Ashore) -> None:
    ran = ashore("third-person", "--for", "neighbour", "--json", *ON)

    assert ran.json["reader"] == "neighbour"
    assert [section["key"] for section in ran.json["sections"]][-1] == "where"


def test_another_reader_is_a_wrong_call(ashore: Ashore) -> None:
    ran = ashore("third-person", "--for", "teacher")

    assert ran.code == 2
