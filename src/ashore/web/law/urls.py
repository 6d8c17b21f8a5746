"""Addresses of the law book."""

from django.urls import path

from ashore.web.law import entries, lists, views

app_name = "law"
urlpatterns = [
    path("", views.index, name="index"),
    path("deadlines", lists.deadlines, name="deadlines"),
    path("hotlines", lists.hotlines, name="hotlines"),
    path("channels", lists.channels, name="channels"),
    path("false-claims", lists.false_claims, name="false_claims"),
    path("sources", lists.sources, name="sources"),
    path("about", lists.about, name="about"),
    path("<str:entry_id>", entries.entry, name="entry"),
]
