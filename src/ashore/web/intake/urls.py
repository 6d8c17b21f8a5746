"""Addresses of this part."""

from django.urls import path

from ashore.web.intake import views

app_name = "intake"
urlpatterns = [path("", views.index, name="index")]
