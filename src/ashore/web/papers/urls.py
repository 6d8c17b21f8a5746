"""Addresses of this part."""

from django.urls import path

from ashore.web.papers import views

app_name = "papers"
urlpatterns = [path("", views.index, name="index")]
