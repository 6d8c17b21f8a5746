"""Addresses of the evidence."""

from django.urls import path

from ashore.web.evidence import adding, checking, stamps, views

app_name = "evidence"
urlpatterns = [
    path("", views.index, name="index"),
    path("add", adding.add, name="add"),
    path("keep/<uuid:upload>", adding.keep, name="keep"),
    path("items/<str:item>", views.item, name="item"),
    path("items/<str:item>/words", adding.describe, name="describe"),
    path("items/<str:item>/file", views.original, name="original"),
    path("verify", checking.verify, name="verify"),
    path("checked/<uuid:job>", checking.checked, name="checked"),
    path("bundle", checking.bundle, name="bundle"),
    path("stamps", stamps.index, name="stamps"),
    path("stamps/ask", stamps.ask_for_one, name="stamp_ask"),
    path("stamps/<str:number>.tsq", stamps.request_file, name="stamp_request"),
    path("stamps/<str:number>/reply", stamps.reply, name="stamp_reply"),
]
