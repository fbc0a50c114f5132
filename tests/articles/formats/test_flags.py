"""What a headline says of pictures and video, and what only looks so."""

import pytest

from articles.formats.flags import flagged


@pytest.mark.parametrize(
    ("headline", "clean", "media"),
    [
        ("Bridge opens - VIDEO -", "Bridge opens", ("video",)),
        ("Bridge opens (FOTO)", "Bridge opens", ("photo",)),
        ("[Видео] Мост открыт", "Мост открыт", ("video",)),
        ("VIDEO | Bridge opens", "Bridge opens", ("video",)),
        ("Мост открыт (5 фото + видео)", "Мост открыт", ("video", "photo")),
        ("Мост открыт /ВИДЕО/", "Мост открыт", ("video",)),
        ("Körpü açıldı - FOTO/VİDEO", "Körpü açıldı", ("video", "photo")),
        ("Körpü açıldı (FOTOLAR)", "Körpü açıldı", ("photo",)),
        ("Körpü açıldı (YENİLƏNİB) - FOTO", "Körpü açıldı (YENİLƏNİB)", ("photo",)),
        ("Körpü açıldı+FOTO", "Körpü açıldı", ("photo",)),
        ("Köprü açıldı - VİDEO - FOTO GALERİ", "Köprü açıldı", ("video", "photo")),
        ("Bridge opens VIDEO", "Bridge opens", ("video",)),
    ],
)
def test_a_flag_leaves_the_headline(headline, clean, media):
    assert flagged(headline) == (clean, media)


@pytest.mark.parametrize(
    "headline",
    [
        "Video",
        "Video shows a bridge",
        "How to make a music-video",
        "Cameras for photo and video",
        "POLICE RELEASE VIDEO",
        "Körpü açıldı - YENİLƏNİB",
        "Мост открыт - ОБНОВЛЕНО",
    ],
)
def test_a_word_is_no_flag(headline):
    assert flagged(headline) == (headline, ())
