"""The language of a text, from a sentence or two of it."""

import pytest

from articles.formats.language import language_of

SENTENCES = {
    "en": "The council opened the new bridge on Monday and said that it was glad.",
    "ru": "Мэр открыл новый мост, и рабочие были этому рады, так как они его построили.",
    "uk": "Мер відкрив новий міст, і робітники були раді, що його вже збудували.",
    "az": "Şəhər meri yeni körpünü açdı və fəhlələr buna çox sevindilər.",
    "tr": "Başkan yeni köprüyü açtı ve işçiler bunun için çok sevindi.",
    "de": "Der Rat hat die neue Brücke am Montag eröffnet, und sie ist schon voll.",
    "fr": "Le maire a ouvert le nouveau pont et les ouvriers ont été très heureux.",
    "es": "El alcalde abrió el puente nuevo y los obreros se alegraron mucho por ello.",
    "it": "Il sindaco ha aperto il nuovo ponte e gli operai sono stati molto contenti.",
    "pt": "O prefeito abriu a ponte nova e os operários não ficaram tristes com isso.",
    "nl": "De burgemeester heeft de nieuwe brug geopend en de mensen waren er blij mee.",
    "sv": "Borgmästaren öppnade den nya bron och alla var glada för att det inte regnade.",
    "nb": "Ordføreren åpnet den nye broen, og alle var glade for at det ikke regnet etter dette.",
    "da": "Borgmesteren åbnede den nye bro, og alle blev glade for, at det ikke regnede af den grund.",
    "is": "Borgarstjórinn opnaði nýju brúna og það var ekki rigning þegar hann kom.",
    "pl": "Burmistrz otworzył nowy most i wszyscy byli radzi, że nie padał deszcz.",
    "ar": "افتتح رئيس البلدية الجسر الجديد في المدينة بعد عامين من العمل على هذا المشروع",
    "ja": "市長は月曜日に新しい橋を開通させた。",
    "ko": "시장은 월요일에 새 다리를 개통했다.",
    "zh": "市长星期一为新桥揭幕。",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_a_sentence_tells_its_language(language, sentence):
    assert language_of(sentence) == language


@pytest.mark.parametrize("text", ["", "1234", "?!", "€ 5"])
def test_what_holds_no_words_has_no_language(text):
    assert language_of(text) == ""
