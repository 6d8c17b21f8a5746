"""Addresses of the API, and its own page of them."""

from django.urls import path

from ashore.web.api.addresses import api
from ashore.web.api.index import index, openapi

app_name = "api"
urlpatterns = [
    path("", index, name="index"),
    path("openapi.json", openapi, name="openapi"),
    path("", api.urls),
]
