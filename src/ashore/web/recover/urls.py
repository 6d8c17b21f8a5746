"""Addresses of this part."""

from django.urls import path

from ashore.web.recover import views

app_name = "recover"
urlpatterns = [path("", views.index, name="index")]
