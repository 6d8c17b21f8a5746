"""Noting a contact, and correcting one that was noted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.case.entries_dealings import Contact
from ashore.case.entry import Note
from ashore.text import Text
from ashore.web.defend.contact_form import (
    RELATIONS,
    ContactForm,
    begins_from_contact,
    contact_form,
)
from ashore.web.defend.contact_log import contact_at
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_form import ask

NOTED = Text("这次联系记下了。", "The contact is noted.")
_CORRECTED = Text("改好了，原来的记录还留着。", "Corrected; the record before is kept.")
_ROUGH = "联系的时间是大概的。"
_MINUTE = 60


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Return the form for a contact; it begins with now, and with whom the address names."""
    desk = desk_of(request)

    def done(form: ContactForm) -> str:
        return reverse("defend:contact", args=[added(form, desk).id])

    begins = {"on": desk.today.isoformat(), "direction": "in", "whom": "me"}
    whom = request.GET.get("whom", "")
    if whom in RELATIONS:
        begins["whom"] = whom
    return ask(
        request, contact_form(desk), "defend/add.html.j2", done, name="contact", begins=begins,
        values={"draft": "contact", "entry": None},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, name: str) -> HttpResponse:
    """Return the form to correct a contact; the first version is kept in the ledger."""
    desk = desk_of(request)
    entry = contact_at(desk, name)

    def done(form: ContactForm) -> str:
        values = form.values()
        if form.given["on"].isoformat() == begins["on"] and (
            f"{form.given['time']:%H:%M}" == begins["time"]
        ):
            values["at"] = entry.at  # the form shows no seconds, and the record may have them
        seconds = values.get("duration_s")
        if seconds is not None and str(seconds // _MINUTE) == begins.get("minutes"):
            values["duration_s"] = entry.duration_s
        before = entry.model_dump(exclude_unset=True, by_alias=True, exclude={"prev"})
        kept = {key: value for key, value in before.items() if key not in _ASKED}
        kept |= {"id": desk.next_id("contact"), "recorded_at": desk.moment}
        by = Contact.model_validate(kept | values)
        desk.correct(entry.id, by, reason="更正联系记录", says=_CORRECTED)
        return reverse("defend:contact", args=[by.id])

    begins = begins_from_contact(entry)
    return ask(
        request, contact_form(desk), "defend/add.html.j2", done, name=f"contact-{name}",
        begins=begins, values={"draft": f"contact-{name}", "entry": entry},
    )  # fmt: skip


def added(form: ContactForm, desk: Desk) -> Contact:
    """Return the contact that was appended, with a note where its time was a guess."""
    entry = Contact.model_validate(desk.stamp("contact") | form.values())
    entries: list[Contact | Note] = [entry]
    if form.given["rough"]:
        entries.append(Note.model_validate(desk.stamp("note", text=_ROUGH, about=(entry.id,))))
    desk.add(*entries, says=NOTED)
    return entry


_ASKED = frozenset(
    {
        "at", "channel", "direction", "counterpart_number", "counterpart_claims", "loan", "to_whom",
        "to_whom_relation", "text", "persons", "duration_s", "answered", "observed", "exhibits",
    }
)  # fmt: skip
