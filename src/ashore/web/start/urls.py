"""Addresses of the start."""

from django.urls import path

from ashore.web.start import court, debts, ending, money, views, why

app_name = "start"
urlpatterns = [
    path("", views.index, name="index"),
    path("skip/<slug:step>", views.skip, name="skip"),
    path("how", why.how, name="how"),
    path("pause", why.pause, name="pause"),
    path("why", why.causes, name="why"),
    path("back", why.recovers, name="back"),
    path("income", money.income, name="income"),
    path("household", money.household, name="household"),
    path("costs", money.costs, name="costs"),
    path("debts", debts.listed, name="debts"),
    path("debts/new", debts.new, name="debt_new"),
    path("debts/<int:number>", debts.change, name="debt"),
    path("court", court.came, name="court"),
    path("court/paper", court.paper, name="court_paper"),
    path("court/paper/<int:number>", court.paper, name="court_paper"),
    path("worries", why.worries, name="worries"),
    path("summary", ending.summary, name="summary"),
    path("answer", ending.answer, name="answer"),
]
