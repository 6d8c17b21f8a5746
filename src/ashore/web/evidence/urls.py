"""Addresses of this part."""

from django.urls import path

from ashore.web.evidence import views

app_name = "evidence"
urlpatterns = [path("", views.index, name="index")]
