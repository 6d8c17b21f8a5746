"""Addresses of this part."""

from django.urls import path

from ashore.web.settings import confusing, deleting, views

app_name = "settings"
urlpatterns = [
    path("", views.index, name="index"),
    path("rest", views.rest, name="rest"),
    path("lock", views.lock_after, name="lock_after"),
    path("kept", views.kept, name="kept"),
    path("confusing", confusing.note, name="confusing"),
    path("confusing/list", confusing.listed, name="confusions"),
    path("confusing/list.txt", confusing.as_text, name="confusions_text"),
    path("confusing/<int:number>/delete", confusing.forget, name="forget_confusion"),
    path("delete", deleting.delete, name="delete"),
]
