"""Addresses of today's page."""

from django.urls import path

from ashore.web.today import views

app_name = "today"
urlpatterns = [
    path("", views.index, name="index"),
    path("ready", views.ready, name="ready"),
    path("mark", views.mark, name="mark"),
    path("calendar.ics", views.calendar, name="calendar"),
]
