"""Addresses: all of them belong to the web door."""

from django.urls import include, path

urlpatterns = [path("", include("askaround.web.urls"))]
handler400 = "askaround.web.views.errors.bad_request"
handler403 = "askaround.web.views.errors.forbidden"
handler404 = "askaround.web.views.errors.not_found"
handler500 = "askaround.web.views.errors.server_error"
