"""`ashore check contacts`: files and cases, in words and as JSON, and how it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.case.casefile import open_case
from ashore.case.entries_dealings import Contact
from ashore.case.replay import replay
from tests.cli.conftest import ON, Ashore

LOG = """at,channel,direction,counterpart_number,counterpart_claims,to_whom,to_whom_relation,duration_s,text
2026-11-17 09:00:00,call,in,+86 138 0000 6602,驼峰法务,,,60,
2026-11-17T02:00:00Z,电话,呼入,13800006602,驼峰法务部,本人,本人,60,
2026/11/17 11:00,来电,来电,13800006602,我是驼峰的,,,60,
2026年11月17日12时00分,call,in,13800006602,,,,60,
2026-11-17 12:00:00,call,in,138-0000-6602,驼峰,,,60,
2026-11-17 22:00:00,sms,in,1069888,驼峰,,,,【驼峰】请还款
2026-11-18 10:00:00,call,in,13800006602,,王主管,同事,30,
2026-11-18 11:00:00,visit,in,,驼峰,,,,
2026-11-18 12:00:00,call,out,13800006602,,,,300,
11/12/2026 10:00,call,in,13800006602,,,,60,
"""  # noqa: E501


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    return path


def test_the_promise_to_other_programs(log: Path, ashore: Ashore) -> None:
    found = ashore("check", "contacts", log, "--json").json
    assert [row["flags"] for row in found["rows"]] == [
        [],
        [],
        [],
        ["over_daily_calls"],
        ["duplicate"],
        ["night"],
        ["third_party", "workplace"],
        ["visit"],
        [],
        [],
    ]
    for one in found["findings"]:
        assert {"rule", "rows", "says", "basis", "strength", "limits", "channels"} <= set(one)
    rules = {one["rule"]: one["rows"] for one in found["findings"]}
    assert (rules["V01"], rules["V02"], rules["V05"]) == ([6], [4], [7])
    assert [(one["row"], one["code"]) for one in found["problems"]] == [
        (10, "contacts.time-ambiguous")
    ]


def test_a_page_for_people(log: Path, ashore: Ashore) -> None:
    told = ashore("check", "contacts", log, "--no-words")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("联系记录：10 行，读懂 9 条，去重后 8 条\n")
    assert "可能不符合" in told.out
    assert "违法" not in told.out
    assert "第 10 行的时间“11/12/2026 10:00”分不清年月日" in told.out
    why = ashore("check", "contacts", log, "--no-words", "--why", "--lang", "en")
    assert "Rests on: recommended standard, not binding" in why.out
    assert "Where to turn:" in why.out


def test_gb18030_reads_the_same(log: Path, tmp_path: Path, ashore: Ashore) -> None:
    other = tmp_path / "gbk.csv"
    other.write_bytes(LOG.encode("gb18030"))
    one, two = (ashore("check", "contacts", path, "--json").json for path in (log, other))
    assert one == two


def test_a_case(sample: Path, ashore: Ashore) -> None:
    found = ashore("check", "contacts", sample, *ON, "--json", "--no-words").json
    flags = {row["id"]: row["flags"] for row in found["rows"]}

    def of(file: str, on: str) -> list[str]:
        [one] = [
            contact.id
            for contact in replay(open_case(sample)).of(Contact)
            if contact.source.file_name == file and f"{contact.at:%d %H:%M}" == on
        ]
        return list(flags[one])

    assert of("paper-calls.xml", "17 22:41") == ["night"]
    assert of("paper-contacts.csv", "16 17:35") == ["over_daily_calls"]
    assert of("paper-operator.csv", "16 17:35") == ["duplicate"]
    assert of("paper-contacts.csv", "19 10:08") == ["third_party"]
    assert of("paper-contacts.csv", "19 10:31") == ["third_party", "workplace"]
    assert of("paper-contacts.csv", "21 18:50") == ["visit"]
    assert of("paper-contacts.csv", "23 15:02") == []
    night = next(one for one in found["findings"] if one["rule"] == "V01")
    assert night["creditor"] == "槐溪村镇银行"


def test_words_are_read_unless_told_not_to(tmp_path: Path, ashore: Ashore) -> None:
    path = tmp_path / "one.csv"
    path.write_text(
        "at,channel,direction,text\n2026-11-17 10:00,sms,in,再不还钱就打断你的腿\n", "utf-8"
    )
    read = ashore("check", "contacts", path, "--json").json["findings"]
    assert "V12" in {one["rule"] for one in read}
    assert ashore("check", "contacts", path, "--json", "--no-words").json["findings"] == []


def test_a_long_log_is_not_read_word_by_word_unasked(tmp_path: Path, ashore: Ashore) -> None:
    path = tmp_path / "long.csv"
    rows = (f"2026-11-17 10:00:{n % 60:02},sms,in,第{n}条" for n in range(3001))
    path.write_text("\n".join(["at,channel,direction,text", *rows]), "utf-8")
    assert ashore("check", "contacts", path, "--json").json["words_read"] is False
    told = ashore("check", "contacts", path)
    assert told.out.endswith("有 3001 条不同的内容，没有逐条读；加 --words 会读，要几分钟。\n")


def test_nothing_to_find_says_so(tmp_path: Path, ashore: Ashore) -> None:
    path = tmp_path / "calm.csv"
    path.write_text("at,channel,direction\n2026-11-17 10:00,call,in\n", "utf-8")
    assert "没有对照出可能不符合规则的联系。" in ashore("check", "contacts", path).out


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "contacts.columns"),
        (b"when,what\n1,2\n", "contacts.columns"),
        (b"\0" * 64, "contacts.table"),
    ],
)
def test_what_is_no_log(content: bytes, code: str, tmp_path: Path, ashore: Ashore) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    told = ashore("check", "contacts", path)
    assert (told.code, told.out) == (3, "")
    assert told.err.splitlines()[-1] == f"[{code}]"
    assert ashore("check", "contacts", path, "--json").json["code"] == code


def test_a_file_that_is_not_there(tmp_path: Path, ashore: Ashore) -> None:
    told = ashore("check", "contacts", tmp_path / "none.csv")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[cli.file]")


def test_a_terminal_is_not_commanded(tmp_path: Path, ashore: Ashore) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "at,channel,direction,counterpart_claims\n2026-11-17 23:00,call,in,驼\x1b[31m峰[bold]\n",
        "utf-8",
    )
    told = ashore("check", "contacts", path)
    assert "\x1b" not in told.out


def test_a_file_without_a_contact_does_not_reassure(tmp_path: Path, ashore: Ashore) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG.splitlines()[0], encoding="utf-8")
    told = ashore("check", "contacts", path).out
    assert "没有对照出" not in told
    assert "什么也没有对照" in told


def test_one_row_is_a_row(tmp_path: Path, ashore: Ashore) -> None:
    path = tmp_path / "log.csv"
    path.write_text("at,channel,direction\n2026-11-17 23:00,call,in\n", encoding="utf-8")
    told = ashore("check", "contacts", path, "--lang", "en").out
    assert "Contact log: 1 row, 1 read" in told
    assert "    row 1\n" in told
