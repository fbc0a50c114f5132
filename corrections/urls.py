"""Addresses of the readers' door and the public record."""

from django.urls import path

from corrections import views

app_name = "corrections"

urlpatterns = [
    path("articles/<slug:slug>/report/", views.report, name="report"),
    path("articles/<slug:slug>/report/known/", views.known, name="known"),
    path("reports/<str:token>/", views.receipt, name="receipt"),
    path("corrections/", views.record, name="record"),
    path("corrections/<int:number>/", views.notice, name="notice"),
]
