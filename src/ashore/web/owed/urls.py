"""Addresses of what is owed."""

from django.urls import path

from ashore.web.owed import adding, adding_loans, bills, correcting_loans, records, views

app_name = "owed"
urlpatterns = [
    path("", views.index, name="index"),
    path("add/", adding_loans.add, name="add"),
    path("add/check", adding_loans.add_check, name="add_check"),
    path("add/discard", adding_loans.discard, name="add_discard"),
    path("add/<str:part>", adding_loans.add, name="add_part"),
    path("debts/<path:loan>/bills/add", adding.add, {"kind": "bill"}, name="add_bill"),
    path("debts/<path:loan>/payments/add", adding.add, {"kind": "payment"}, name="add_payment"),
    path(
        "debts/<path:loan>/statements/add", adding.add, {"kind": "statement"}, name="add_statement"
    ),
    path("debts/<path:loan>/creditor", adding.add, {"kind": "assignment"}, name="add_assignment"),
    path("debts/<path:name>/whose", correcting_loans.whose, name="whose"),
    path(
        "debts/<path:name>/correct/<str:part>", correcting_loans.correct_debt, name="correct_debt"
    ),
    path("debts/<path:name>", views.debt, name="debt"),
    path("bills/<path:name>", bills.bill, name="bill"),
    path("records/", records.history, name="history"),
    path("records/<path:names>/withdraw", records.withdraw, name="withdraw"),
    path("records/<path:name>/take-back", records.take_back, name="take_back"),
    path("records/<path:name>/correct", records.correct, name="correct"),
    path("records/<path:name>", records.entry, name="entry"),
]
