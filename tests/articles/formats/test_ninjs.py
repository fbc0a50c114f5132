"""ninjs of three generations."""

import json

import pytest

ONE = {
    "uri": "urn:a:1",
    "type": "text",
    "versioncreated": "2024-03-05T10:00:00Z",
    "language": "en-GB",
    "byline": "Nigar Aliyeva",
    "headline": "Ferry returns",
    "subject": [{"name": "Sea", "rel": "about"}],
    "body_text": "It crossed. Again.",
    "body_xhtml": "<p>It crossed.</p><p>Again.</p>",
}
TWO = {
    "uri": "urn:a:1",
    "versioncreated": "2024-03-05T10:00:00Z",
    "by": "Nigar Aliyeva",
    "language": "en",
    "subjects": [{"name": "Sea"}],
    "headlines": [{"role": "sub", "value": "Below"}, {"role": "main", "value": "Ferry returns"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "It crossed. Again."},
        {"role": "html", "contenttype": "text/html", "value": "<p>It crossed.</p><p>Again.</p>"},
    ],
}
THREE = {"versionCreated" if name == "versioncreated" else name: value for name, value in TWO.items()}


@pytest.mark.parametrize("item", [ONE, TWO, THREE])
def test_a_text_item_is_an_article(only, item):
    draft = only(json.dumps(item), "a.json")
    assert (draft.key, draft.headline, draft.byline) == ("urn:a:1", "Ferry returns", "Nigar Aliyeva")
    assert (draft.body, draft.section) == ("<p>It crossed.</p><p>Again.</p>", "Sea")
    assert (draft.language, draft.published.hour) == ("en", 10)


def test_several_items_may_stand_in_a_list_or_on_lines(found_in):
    other = ONE | {"uri": "urn:a:2"}
    in_list = found_in(json.dumps([ONE, other]))
    on_lines = found_in(json.dumps(ONE) + "\n" + json.dumps(other))
    assert [one.key for one in in_list] == [one.key for one in on_lines] == ["urn:a:1", "urn:a:2"]


@pytest.mark.parametrize("other", [{"type": "picture"}, {"type": "video"}, {"pubstatus": "canceled"}])
def test_what_is_no_text_for_print_is_skipped(fault, other):
    assert fault(json.dumps(ONE | other)).skipped


def test_a_stub_without_body_is_a_fault(fault):
    assert "no body text" in fault(json.dumps(TWO | {"bodies": []})).message


def test_what_should_be_a_list_and_is_none_is_left_out(only):
    assert only(json.dumps(ONE | {"bodies": 5, "subjects": 5, "headlines": 5})).headline == "Ferry returns"
