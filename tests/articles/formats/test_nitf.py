"""NITF of news agencies."""

NITF = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd">
<nitf><head><title>x</title><tobject><tobject.subject tobject.subject.type="Sea"/></tobject>
<docdata><doc-id id-string="a.1"/><date.issue norm="20240305T100000+0400"/></docdata></head><body><body.head>
<hedline><hl1>Ferry returns</hl1></hedline><note><body.content><p>To editors.</p></body.content></note>
<byline>By <person>Nigar Aliyeva</person><byttl>Staff Writer</byttl></byline>
<abstract><p>In short.</p></abstract></body.head><body.content>
<media media-type="image"><media-reference source="a.jpg"/><media-caption>The ferry.</media-caption>
<media-producer>Someone</media-producer></media><p>It <org>crossed</org>.</p><p/><block><hl2>Later</hl2>
<bq><p>Again.</p></bq><ul><li>one</li></ul></block></body.content></body></nitf>"""


def test_a_document_is_an_article(only):
    draft = only(NITF, "a.xml")
    assert (draft.source, draft.key, draft.headline) == ("a.xml#a.1", "a.1", "Ferry returns")
    assert (draft.byline, draft.section) == ("Nigar Aliyeva Staff Writer", "Sea")
    assert (draft.standfirst, draft.published.isoformat()) == ("In short.", "2024-03-05T10:00:00+04:00")


def test_without_abstract_and_subject_the_lower_headline_and_the_section_of_the_paper_will_do(only):
    lower = NITF.replace("<abstract><p>In short.</p></abstract>", "").replace(
        "</hl1>", "</hl1><hl2>In brief.</hl2>"
    )
    draft = only(
        lower.replace('<tobject.subject tobject.subject.type="Sea"/>', "").replace(
            "</docdata>", '</docdata><pubdata position.section="Bay"/>'
        )
    )
    assert (draft.headline, draft.standfirst, draft.section) == ("Ferry returns", "In brief.", "Bay")


def test_its_own_words_become_those_of_html(only):
    assert only(NITF).body == (
        "<figure><figcaption>The ferry.</figcaption></figure><p>It crossed.</p><h2>Later</h2>"
        "<blockquote><p>Again.</p></blockquote><ul><li>one</li></ul>"
    )


def test_without_an_id_the_key_is_the_path(only):
    draft = only(NITF.replace('<doc-id id-string="a.1"/>', ""), "wire/a.xml")
    assert (draft.source, draft.key) == ("wire/a.xml", "wire/a.xml")
