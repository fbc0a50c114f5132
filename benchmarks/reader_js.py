"""How much JavaScript a reader loads, gzipped: at once, and in all. Fails over what we promise.

python benchmarks/reader_js.py
"""

import gzip
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "corrections/static/corrections"
AT_ONCE = (ROOT / "newsroom/static/newsroom/site.js", OURS / "report.js")
ON_DEMAND = tuple(OURS / f"{name}.js" for name in ("dialog", "places", "sending", "mine"))

MOST_AT_ONCE, MOST = 2_000, 8_000


def size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def main() -> int:
    at_once, in_all = sum(map(size, AT_ONCE)), sum(map(size, (*AT_ONCE, *ON_DEMAND)))
    for path in (*AT_ONCE, *ON_DEMAND):
        print(f"{size(path):6,}  {path.relative_to(ROOT)}")
    print(f"{at_once:6,}  at once, at most {MOST_AT_ONCE:,}")
    print(f"{in_all:6,}  in all, at most {MOST:,}")
    return int(at_once > MOST_AT_ONCE or in_all > MOST)


if __name__ == "__main__":
    sys.exit(main())
