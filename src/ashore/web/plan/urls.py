"""Addresses of this part."""

from django.urls import path

from ashore.web.plan import views

app_name = "plan"
urlpatterns = [path("", views.index, name="index")]
