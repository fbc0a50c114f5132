"""Articles made up to be imported by the thousand: words in three languages, always the same."""

import json
import random
from pathlib import Path

WORDS = ("the ferry sails harbour port ticket captain island minister price storm school "
         "паром порт билет капитан остров цена школа gəmi liman bilet ada qiymət məktəb").split()  # fmt: skip

#: So many letters of text an article has, as most of a newsroom's do.
LETTERS = 2_400


def paragraphs(chance: random.Random, letters: int = LETTERS) -> list[str]:
    return [" ".join(chance.choices(WORDS, k=45)).capitalize() + "." for _ in range(letters // 280)]


def made(folder: Path, number: int, letters: int = LETTERS) -> Path:
    """Write so many articles as JSON Lines."""
    chance, path = random.Random(1), folder / f"{number}.jsonl"
    with path.open("w") as file:
        for n in range(number):
            title = f"{' '.join(chance.choices(WORDS, k=6)).capitalize()} {n}"
            story = {
                "id": n,
                "title": title,
                "body": "\n\n".join(paragraphs(chance, letters)),
                "section": f"Port {n % 9}",
            }
            file.write(
                json.dumps(story | {"date": f"2026-0{1 + n % 9}-11T10:00:00Z"}, ensure_ascii=False) + "\n"
            )
    return path


def made_pages(folder: Path, number: int) -> Path:
    """Write so many web pages with the usual furniture around a story."""
    chance, pages = random.Random(2), folder / "pages"
    pages.mkdir()
    menu = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in WORDS * 4)
    for n in range(number):
        story = "".join(f"<p>{words}</p>" for words in paragraphs(chance))
        title = f"Ferry {n} returns to the old harbour"
        head = f"<html><head><title>{title}</title></head><body><ul>{menu}</ul>"
        page = f"{head}<article><h1>{title}</h1>{story}</article><ul>{menu}</ul></body></html>"
        (pages / f"{n:05}.html").write_text(page)
    return pages
