"""Addresses of the way out."""

from django.urls import path

from ashore.web.plan import budget, odds, route, views, what_if

app_name = "plan"
urlpatterns = [
    path("", views.index, name="index"),
    path("route", route.page, name="route"),
    path("budget", budget.page, name="budget"),
    path("budget/add/<str:kind>", budget.add, name="add_line"),
    path("budget/<path:name>/correct", budget.correct, name="correct_line"),
    path("what-if", what_if.page, name="what_if"),
    path("asks", views.asks, name="asks"),
    path("odds", odds.page, name="odds"),
]
