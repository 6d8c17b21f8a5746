"""Addresses of this part."""

from django.urls import path

from ashore.web.all import views

app_name = "all"
urlpatterns = [path("", views.index, name="index")]
