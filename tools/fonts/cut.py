#!/usr/bin/python3
"""Cuts the theme's fonts: npm ci && ./cut.py. Needs Debian's packages fonttools and python3-brotli.

Each cut has one optical size and, but for the sans, one weight; the signs of English and of its neighbours come first,
and the letters of Latin Extended in a file of their own that a browser fetches only where one of them stands."""
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).resolve().parent
FROM = HERE / "node_modules/@fontsource-variable"
INTO = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "theme/assets/fonts"

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E,
         0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2212]
DISPLAY = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x2026]
# Latin Extended-A, what Romanian, Azerbaijani and transliterations add, and Welsh, Vietnamese apart.
EXTENDED = [c for c in [*range(0x100, 0x180), 0x18F, *range(0x1CD, 0x1DD), 0x1E6, 0x1E7, *range(0x1FA, 0x21C), 0x237, 0x259, 0x2BC, 0x1E0C, 0x1E0D,
            0x1E24, 0x1E25, 0x1E44, 0x1E45, 0x1E5A, 0x1E5B, 0x1E62, 0x1E63, 0x1E6C, 0x1E6D, *range(0x1E80, 0x1E86), 0x1E92, 0x1E93, 0x1E9E, 0x1EF2, 0x1EF3]
            if c not in LATIN]
TEXT, TITLE = {"wght": 400, "opsz": 16}, {"wght": 480, "opsz": 60}
LATIN_FEATURES = ["kern", "liga", "mark", "mkmk", "pnum", "tnum", "locl"]


def cut(name, source, axes, characters, features):
    font = TTFont(FROM / source, recalcTimestamp=False)
    font = instantiateVariableFont(font, axes) if axes else font
    options = Options()
    options.flavor, options.layout_features, options.hinting = "woff2", features, False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters or sorted(font.getBestCmap()))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(INTO / name)
    print(f"{(INTO / name).stat().st_size:7} {name}")


def newsreader(script, style):
    return f"newsreader/files/newsreader-{script}-standard-{style}.woff2"


def sans(script):
    return f"public-sans/files/public-sans-{script}-wght-normal.woff2"


for script, characters, end in ("latin", LATIN, ""), ("latin-ext", EXTENDED, "-ext"):
    cut(f"newsreader-text{end}.woff2", newsreader(script, "normal"), TEXT, characters, LATIN_FEATURES)
    cut(f"newsreader-italic{end}.woff2", newsreader(script, "italic"), TEXT, characters, LATIN_FEATURES)
    cut(f"newsreader-display{end}.woff2", newsreader(script, "normal"), TITLE, DISPLAY if script == "latin" else characters, LATIN_FEATURES)
    cut(f"public-sans{end}.woff2", sans(script), {"wght": (400, 700)}, characters, LATIN_FEATURES)
cut("noto-nastaliq-urdu.woff2", "noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-wght-normal.woff2", {"wght": 400}, None, ["*"])
