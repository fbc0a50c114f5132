"""Addresses of what we publish."""

from django.urls import path

from articles import feeds, sitemaps, views

app_name = "articles"

urlpatterns = [
    path("", views.front_page, name="front_page"),
    path("feed.atom", feeds.newest, name="feed"),
    path("sections/<slug:slug>/", views.section, name="section"),
    path("sections/<slug:slug>/feed.atom", feeds.newest_of_a_section, name="section_feed"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("articles/<slug:slug>/history/", views.history, name="history"),
    path("pictures/<str:name>", views.picture, name="picture"),
    path("search/", views.search, name="search"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemaps.sitemap_part, name="sitemap_part"),
]
