"""Addresses of the start."""

app_name = "start"
urlpatterns: list[object] = []
