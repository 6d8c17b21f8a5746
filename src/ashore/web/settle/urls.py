"""Addresses of this part."""

from django.urls import path

from ashore.web.settle import views

app_name = "settle"
urlpatterns = [path("", views.index, name="index")]
