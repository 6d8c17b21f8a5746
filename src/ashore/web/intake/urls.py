"""Addresses of reading files."""

from django.urls import path

from ashore.web.intake import picture, upload_views, views

app_name = "intake"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:upload>", upload_views.upload, name="upload"),
    path("<uuid:upload>/answers", upload_views.answers, name="answers"),
    path("<uuid:upload>/password", upload_views.password, name="password"),
    path("<uuid:upload>/again", upload_views.again, name="again"),
    path("<uuid:upload>/forget", upload_views.forget, name="forget"),
    path("<uuid:upload>/undo", upload_views.undo, name="undo"),
    path("<uuid:upload>/picture", picture.picture, name="picture"),
]
