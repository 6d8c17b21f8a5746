"""Addresses of this part."""

from django.urls import path

from ashore.web.defend import views

app_name = "defend"
urlpatterns = [path("", views.index, name="index")]
