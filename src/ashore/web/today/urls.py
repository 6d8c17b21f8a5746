"""Addresses of today's page."""

from django.urls import path

from ashore.web.today import views

app_name = "today"
urlpatterns = [
    path("", views.index, name="index"),
    path("mark", views.mark, name="mark"),
    path("calendar.ics", views.calendar, name="calendar"),
]
