"""Addresses of this part."""

from django.urls import path

from ashore.web.settings import views

app_name = "settings"
urlpatterns = [path("", views.index, name="index")]
