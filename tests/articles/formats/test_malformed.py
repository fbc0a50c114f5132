"""Sources that are broken or mean harm: what the samples hold, and what we thought of ourselves."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from articles.formats.draft import Draft, Fault, Unreadable

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT.parent / "shared" / "import-samples"

HARM = (
    "<p onclick=x>Words</p><script>alert(1)</script><a href='java&#x09;script:x'>one</a> <svg onload=x></svg>"
    "<iframe srcdoc=x></iframe><img src=x onerror=x><style>p{}</style><form action=//x><input></form>"
)
RECORD = {"id": "1", "title": "Ferry <b>returns</b>\u202e<script>x</script>", "body": HARM}
CARRIERS = {
    "json": json.dumps([RECORD]),
    "lines": json.dumps(RECORD) + "\n" + json.dumps(RECORD | {"id": "2"}),
    "csv": 'title,body\nFerry <b>returns</b>,"' + HARM + '"\n',
    "markdown": "---\ntitle: Ferry <b>returns</b>\n---\n" + HARM,
    "feed": f"<rss><channel><item><title>Ferry &lt;b>returns&lt;/b></title><description><![CDATA[{HARM}]]>"
    "</description></item></channel></rss>",
    "ninjs": json.dumps({"uri": "a", "versioncreated": "", "headline": RECORD["title"], "body_xhtml": HARM}),
}


@pytest.mark.parametrize("carrier", CARRIERS)
def test_words_stay_and_behaviour_goes(found_in, carrier):
    draft = found_in(CARRIERS[carrier], "a.md" if carrier == "markdown" else "a")[0]
    assert isinstance(draft, Draft)
    assert draft.headline == "Ferry returns"
    assert draft.body == '<p>Words</p><p>one</p><figure><img src="x" alt=""></figure>'


@pytest.mark.parametrize(
    "source",
    [
        "<rss><channel><item><title>A</title><description>" + "<a>" * 5000,
        "<rss>" * 5000,
        "<!DOCTYPE r ["
        + "".join(f'<!ENTITY a{n} "&a{n + 1};&a{n + 1};">' for n in range(60))
        + "]><rss>&a0;</rss>",
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/hosts">%p;]><rss></rss>',
        "{" * 5000,
        '{"a":' * 5000,
        "[[[",
        '[{"title": "A"',
        '"title,"body\n"',
        "title,body\n" + '"' * 99,
        "---\n" + "a: [" * 5000,
        "+++\na = " + "[" * 5000 + "\n+++\n",
        "---\n? ? ? ?\n---\n",
        "> " * 5000,
    ],
)
def test_whatever_comes_is_a_fault_and_no_crash(found_in, source):
    try:
        found = found_in(source, "a.md" if source[0] in "-+>" else "a")
    except Unreadable:
        return
    assert all(isinstance(one, Fault) or not one.body for one in found)


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not shipped")
def test_every_malformed_sample_ends_as_expected(tmp_path):
    script = [sys.executable, ROOT / "benchmarks" / "import_quality.py", "malformed", "--out", tmp_path]
    result = subprocess.run(script, capture_output=True, text=True, timeout=120)
    assert "53 of 53 as expected" in result.stdout, result.stdout + result.stderr
