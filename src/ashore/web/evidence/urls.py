"""Addresses of the evidence."""

from django.urls import path

from ashore.web.evidence import views

app_name = "evidence"
urlpatterns = [
    path("", views.index, name="index"),
    path("keep/<uuid:upload>", views.keep, name="keep"),
    path("items/<str:item>", views.item, name="item"),
]
