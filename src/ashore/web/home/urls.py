"""Addresses of the way in."""

from django.urls import path

from ashore.web.home import views

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("sample", views.sample, name="sample"),
    path("lock", views.lock, name="lock"),
    path("leave", views.leave, name="leave"),
    path("amounts", views.amounts, name="amounts"),
]
