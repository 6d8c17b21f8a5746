"""Findings: what each says, how firm, what it does not show; and who called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.case.entries_loans import Party
from ashore.case.terms import Role
from tests.web.page_reading import (
    desk,
    got,
    links,
    off,
    refused,
    taken,
    the,
    tree,
    words,
    worked_out,
)

if TYPE_CHECKING:
    from django.test import Client

PLACE, CALLERS = "/defend/findings/", "/defend/callers/"
_CONTESTED = "15400008888"


def _contested(client: Client) -> None:
    for hour, claims in ((10, "石舟分期"), (11, "稔禾消金"), (12, "")):
        taken(client, "/defend/contacts/add", on="2026-11-24", time=f"{hour}:00", channel="call",
              direction="in", number=_CONTESTED, claims=claims)  # fmt: skip


def test_every_finding_says_may_not_accord_and_what_it_does_not_show(app: Client) -> None:
    page = got(app, PLACE)
    articles = tree(page).xpath("//article[@class='finding']")
    findings = desk().answers.conduct.findings
    assert len(articles) == len(findings) == 14
    for article, one in zip(articles, findings, strict=True):
        said = " ".join(" ".join(article.itertext()).split())
        assert one.title.zh in said
        assert one.finding.says.zh in said
        assert "可能不符合" in said
        assert "违法" not in one.finding.says.zh
        assert "它不能说明什么：" in said
        assert "先核对：" in said


def test_a_finding_names_its_rows_rules_and_places(app: Client) -> None:
    page = got(app, PLACE)
    night = tree(page).xpath("//article[h2='夜间联系']")[0]
    said = " ".join(night.itertext())
    assert "推荐性标准（不是强制规定）" in said
    assert "如果把 22:00 整算作可以联系的时间" in said
    hrefs = night.xpath(".//a/@href")
    assert any(one.startswith("/defend/contacts/contact-") for one in hrefs)
    assert any(one.startswith("/law/") for one in hrefs)
    assert "tel:12378" in hrefs
    assert tree(page).xpath("//article[1]/@id") == ["finding-0"]


def test_pages_that_are_not_there_fall_back(app: Client) -> None:
    first = words(got(app, PLACE))
    for query in ("?page=0", "?page=7", "?page=x", "?page=99999999999999"):
        assert words(got(app, f"{PLACE}{query}")) == first


def test_nobody_has_to_answer_where_nothing_is_open(app: Client) -> None:
    assert "现在没有要您确认的号码。" in words(got(app, CALLERS))
    assert app.get(f"{CALLERS}0").status_code == 404


def test_a_number_with_two_names_is_put_to_the_one_that_is_picked(app: Client) -> None:
    _contested(app)
    assert "号码 15400008888 被 「石舟分期」、「稔禾消金」 都用过" in words(got(app, CALLERS))
    assert f"{CALLERS}0" in links(got(app, CALLERS))
    assert off(refused(app, f"{CALLERS}0", answer="")) == ["#f-answer"]
    assert off(refused(app, f"{CALLERS}0", answer="别家")) == ["#f-answer"]
    assert taken(app, f"{CALLERS}0", answer="石舟分期") == CALLERS
    party = the(Party)
    assert (party.name, party.phones, party.roles) == (
        "石舟分期", (_CONTESTED,), (Role.COLLECTOR,),
    )  # fmt: skip
    assert desk().answers.conduct.questions == ()


def test_a_number_that_called_is_never_offered_to_be_dialled(app: Client) -> None:
    _contested(app)
    creditor = next(file for file in desk().case.loans if file.loan.id == "renhe")
    assert creditor.loan.parties
    taken(app, f"{CALLERS}0", answer="other", **{"answer-words": "稔禾消费金融"})
    page = worked_out(app, "/settle/debt/renhe/call")
    assert f"tel:{_CONTESTED}" not in links(page)
    assert "还没有记官方号码。" in words(page)


def test_a_question_can_be_left(app: Client) -> None:
    _contested(app)
    before = desk().ledger.head
    taken(app, f"{CALLERS}0", answer="leave")
    assert desk().ledger.head == before
    assert "先放着的" in words(got(app, CALLERS))
    assert "现在没有要确认的" in words(got(app, "/defend/"))


def test_english(app: Client) -> None:
    app.cookies["lang"] = "en"
    said = words(got(app, PLACE))
    assert "contacts at night check recommended standard, not binding" in said
    assert "What it does not show: " in said
    assert tree(got(app, PLACE)).get("lang") == "en"
