"""Files, folders and standard input: everything in order, nothing harmful."""

import gzip
import io
import os
import sys

import pytest

from articles.formats.draft import Fault, Unreadable
from articles.formats.files import opened, sources


def names(*paths):
    return [os.path.basename(one.name) for one in sources(map(str, paths)) if not isinstance(one, Fault)]


def faults(*paths):
    return [one.message for one in sources(map(str, paths)) if isinstance(one, Fault)]


def read(path, **limits):
    (source,) = sources([str(path)])
    with opened(source, **limits) as stream:
        return stream.read()


def test_a_folder_is_read_in_order_of_names(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "я ы.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["c.txt", "z.txt", "b.txt", "я ы.txt"]


@pytest.mark.parametrize("name", [".DS_Store", ".git", "Thumbs.db", "a.txt~", "._a.txt", "b.part"])
def test_litter_is_passed_over_in_silence(tmp_path, name):
    (tmp_path / name).write_text("x")
    assert list(sources([str(tmp_path)])) == []


def test_a_path_that_is_not_there_is_a_fault(tmp_path):
    assert "There is no" in faults(tmp_path / "gone.txt")[0]


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "gone.txt").symlink_to("no-such-file")
    assert (names(inside), len(faults(inside))) == ([], 2)


def test_a_loop_ends(tmp_path):
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "a.txt").write_text("x")
    assert (names(tmp_path), faults(tmp_path)) == (["a.txt"], [])


def test_a_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match="no plain file"):
        read(tmp_path / "pipe")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="this system has no /dev/zero")
def test_a_device_is_refused():
    with pytest.raises(Unreadable, match="no plain file"):
        read("/dev/zero")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    (tmp_path / "a.txt").touch(mode=0)
    with pytest.raises(Unreadable, match="cannot be opened"):
        read(tmp_path / "a.txt")


def test_a_packed_file_is_unpacked(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"words"))
    assert read(tmp_path / "a.txt.gz") == b"words"


def test_a_packed_file_cut_off_is_refused(tmp_path):
    (tmp_path / "a.gz").write_bytes(gzip.compress(os.urandom(9000))[:-3000])
    with pytest.raises(Unreadable, match="cut off or damaged"):
        read(tmp_path / "a.gz")


def test_a_bomb_is_given_up_early(tmp_path):
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b" " * 40_000_000))
    with pytest.raises(Unreadable, match="larger than 20 MB, like a bomb"):
        read(tmp_path / "bomb.gz", max_size=10**12)


def test_a_file_larger_than_allowed_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 2_000_001)
    with pytest.raises(Unreadable, match=r"larger than 2 MB\. Raise --max-size"):
        read(tmp_path / "a.txt", max_size=2_000_000)


def test_standard_input_is_a_file_too(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    assert read("-") == b"words"


def test_no_depth_of_folders_is_too_much(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(600):
        os.mkdir("a")
        os.chdir("a")
    monkeypatch.chdir(tmp_path)
    assert list(sources(["a"])) == []


def test_names_of_any_bytes_stay_apart(tmp_path):
    (tmp_path / "a").mkdir()
    for name in (b"n\xfe.txt", b"n\xff.txt", b"a\\b.txt", b"a/b.txt"):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
            file.write(b"words")
    found = [one.name for one in sources([str(tmp_path)])]
    assert len(set(found)) == 4


def test_a_packed_file_over_the_limit_of_staff_says_which_limit(tmp_path):
    (tmp_path / "a.gz").write_bytes(gzip.compress(os.urandom(3_000_000)))
    with pytest.raises(Unreadable, match="Raise --max-size"):
        read(tmp_path / "a.gz", max_size=2_000_000)


def test_standard_input_may_be_packed(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(b"words"))))
    assert read("-") == b"words"
