"""Addresses of long work."""

from django.urls import path

from ashore.web.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.index, name="index"),
    path("line", views.line, name="line"),
    path("<uuid:job>", views.one, name="job"),
    path("<uuid:job>/progress", views.progress, name="progress"),
    path("<uuid:job>/cancel", views.cancel, name="cancel"),
    path("<uuid:job>/retry", views.retry, name="retry"),
    path("<uuid:job>/file", views.file, name="file"),
]
