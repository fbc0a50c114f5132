"""What the labels of sources call an encoding, and what they mean by it."""

import codecs

#: What pages mean when they name these: browsers read them so too.
MEANT = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "iso8859-9": "windows-1254",
    "cp1254": "windows-1254",
    "cp1251": "windows-1251",
    "cp1250": "windows-1250",
    "cp1256": "windows-1256",
    "cp866": "ibm866",
    "iso8859-2": "iso-8859-2",
    "iso8859-5": "iso-8859-5",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

ASCII = bytes(range(128))


def known(declared: str) -> str:
    """Return our name of a declared encoding, or nothing when none that keeps ASCII is called so."""
    try:
        name = codecs.lookup(plainly(declared)).name
        if name.endswith("escape"):
            return ""
        plain = (ASCII + b"\xe4").decode(name, "replace").startswith(ASCII.decode("ascii"))
    except (LookupError, ValueError):
        return ""
    return MEANT.get(name, name) if plain else ""


def plainly(declared: str) -> str:
    """Return a label without its quotes and its `x-`."""
    label = declared.strip(" \t\r\n\"'").lower().removeprefix("x-")
    return label.replace("windows-874", "cp874")  # which Python knows by this name only
