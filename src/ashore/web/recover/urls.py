"""Addresses of this part."""

from django.urls import path

from ashore.web.recover import (
    borrowing,
    checkin,
    credit,
    hard_hour,
    history,
    payments,
    shore,
    spending,
    steps,
    views,
)

app_name = "recover"
urlpatterns = [
    path("", views.index, name="index"),
    path("rest", views.rest, name="rest"),
    path("telling", views.telling, name="telling"),
    path("checkin", checkin.checkin, name="checkin"),
    path("checkin/<str:name>", checkin.answer, name="answer"),
    path("steps", steps.index, name="steps"),
    path("steps/<str:name>/taken", steps.taken, name="taken"),
    path("hard-hour", hard_hour.plan, name="hard_hour"),
    path("hard-hour/write", hard_hour.write, name="write_hard_hour"),
    path("history", history.history, name="history"),
    path("history/delete-all", history.delete_all, name="delete_all"),
    path("history/<str:name>/delete", history.delete, name="delete"),
    path("spending", spending.index, name="spending"),
    path("spending/habit", spending.habit, name="habit"),
    path("spending/unsorted", payments.unsorted, name="unsorted"),
    path("spending/taught", payments.taught, name="taught"),
    path("spending/payments", payments.every, name="payments"),
    path("spending/payments/<str:name>", payments.sort, name="sort"),
    path("credit", credit.calendar, name="credit"),
    path("before-borrowing", borrowing.before_borrowing, name="before_borrowing"),
    path("shore", shore.shore, name="shore"),
]
