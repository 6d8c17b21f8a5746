"""Addresses of what is owed."""

from django.urls import path

from ashore.web.owed import records, views

app_name = "owed"
urlpatterns = [
    path("", views.index, name="index"),
    path("records/<str:name>", records.entry, name="entry"),
    path("records/<str:names>/withdraw", records.withdraw, name="withdraw"),
]
