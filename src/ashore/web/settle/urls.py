"""Addresses of this part."""

from django.urls import path

from ashore.web.settle import (
    agreement_reading,
    agreements,
    calling,
    comparing,
    dealings,
    vetting,
    views,
)

app_name = "settle"
urlpatterns = [
    path("", views.index, name="index"),
    path("debt/<str:loan>", views.debt, name="debt"),
    path("debt/<str:loan>/call", calling.call, name="call"),
    path("debt/<str:loan>/offers", comparing.offers, name="offers"),
    path("debt/<str:loan>/request", dealings.add_request, name="add_request"),
    path("debt/<str:loan>/reply/<str:name>", dealings.add_reply, name="add_reply"),
    path("debt/<str:loan>/offer", dealings.add_offer, name="add_offer"),
    path("debt/<str:loan>/promise", dealings.add_promise, name="add_promise"),
    path("debt/<str:loan>/agreement", agreement_reading.add_agreement, name="add_agreement"),
    path(
        "debt/<str:loan>/agreement/read",
        agreement_reading.read_agreement_page,
        name="read_agreement",
    ),
    path("debt/<str:loan>/agreement/other", agreement_reading.other_version, name="other_version"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<str:name>", agreements.agreement, name="agreement"),
    path("agreements/<str:name>/edit", agreements.edit_agreement, name="edit_agreement"),
    path("promises/", agreements.promises, name="promises"),
    path("intermediaries/", vetting.intermediaries, name="intermediaries"),
    path("intermediaries/read", vetting.vetted, name="vetted"),
    path("intermediaries/<str:name>", vetting.intermediary, name="intermediary"),
]
