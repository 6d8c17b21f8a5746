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
# An id may hold a slash, so what ends in a word of ours stands before what takes everything.
urlpatterns = [
    path("", views.index, name="index"),
    path("debt/<path:loan>/call", calling.call, name="call"),
    path("debt/<path:loan>/offers", comparing.offers, name="offers"),
    path("debt/<path:loan>/request", dealings.add_request, name="add_request"),
    path("debt/<path:loan>/reply/<path:name>", dealings.add_reply, name="add_reply"),
    path("debt/<path:loan>/offer", dealings.add_offer, name="add_offer"),
    path("debt/<path:loan>/promise", dealings.add_promise, name="add_promise"),
    path("debt/<path:loan>/agreement", agreement_reading.add_agreement, name="add_agreement"),
    path(
        "debt/<path:loan>/agreement/read",
        agreement_reading.read_agreement_page,
        name="read_agreement",
    ),
    path("debt/<path:loan>/agreement/other", agreement_reading.other_version, name="other_version"),
    path("debt/<path:loan>", views.debt, name="debt"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<path:name>/edit", agreements.edit_agreement, name="edit_agreement"),
    path("agreements/<path:name>", agreements.agreement, name="agreement"),
    path("promises/", agreements.promises, name="promises"),
    path("intermediaries/", vetting.intermediaries, name="intermediaries"),
    path("intermediaries/read", vetting.vetted, name="vetted"),
    path("intermediaries/<path:name>", vetting.intermediary, name="intermediary"),
]
