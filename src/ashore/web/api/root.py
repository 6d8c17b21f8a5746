"""The addresses of the API as the door looks them up."""

from django.urls import include, path

urlpatterns = [path("api/", include("ashore.web.api.urls"))]
