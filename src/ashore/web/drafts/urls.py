"""Addresses of unfinished forms."""

from django.urls import path

from ashore.web.drafts import views

app_name = "drafts"
urlpatterns = [path("<path:name>", views.keep, name="keep")]
