"""Addresses of help."""

from django.urls import path

from ashore.web.help import views

app_name = "help"
urlpatterns = [path("", views.index, name="index"), path("crisis", views.crisis, name="crisis")]
