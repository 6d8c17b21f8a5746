"""Addresses of this part."""

from django.urls import path

from ashore.web.jobs import views

app_name = "jobs"
urlpatterns = [path("", views.index, name="index")]
