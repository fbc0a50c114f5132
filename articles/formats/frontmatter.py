"""The block of fields before a text, in YAML, TOML, JSON or plain `Title: …` lines."""

import json
import re
import tomllib
from typing import Any

import yaml

from articles.formats.walk import DECODER

FENCE = r"(---|\+\+\+|;;;)(json|ya?ml|toml)?[^\S\n]*\n"
BRACED = re.compile(r"\{\s*[\"}]")
FENCED = re.compile(rf"\A{FENCE}(.*?)^(?:\1|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
#: Three dashes that open no front matter: nothing that looks like a field comes after them.
ONLY_A_LINE = re.compile(r"---\s*\n\s*\n|---\s*\n(?![\w\"'#].*:)")

#: So many letters are no fields of an article any more, and YAML would take minutes.
LONGEST = 100_000

PLAIN = re.compile(r"\A(?:[A-Za-z][\w -]{0,30}:[^\S\n].*\n(?:[^\S\n]+\S.*\n)*)+(?:\n|---[^\S\n]*\n)")
COMMENT = re.compile(r"\A<!--[^\S\n]*\n((?:\.\. \w+:.*\n|[^\S\n]*\n)++)-->[^\S\n]*\n")
PLAIN_FIELD = re.compile(r"^(?:\.\. )?([A-Za-z][\w -]*?):[^\S\n]*(.*(?:\n[^\S\n]+\S.*)*)$", re.MULTILINE)

#: Tables of a front matter whose fields are as good as its own.
TABLES = ("extra", "params", "taxonomies")

#: Fields as people write them and YAML does not take them: title: A: b, title: "A" and b, title: [A] b.
BY_HAND = re.compile(
    r"^(\w[\w -]*:[^\S\n]++)((?![\"'\[{|>!&*#]).*:(?:[^\S\n].*|$)|([\"']).*\3.+|\[[^\]\n]*\].+|[@`%].+)$",
    re.MULTILINE,
)


class BadMatter(ValueError):
    """A front matter that cannot be read, and the line of the file where it breaks."""

    def __init__(self, what: str, line: int | None = None) -> None:
        where = f" at line {line}" if line else ""
        super().__init__(f"The front matter cannot be read{where}: {what}. Mend it and import again.")
        self.line = line


class _Words(yaml.SafeLoader):
    """Reads scalars as the words they are (a date such as 31 February is ours to doubt), and no aliases."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.constructor.ConstructorError(None, None, "aliases are not taken", mark)
        return super().compose_node(parent, index)


def divided(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields before a text, and the text after them."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff\n ")
    if re.match(FENCE, text):
        return _fenced(text)
    if BRACED.match(text):
        return _braced(text)
    plain = COMMENT.match(text) or PLAIN.match(text)
    fields = {name.lower(): value for name, value in PLAIN_FIELD.findall(plain[0])} if plain else {}
    return (fields, text[plain.end() :]) if plain and "title" in fields else ({}, text)


def _fenced(text: str) -> tuple[dict[str, Any], str]:
    found = FENCED.match(text)
    if found is None:
        if ONLY_A_LINE.match(text):
            return {}, text
        raise BadMatter(f"it has no closing “{text[:3]}” line", 1)
    if len(found[3]) > LONGEST:
        raise BadMatter(f"it is longer than {LONGEST // 1000} kB", 1)
    kind = found[2] or {"+++": "toml", ";;;": "json"}.get(found[1], "yaml")
    read = {"toml": _toml, "json": _json}.get(kind, _yaml)
    return read(found[3]), text[found.end() :]


def _yaml(block: str) -> dict[str, Any]:
    try:
        fields = _loaded(block)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        what = getattr(problem, "problem", None) or "it is no YAML"
        raise BadMatter(what, mark.line + 2 if mark else None) from problem
    except RecursionError as problem:
        raise BadMatter("it is nested too deep") from problem
    return _fields(fields)


def _loaded(block: str) -> Any:
    """Return what YAML says, at the second attempt with values in quotes that people leave without."""
    try:
        return yaml.load(block, _Words)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError:
        quoted = BY_HAND.sub(_quoted, block)
        if quoted == block:
            raise
        return yaml.load(quoted, _Words)  # noqa: S506 - a SafeLoader


def _quoted(field: re.Match[str]) -> str:
    """Return a field with its value in quotes, in place of its own: "A "big" day", 'It's here'."""
    value = field[2].rstrip()
    mark = value[0]
    enclosed = mark in "\"'" and value[-1] == mark and re.search(rf"[\s\w]{mark}\w", value[1:-1])
    return field[1] + "'" + (value[1:-1] if enclosed else value).replace("'", "''") + "'"


def _toml(block: str) -> dict[str, Any]:
    try:
        fields = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        line = re.search(r"line (\d+)", str(problem))
        raise BadMatter(str(problem), int(line[1]) + 1 if line else None) from problem
    return _fields(fields)


def _json(block: str) -> dict[str, Any]:
    """Return the fields of a block of JSON, which Hexo writes without its braces."""
    try:
        return _fields(DECODER.decode(block if block.lstrip().startswith("{") else f"{{{block}}}"))
    except json.JSONDecodeError as problem:
        raise BadMatter(problem.msg, problem.lineno + 1) from problem
    except RecursionError as problem:
        raise BadMatter("it is nested too deep") from problem


def _braced(text: str) -> tuple[dict[str, Any], str]:
    try:
        fields, end = DECODER.raw_decode(text)
    except json.JSONDecodeError as problem:
        raise BadMatter(problem.msg, problem.lineno) from problem
    except RecursionError as problem:
        raise BadMatter("it is nested too deep") from problem
    return _fields(fields), text[end:]


def _fields(fields: Any) -> dict[str, Any]:
    if fields is not None and not isinstance(fields, dict):
        raise BadMatter("it holds no fields such as “title: …”", 1)
    named = {str(name): value for name, value in (fields or {}).items()}
    tables = [named[name] for name in TABLES if isinstance(named.get(name), dict)]
    return {str(name): value for table in (*tables, named) for name, value in table.items()}
