"""Why new words do not fit: found out by files that know no languages, said in the editor's own."""

import pytest

from articles.words import CannotChange
from articles.words.fitting import LINES, SENTENCES
from corrections.wording import refusal


@pytest.mark.parametrize("why", list(SENTENCES))
def test_new_words_that_do_not_fit_are_refused_in_the_editors_language(why):
    problem = CannotChange(why, 2, 1)
    assert "2 lines" in str(problem) or why != LINES
    assert ("1 line." in refusal(problem)) == (why == LINES)
    assert refusal(problem).split(". ")[-1] == str(problem).split(". ")[-1]
    assert refusal(ValueError("as it is")) == "as it is"
