"""Writes src/Archive/Unicode/normalization.tsv from the Unicode Character Database: python3 generate.py [FOLDER]."""
import pathlib
import sys

ucd = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
out = pathlib.Path(__file__).resolve().parents[2] / "src/Archive/Unicode/normalization.tsv"


def rows(name):
    for line in (ucd / name).read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


classes, mappings = {}, {}
for code, _, _, combining, _, mapping, *_ in rows("UnicodeData.txt"):
    if combining != "0":
        classes[int(code, 16)] = int(combining)
    if mapping and not mapping.startswith("<"):
        mappings[int(code, 16)] = [int(part, 16) for part in mapping.split()]

# Full composition exclusion (UAX #15, section 5): those listed, singletons, and what begins with a mark.
listed = {int(code, 16) for code, *_ in rows("CompositionExclusions.txt")}
excluded = {
    code for code, mapping in mappings.items()
    if code in listed or len(mapping) == 1 or code in classes or mapping[0] in classes
}

lines = []
for code in sorted(classes.keys() | mappings.keys()):
    mapping = " ".join(f"{part:X}" for part in mappings.get(code, []))
    lines.append(f"{code:X}\t{classes.get(code, 0)}\t{'!' if code in excluded else ''}{mapping}".rstrip("\t"))
out.write_text("\n".join(lines) + "\n", encoding="utf-8")
print(f"{len(lines)} characters, {out.stat().st_size} bytes")
