"""Which part of the app answers which address."""

from django.urls import include, path

from ashore.web.api import door

urlpatterns = [
    path("", include("ashore.web.home.urls")),
    path("start/", include("ashore.web.start.urls")),
    path("today/", include("ashore.web.today.urls")),
    path("owed/", include("ashore.web.owed.urls")),
    path("plan/", include("ashore.web.plan.urls")),
    path("settle/", include("ashore.web.settle.urls")),
    path("defend/", include("ashore.web.defend.urls")),
    path("import/", include("ashore.web.intake.urls")),
    path("evidence/", include("ashore.web.evidence.urls")),
    path("papers/", include("ashore.web.papers.urls")),
    path("recover/", include("ashore.web.recover.urls")),
    path("law/", include("ashore.web.law.urls")),
    path("help/", include("ashore.web.help.urls")),
    path("settings/", include("ashore.web.settings.urls")),
    path("all/", include("ashore.web.all.urls")),
    path("jobs/", include("ashore.web.jobs.urls")),
    path("drafts/", include("ashore.web.drafts.urls")),
    path("api/", door.answer, name="api"),
    path("api/<path:rest>", door.answer),
]
handler400 = "ashore.web.frame.failures.bad_request"
handler404 = "ashore.web.frame.failures.not_found"
handler500 = "ashore.web.frame.failures.server_error"
