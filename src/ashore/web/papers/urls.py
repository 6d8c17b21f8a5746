"""Addresses of the papers."""

from django.urls import path

from ashore.web.papers import editing, files, pack, sending, views

app_name = "papers"
urlpatterns = [
    path("", views.index, name="index"),
    path("pack", pack.pack, name="pack"),
    path("pack/<uuid:job>", pack.packed, name="packed"),
    path("files", files.chosen_files, name="files"),
    path("answers/<str:entry>", sending.answered, name="answered"),
    path("<str:paper>", views.paper, name="paper"),
    path("<str:paper>/words", editing.edit, name="edit"),
    path("<str:paper>/words/undo", editing.undo, name="undo"),
    path("<str:paper>/sent", sending.sent, name="sent"),
    path("<str:paper>/file/<str:form>", files.one_file, name="file"),
]
