"""What a person writes into a paper: gaps filled where the facts belong, sentences reworded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ashore.case.entries import AnyEntry
from ashore.case.entries_people import Person
from ashore.documents.draft import Blank, Ground, Sentence
from ashore.documents.fetch_list import blanks_of
from ashore.documents.leave import leave
from ashore.documents.own_words import (
    OwnWords,
    free_sentences,
    in_own_words,
    key_of,
    to_edit,
)
from ashore.documents.papers.people import person_of
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.visit import Visit
from ashore.web.papers.drafts import keep_own_words, own_words, paper_of

_IN_RECORDS = Text(
    "会记进案件，别的材料也一起补上。", "It goes into your records and fills other papers too."
)
_NOT_KEPT_APART = Text("只写进这一份材料。", "It goes into this paper alone.")
_FACT = Text(
    "这一句说的是事实。改过以后会标“据我回忆”。",
    "This states a fact; once reworded it is marked as from memory.",
)
_ASK = Text("这一句是请求或说明，可以按您的话说。", "This asks or declares; say it in your words.")
_ADD = Text("还想补充的，一行一段", "What you want to add, a paragraph a line")
_ADD_WHY = Text("会标“据我回忆”。", "It is marked as from memory.")
_SAVED = Text("改好了。", "Saved.")
_AS_BEFORE = Text("恢复成按记录起草的样子。", "It is as the records give it again.")
_BY_HAND = frozenset({"身份证号码", "身份证号"})
"""What is written on the printed paper: the case does not keep it."""
_PHONES = frozenset({"手机号", "联系电话", "电话"})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, paper: str) -> HttpResponse:
    """Return the gaps and the sentences of a paper as a form, and keep what the person wrote."""
    desk = desk_of(request)
    draft, own = paper_of(desk, paper), own_words(desk, paper)
    gaps = [one for one in dict.fromkeys(blanks_of(draft)) if one.label not in _BY_HAND]
    sentences = list(free_sentences(draft))

    def done(form: Form) -> str:
        given = form.given
        filled = {gap.label: given[f"g{n}"] for n, gap in enumerate(gaps) if given[f"g{n}"]}
        entries = list(_entries(desk, filled))
        written = _written(given, sentences, filled)
        # It has to be able to leave as it is now written, before any of it is kept.
        made = in_own_words(draft, written, desk.book)
        leave([made], desk.case, desk.book, head=desk.ledger.head, lists=desk.answers.papers)
        for before, entry in entries:
            if before is None:
                desk.add(entry, says=_SAVED, undo=False)
            else:
                desk.correct(before, entry, reason="材料里补的", says=_SAVED)
        keep_own_words(desk, paper, written)
        if not entries:
            _say(request, _SAVED)
        return reverse("papers:paper", args=[paper])

    values = {
        "draft": draft,
        "gaps": gaps,
        "count": len(sentences),
    }
    return ask(
        request, _form(gaps, sentences), "papers/edit.html.j2", done,
        name=f"paper-{paper}", begins=_begins(gaps, sentences, own), values=values,
    )  # fmt: skip


@require_POST
def undo(request: HttpRequest, paper: str) -> HttpResponse:
    """Take back what was written into a paper; records that were filled in stay."""
    desk = desk_of(request)
    paper_of(desk, paper)
    keep_own_words(desk, paper, OwnWords())
    desk.drafts.forget(f"paper-{paper}")
    _say(request, _AS_BEFORE)
    return redirect("papers:paper", paper)


def _form(gaps: list[Blank], sentences: list[Sentence]) -> type[Form]:
    fields: dict[str, Any] = {}
    for n, gap in enumerate(gaps):
        where = _IN_RECORDS if _belongs(gap) else _NOT_KEPT_APART
        hint = Text(f"{gap.fetch.zh}{where.zh}", f"{gap.fetch.en} {where.en}")
        fields[f"g{n}"] = WordsField(Text(gap.label, gap.label), hint=hint, most=200)
    for n, sentence in enumerate(sentences):
        label = Text(f"第 {n + 1} 句", f"Sentence {n + 1}")
        hint = _FACT if sentence.ground is Ground.FACT else _ASK
        fields[f"s{n}"] = WordsField(label, long=True, hint=hint, most=1000)
    fields["added"] = WordsField(_ADD, long=True, hint=_ADD_WHY, most=2000)
    return cast("type[Form]", type("WordsForm", (Form,), fields))


def _begins(gaps: list[Blank], sentences: list[Sentence], own: OwnWords) -> dict[str, str]:
    begins = {f"g{n}": own.gaps.get(gap.label, "") for n, gap in enumerate(gaps)}
    for n, sentence in enumerate(sentences):
        begins[f"s{n}"] = own.sentences.get(key_of(sentence), to_edit(sentence))
    return begins | {"added": own.added}


def _written(given: dict[str, Any], sentences: list[Sentence], filled: dict[str, str]) -> OwnWords:
    changed = {
        key_of(one): given[f"s{n}"]
        for n, one in enumerate(sentences)
        if given[f"s{n}"] != to_edit(one)
    }
    gaps = {label: words for label, words in filled.items() if not _label_belongs(label)}
    return OwnWords(gaps=gaps, sentences=changed, added=given["added"])


def _belongs(gap: Blank) -> bool:
    return _label_belongs(gap.label)


def _label_belongs(label: str) -> bool:
    """Return whether what fills a gap is a fact of the records."""
    return label == "姓名" or label in _PHONES


def _entries(desk: Desk, filled: dict[str, str]) -> Iterator[tuple[str | None, AnyEntry]]:
    """Yield the entries that hold what was filled in, each with the id of the one it replaces."""
    person = person_of(desk.case)
    phone = next((words for label, words in filled.items() if label in _PHONES), None)
    said = {"name": filled.get("姓名"), "phone": phone}
    said = {name: words for name, words in said.items() if words}
    if said:
        stamp = desk.stamp("person")
        if person is None:
            yield None, Person.model_validate(stamp | said)
        else:
            yield person.id, person.model_copy(update=stamp | said | {"prev": None})


def _say(request: HttpRequest, says: Text) -> None:
    visit: Visit | None = getattr(request, "visit", None)
    if visit is not None:
        visit.say(says)
