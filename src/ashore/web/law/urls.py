"""Addresses of the law book."""

from django.urls import path

from ashore.web.law import views

app_name = "law"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:entry_id>", views.entry, name="entry"),
]
