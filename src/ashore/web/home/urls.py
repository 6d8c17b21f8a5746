"""Addresses of the way in."""

from django.urls import path

from ashore.web.home import bringing, copies, making, opening, views

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("sample", views.sample, name="sample"),
    path("lock", views.lock, name="lock"),
    path("leave", views.leave, name="leave"),
    path("amounts", views.amounts, name="amounts"),
    path("new", making.new, name="new"),
    path("new/strength", making.strength, name="strength"),
    path("new/code", making.code, name="code"),
    path("open/<str:name>", opening.unlock, name="open"),
    path("open/<str:name>/by-code", opening.unlock_by_code, name="open_by_code"),
    path("restore", bringing.restore_backup, name="restore"),
    path("bring", bringing.bring, name="bring"),
    path("file", copies.index, name="file"),
    path("file/passphrase", copies.passphrase, name="passphrase"),
    path("file/code", copies.new_code, name="new_code"),
    path("file/backup", copies.backup, name="backup"),
    path("file/plain", copies.plain, name="plain"),
]
