"""The addresses."""

from django.urls import path

from bench.plain import views

urlpatterns = [
    path("", views.listing),
    path("search", views.search),
    path("said", views.said),
    path("contacts/<int:key>/", views.detail),
]
