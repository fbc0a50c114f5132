"""Eight writers at once on one database: is anything lost, and does anybody find it locked?

    python benchmarks/writers.py [--seconds 60] [--writers 8]

Each writer is a process of its own, as the server's workers are. It reports a mistake in one of four
articles and puts it right as an editor would: reads again when another came first. At the end every report
that was taken is there, every fix stands in the words once, and every article's revisions are numbered
without a gap.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from serving import environment, set_up

ARTICLES = 4
WORDS = 1500


def publish() -> None:
    """Publish articles of many words that each occur once, and hire an editor."""
    from django.contrib.auth.models import Group, User

    from articles.actions import import_draft
    from articles.formats.draft import Draft

    for n in range(ARTICLES):
        words = [f"w{i:04}" for i in range(WORDS)]
        body = "".join(f"<p>{' '.join(words[i : i + 30])}</p>" for i in range(0, WORDS, 30))
        import_draft(
            Draft(source="bench", key=f"k{n}", headline=f"Page {n}", body=body, section="", language="en")
        )
    editor = User.objects.create(username="editor", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))


def write(number: int, seconds: float) -> dict[str, Any]:
    """Report and fix until the time is over; return what was acknowledged and what went wrong."""
    from django.contrib.auth.models import User

    from articles.models import Article

    rng, editor = random.Random(number), User.objects.get()
    pks = list(Article.objects.values_list("pk", flat=True))
    done: dict[str, Any] = {"reports": [], "fixes": [], "again": 0, "errors": Counter()}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            _one(rng.choice(pks), rng, editor, done)
        except Exception as problem:
            done["errors"][f"{type(problem).__name__}: {problem}"[:160]] += 1
    return done


def _one(pk: int, rng: random.Random, editor: Any, done: dict[str, Any]) -> None:
    """Send one report, and apply its fix until it stands."""
    from articles.models import Article
    from corrections.actions import Sent, submit
    from corrections.anchoring import quote

    article = Article.objects.select_related("current").get(pk=pk)
    text = article.current.words.text
    place = rng.choice([i for i in range(len(text) - 5) if text[i] == "w" and text[i + 1 : i + 5].isdigit()])
    sent = Sent(once=uuid.uuid4(), kind="spelling", quote=quote(text, place, place + 5), proposed="right")
    report = submit(article, article.current.number, sent)
    done["reports"].append(report.pk)
    _fix(report.case_id, editor, done)


def _fix(case_pk: int, editor: Any, done: dict[str, Any]) -> None:
    from articles.actions import ChangedSince
    from corrections.actions import DecidedMeanwhile, apply_fix
    from corrections.models import Case
    from corrections.severity import Tier

    while True:
        case = Case.objects.select_related("article__current", "revision").get(pk=case_pk)
        place, read = case.where(), case.article.current
        if not case.is_open or place.span is None:
            return
        shown = {"at": place.span, "expected": place.span.of(read.words.text), "read": read}
        try:
            fix = apply_fix(case, f"r{case_pk}", by=editor, tier=Tier.CORRECTION, **shown)
        except (ChangedSince, DecidedMeanwhile):
            done["again"] += 1
            continue
        done["fixes"].append((fix.pk, fix.article_id, f"r{case_pk}"))
        return


def lost(all_done: list[dict[str, Any]]) -> list[str]:
    """Return what was acknowledged and is not there, or is there twice."""
    from articles.models import Article
    from corrections.models import Fix, Notice, Report

    reports = [pk for done in all_done for pk in done["reports"]]
    fixes = [fix for done in all_done for fix in done["fixes"]]
    texts = {
        article.pk: article.current.words.text.split()
        for article in Article.objects.select_related("current")
    }
    faults = [] if Report.objects.count() == len(set(reports)) else ["reports"]
    faults += [] if Fix.objects.count() == len(fixes) else ["fixes"]
    faults += [words for _pk, article, words in fixes if texts[article].count(words) != 1]
    numbers = list(Notice.objects.order_by("number").values_list("number", flat=True))
    faults += [] if numbers == list(range(1, len(fixes) + 1)) else ["notice numbers"]
    for article in Article.objects.all():
        revisions = list(article.revisions.order_by("number").values_list("number", flat=True))
        faults += [] if revisions == list(range(1, len(revisions) + 1)) else [f"revisions of {article}"]
    return faults


def run(writers: int, seconds: float) -> list[dict[str, Any]]:
    """Start the writers, each in a process, and return what each of them did."""
    command = [sys.executable, __file__, "--seconds", str(seconds), "--writer"]
    started = [
        subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, env=os.environ.copy())
        for n in range(writers)
    ]
    return [json.loads(process.communicate()[0]) for process in started]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--writer", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.writer is not None:
        set_up({})
        print(json.dumps(write(given.writer, given.seconds)))
        return
    with tempfile.TemporaryDirectory() as folder:
        set_up(environment(Path(folder)))
        publish()
        all_done = run(given.writers, given.seconds)
        faults, errors = lost(all_done), sum((Counter(done["errors"]) for done in all_done), Counter())
    counts = {name: sum(len(done[name]) for done in all_done) for name in ("reports", "fixes")}
    again = sum(done["again"] for done in all_done)
    print(
        f"{given.writers} writers, {given.seconds:.0f} s: "
        f"{counts['reports']} reports, {counts['fixes']} fixes, {again} read again"
    )
    print(f"lost or doubled: {faults or 'nothing'}; errors: {dict(errors) or 'none'}")
    sys.exit(bool(faults or errors))


if __name__ == "__main__":
    main()
