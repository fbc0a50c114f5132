"""Addresses of the readers' door and the public record."""

from django.urls import path

from corrections import public_views, receipt_views, views

app_name = "corrections"

urlpatterns = [
    path("articles/<slug:slug>/report/", views.report, name="report"),
    path("articles/<slug:slug>/report/known/", views.known, name="known"),
    path("articles/<slug:slug>/report/voice/", views.voice, name="voice"),
    path("reports/", receipt_views.mine, name="mine"),
    path("reports/<str:token>/", receipt_views.receipt, name="receipt"),
    path("reports/<str:token>/add/", receipt_views.add, name="add"),
    path("reports/<str:token>/withdraw/", receipt_views.withdraw, name="withdraw"),
    path("reports/<str:token>/appeal/", receipt_views.appeal, name="appeal"),
    path("reports/<str:token>/right/", receipt_views.right, name="right"),
    path("reports/<str:token>/wrong/", receipt_views.wrong, name="wrong"),
    path("reports/<str:token>/erase/", receipt_views.erase, name="erase"),
    path("reports/<str:token>/credit/", receipt_views.credit, name="credit"),
    path("reports/<str:token>/address/", receipt_views.address, name="address"),
    path("reports/<str:token>/download/", receipt_views.download, name="download"),
    path("corrections/", public_views.record, name="record"),
    path("corrections/<int:number>/", public_views.notice, name="notice"),
    path("corrections/feed.atom", public_views.feed, {"kind": "atom"}, name="atom"),
    path("corrections/feed.rss", public_views.feed, {"kind": "rss"}, name="rss"),
    path("corrections/feed.json", public_views.feed, {"kind": "json"}, name="json"),
    path("corrections.csv", public_views.table, name="table"),
    path("policy/", public_views.policy, name="policy"),
]
