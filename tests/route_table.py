"""Who may ask what: for every address what GET and an empty POST are answered with, for each role in turn.

A row of one value is for all roles; `a/b` is either. HEAD is answered as GET, any other method with 405.
"""

ROLES = ("reader", "rauf", "nigar", "elchin", "root")

PAGE = ("200", "405")
READERS_FORM = ("200", "422")
READERS_VERB = ("405", "422")
READERS_KEY = ("405", "302/409")

#:            reader rauf nigar elchin root
STAFF = ("     302    200  200   200   200", "302 200 200 200 200")
STAFF_PAGE = ("302    200  200   200   200", "302 405 405 405 405")
EDITORS = ("   302    403  200   200   200", "302 405 405 405 405")
EDITORS_LIST = ("302  403  200   200   200", "302 403 200 200 200")
WRITERS = ("   302    403  200   200   200", "302 403 200 200 200")
CHIEFS = ("    302    403  403   200   200", "302 403 403 200 200")
ROOT = ("      302    403  403   403   200", "302 403 403 403 200")
NOBODY = ("    302    403  403   403   403", "302 403 403 403 403")
VERB = ("      302    403  302   302   302", "302 403 422 422 422")
ELSEWHERE_FOR_STAFF = ("302 403 302 302 302", "302 403 302 302 302")
ELSEWHERE = (" 302    302  302   302   302", "302 302 302 302 302")


def of_a_model(path: str, *, seen, added, changed, history=None) -> dict[str, tuple[str, str]]:
    """Return the rows of a model's own admin pages; nothing is ever deleted there."""
    return {
        f"admin/{path}/": seen,
        f"admin/{path}/add/": added,
        f"admin/{path}/<path:object_id>/": ELSEWHERE,
        f"admin/{path}/<path:object_id>/change/": changed,
        f"admin/{path}/<path:object_id>/history/": history or seen,
        f"admin/{path}/<path:object_id>/delete/": NOBODY,
    }


TABLE: dict[str, tuple[str, str]] = {
    "": PAGE,
    "healthz": PAGE,
    "readyz": PAGE,
    "robots.txt": PAGE,
    "search/": PAGE,
    "feed.atom": PAGE,
    "sitemap.xml": PAGE,
    "sitemap-<int:part>.xml": PAGE,
    "sections/<slug:slug>/": PAGE,
    "sections/<slug:slug>/feed.atom": PAGE,
    "articles/<slug:slug>/": PAGE,
    "articles/<slug:slug>/history/": PAGE,
    "articles/<slug:slug>/report/": READERS_FORM,
    "articles/<slug:slug>/report/known/": PAGE,
    "articles/<slug:slug>/report/voice/": READERS_VERB,
    "reports/": PAGE,
    "reports/<str:token>/": PAGE,
    **{f"reports/<str:token>/{verb}/": READERS_VERB for verb in "add appeal wrong address".split()},
    **{f"reports/<str:token>/{verb}/": READERS_KEY for verb in "withdraw right erase credit".split()},
    "reports/<str:token>/download/": PAGE,
    "policy/": PAGE,
    "corrections/": PAGE,
    "corrections/<int:number>/": PAGE,
    "corrections.csv": PAGE,
    **{f"corrections/feed.{kind}": PAGE for kind in ("atom", "rss", "json")},
    "admin/": STAFF,
    "admin/login/": ("200 200/302 200/302 200/302 200/302", "200"),
    "admin/logout/": ("302 405 405 405 405", "302 200 200 200 200"),
    "admin/password_change/": STAFF,
    "admin/password_change/done/": STAFF_PAGE,
    "admin/autocomplete/": ("302 403 403 403 403", "302 405 405 405 405"),
    "admin/jsi18n/": STAFF_PAGE,
    "admin/^(?P<app_label>…)/$": ("302 404 200 200 200", "302 404 200 200 200"),
    "admin/(?P<url>.*)$": ("302 404 404 404 404", "302 404 404 404 404"),
    "admin/corrections/case/<int:pk>/change/": EDITORS,
    **{
        f"admin/corrections/case/<int:pk>/{verb}/": VERB
        for verb in (
            "apply decline right duplicate spam escalate ask approve return undo thank"
            " call-off hand-back note reword"
        ).split()
    },
    "admin/corrections/case/article/<int:article>/statement/": ("302 403 403 200 200", "302 403 403 422 422"),
    "admin/corrections/case/statement/<int:number>/take-back/": (
        "302 405 405 405 405",
        "302 403 403 302 302",
    ),
    "admin/corrections/case/<int:pk>/claim/": ELSEWHERE_FOR_STAFF,
    "admin/corrections/case/spam/": ELSEWHERE_FOR_STAFF,
    "admin/corrections/case/<int:pk>/elsewhere/": ELSEWHERE_FOR_STAFF,
    **of_a_model("corrections/case", seen=EDITORS_LIST, added=NOBODY, changed=EDITORS),
    **of_a_model(
        "articles/article", seen=EDITORS_LIST, added=WRITERS, changed=WRITERS, history=ELSEWHERE_FOR_STAFF
    ),
    "pictures/<str:name>": PAGE,
    **of_a_model("articles/picture", seen=EDITORS_LIST, added=WRITERS, changed=(EDITORS_LIST[0], NOBODY[1])),
    **of_a_model(
        "articles/section", seen=EDITORS_LIST, added=CHIEFS, changed=("302 403 200 200 200", CHIEFS[1])
    ),
    "admin/articles/importconflict/import/": ("302 403 200 200 200", "302 403 422 422 422"),
    "admin/articles/importconflict/import/<int:pk>/": ELSEWHERE_FOR_STAFF,
    "admin/articles/importconflict/<int:pk>/settle/": ("302 405 405 405 405", "302 403 422 422 422"),
    **of_a_model("articles/importconflict", seen=EDITORS_LIST, added=NOBODY, changed=EDITORS),
    **of_a_model("auth/user", seen=ROOT, added=ROOT, changed=ROOT),
    **of_a_model("auth/group", seen=ROOT, added=ROOT, changed=ROOT),
    "admin/auth/user/<path:object_id>/delete/": ROOT,
    "admin/auth/group/<path:object_id>/delete/": ROOT,
    "admin/auth/user/<id>/password/": ROOT,
}
