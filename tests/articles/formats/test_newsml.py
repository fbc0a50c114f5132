"""NewsML-G2 and NewsML 1."""

import pytest

G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" xml:lang="en-GB"><itemMeta>
<itemClass qcode="ninat:{kind}"/><versionCreated>2024-03-05T10:00:00Z</versionCreated>
<pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><headline role="hld:subHeadline">Below</headline>
<headline>Ferry returns</headline><subject qcode="a:1"/><subject qcode="a:2"><name>Sea</name></subject>
<creator><name>Nigar Aliyeva</name></creator></contentMeta><contentSet>{content}</contentSet></newsItem>"""
BODIES = {
    "nitf": '<inlineXML><nitf xmlns=""><body><body.head><hedline><hl1>x</hl1></hedline></body.head>'
    "<body.content><p>It crossed.</p></body.content></body></nitf></inlineXML>",
    "page": '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>'
    "<p>It crossed.</p></body></html></inlineXML>",
    "data": "<inlineData contenttype='text/plain'><![CDATA[<p>It crossed.</p>]]></inlineData>",
    "text": "<inlineData contenttype='text/plain'>It crossed.</inlineData>",
}
V1 = """<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:a:1</PublicIdentifier>
</NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20240305T100000Z</ThisRevisionCreated>
<Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry returns</HeadLine>
<ByLine>By Nigar Aliyeva</ByLine></NewsLines>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
<ContentItem><MediaType FormalName="Text"/><DataContent><p>It crossed.</p></DataContent></ContentItem>
</NewsComponent></NewsItem></NewsML>"""


def item(content=BODIES["page"], kind="text", status="usable"):
    return G2.format(content=content, kind=kind, status=status)


@pytest.mark.parametrize("body", BODIES)
def test_a_text_item_is_an_article(only, body):
    draft = only(item(BODIES[body]))
    assert (draft.key, draft.headline, draft.body) == ("urn:a:1", "Ferry returns", "<p>It crossed.</p>")
    assert (draft.byline, draft.section, draft.standfirst) == ("Nigar Aliyeva", "Sea", "Below")
    assert (draft.language, draft.published.hour) == ("en", 10)


def test_a_headline_repeated_over_the_text_is_no_subhead(only):
    twice = BODIES["page"].replace("<body>", "<body><h1>Ferry <b>returns</b></h1>")
    assert only(item(twice)).body == "<p>It crossed.</p>"
    assert only(item(twice.replace("Ferry", "Bus"))).body.startswith("<h2>Bus")


def test_a_message_may_hold_several_items(found_in):
    both = item() + item().replace("urn:a:1", "urn:a:2")
    message = (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{both}</itemSet></newsMessage>'
    )
    assert [one.key for one in found_in(message)] == ["urn:a:1", "urn:a:2"]


def test_newsml_1_is_read_too(only):
    draft = only(V1)
    assert (draft.key, draft.headline, draft.body) == ("urn:a:1", "Ferry returns", "<p>It crossed.</p>")
    assert (draft.byline, draft.published.isoformat()) == ("Nigar Aliyeva", "2024-03-05T10:00:00+00:00")


@pytest.mark.parametrize("other", [{"kind": "picture"}, {"status": "canceled"}])
def test_what_is_no_text_for_print_is_skipped(fault, other):
    assert fault(item(**other)).skipped


def test_an_item_without_words_is_a_fault(fault):
    assert "no body text" in fault(item("<inlineXML> </inlineXML>")).message
