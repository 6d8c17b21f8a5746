"""Addresses of this part."""

from django.urls import path

from ashore.web.defend import adding, callers, findings, inbox, third_person, views

app_name = "defend"
# An id may hold a slash, so what ends in a word of ours stands before what takes everything.
urlpatterns = [
    path("", views.index, name="index"),
    path("contacts/", views.contacts, name="contacts"),
    path("contacts/add", adding.add, name="add"),
    path("contacts/<path:name>/edit", adding.edit, name="edit"),
    path("contacts/<path:name>/withdraw", views.withdraw, name="withdraw"),
    path("contacts/<path:name>", views.contact, name="contact"),
    path("callers/", callers.callers, name="callers"),
    path("callers/<int:number>", callers.caller, name="caller"),
    path("findings/", findings.findings, name="findings"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/seen", inbox.mark_all_seen, name="all_seen"),
    path("inbox/paste", inbox.paste, name="paste"),
    path("inbox/read", inbox.read, name="read"),
    path("inbox/<path:name>/seen", inbox.mark_seen, name="seen"),
    path("inbox/<path:name>", inbox.message, name="message"),
    path("third-person/", third_person.third_person, name="third_person"),
]
