"""Addresses of this part."""

from django.urls import path

from ashore.web.defend import adding, callers, findings, inbox, third_person, views

app_name = "defend"
urlpatterns = [
    path("", views.index, name="index"),
    path("contacts/", views.contacts, name="contacts"),
    path("contacts/add", adding.add, name="add"),
    path("contacts/<str:name>", views.contact, name="contact"),
    path("contacts/<str:name>/edit", adding.edit, name="edit"),
    path("contacts/<str:name>/withdraw", views.withdraw, name="withdraw"),
    path("callers/", callers.callers, name="callers"),
    path("callers/<int:number>", callers.caller, name="caller"),
    path("findings/", findings.findings, name="findings"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/seen", inbox.mark_all_seen, name="all_seen"),
    path("inbox/paste", inbox.paste, name="paste"),
    path("inbox/read", inbox.read, name="read"),
    path("inbox/<str:name>", inbox.message, name="message"),
    path("inbox/<str:name>/seen", inbox.mark_seen, name="seen"),
    path("third-person/", third_person.third_person, name="third_person"),
]
