#!/usr/bin/env bash
# Builds the same articles with this program and with Hugo (Debian's package), input and output on tmpfs, and prints tables for
# bench/README.md: builds from nothing, then builds after small changes. What it does is said on standard error.
# Usage: bench/compare.sh [--hugo-max N] [--archive PROGRAM] [ARTICLES…]      (1000 10000 when none is given)
#   --hugo-max N       Hugo builds only up to N articles, 10000 when not given: it takes 0.27 MB of memory for each
#   --archive PROGRAM  measures this program instead of the native one made of the sources
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
hugo_max=10000
program=
while [[ ${1-} == --* ]]; do
  case $1 in
    --hugo-max) hugo_max=$2 ;;
    --archive) program=$(realpath "$2") ;;
    *) echo "Unknown option $1" >&2; exit 2 ;;
  esac
  shift 2
done
[ $# -gt 0 ] || set -- 1000 10000
for n in "$@"; do [[ $n =~ ^[0-9]+$ && $n -ge 20 ]] || { echo "Not a number of articles from 20: $n" >&2; exit 2; }; done
work=$(mktemp -d -p /dev/shm)
trap 'rm -rf "$work"' EXIT
say() { echo "$(date +%T) $*" >&2; }

if [ -z "$program" ]; then
  say "publishing the native program"
  dotnet publish src/Archive.Cli -c Release -r linux-x64 -p:PublishAot=true -o "$work/bin" >/dev/null
  program=$work/bin/archive
fi
dotnet build bench/Archive.Bench -c Release >/dev/null
bench() { dotnet bench/Archive.Bench/bin/Release/net10.0/Archive.Bench.dll "$@"; }
# From a folder without a theme of its own.
archive() { (cd "$work" && measure "$program" build -i "$work/input" -o "$work/output"); }
hugo_build() { measure hugo --quiet -s "$work/hugo" -d "$work/public"; }

# Runs a command; the seconds and KB that it took are added to the runs of which `taken` gives the medians.
measure() {
  local begun=$EPOCHREALTIME
  if ! /usr/bin/time -o "$work/peak" -f '%M' "$@" >"$work/log" 2>&1; then cat "$work/log" >&2; exit 1; fi
  awk -v from="$begun" -v to="$EPOCHREALTIME" -v kb="$(cat "$work/peak")" 'BEGIN { printf "%.3f %d\n", to - from, kb }' >>"$work/runs"
}
# Takes the runs so far: sets s to the median of their seconds and kb to that of their peaks of memory.
taken() {
  local middle=$(($(wc -l <"$work/runs") / 2 + 1))
  s=$(cut -d' ' -f1 "$work/runs" | sort -n | sed -n "${middle}p")
  kb=$(cut -d' ' -f2 "$work/runs" | sort -n | sed -n "${middle}p")
  say "  $s s, $kb KB (all: $(cut -d' ' -f1 "$work/runs" | xargs))"
  rm "$work/runs"
}
# Nothing of the site, of the build before and of its cache is left.
forget() { rm -rf "$work/output" "$work"/.output.* "$work/.archive"; }
cold_row() { # ARTICLES PROGRAM FOLDER
  find "$3" -type f -printf '%s %f\n' | awk -v n="$1" -v p="$2" -v s="$s" -v kb="$kb" '
    { bytes += $1; files++; if ($2 ~ /\.html$/) pages++ }
    END { printf "| %d | %s | %.2f | %d | %d | %d | %.1f | %d |\n", n, p, s, kb / 1024, n / s, pages / s, bytes / 1e6, files }' >>"$work/cold"
}
edit_row() { # ARTICLES WHAT COLD-SECONDS
  awk -v n="$1" -v what="$2" -v cold="$3" -v s="$s" -v kb="$kb" \
    'BEGIN { printf "| %d | %s | %.3f | %d | %.1f |\n", n, what, s, kb / 1024, cold / s }' >>"$work/edits"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }

for n in "$@"; do
  say "$n articles: corpus"
  bench corpus "$work/input" --articles "$n"
  # A build does not trust the times of files written less than two seconds before it.
  sleep 3
  # Each three times in a row: on a virtual machine, memory that another program has used in between is slow when it is taken first.
  say "$n articles: archive, from nothing"
  for _ in 1 2 3; do forget; archive; done
  taken
  cold=$s cold_kb=$kb
  cold_row "$n" archive "$work/output"

  say "$n articles: archive, nothing edited"
  for _ in 1 2 3; do archive; done
  taken
  edit_row "$n" "nothing edited" "$cold"
  # The first edit makes the second tree of the site that later ones work on.
  say "$n articles: archive, first edit"
  bench edit "$work/input" --number $((n / 2))
  archive
  taken
  edit_row "$n" "one annotation edited, first time" "$cold"
  first=$s
  say "$n articles: archive, edits"
  for part in 5 4 3; do bench edit "$work/input" --number $((n / part)); archive; done
  taken
  edit_row "$n" "one annotation edited, later" "$cold"
  edit=$s
  say "$n articles: archive, one article added"
  bench add "$work/input" --number $((n / 6))
  archive
  taken
  edit_row "$n" "one article added" "$cold"
  say "$n articles: is the site the one that is built from nothing?"
  "$program" build --no-cache -i "$work/input" -o "$work/anew" >/dev/null 2>&1
  diff -rq "$work/anew" "$work/output" >&2
  forget
  rm -rf "$work/anew" "$work/input"

  time=– memory=–
  if [ "$n" -le "$hugo_max" ]; then
    say "$n articles: hugo, from nothing"
    bench hugo "$work/hugo" --articles "$n"
    for _ in 1 2 3; do rm -rf "$work/public"; hugo_build; done
    taken
    cold_row "$n" hugo "$work/public"
    time=$(ratio "$s" "$cold") memory=$(ratio "$kb" "$cold_kb")
    rm -rf "$work/public" "$work/hugo"
  fi
  echo "| $n | $time | $memory | $(ratio "$cold" "$first") | $(ratio "$cold" "$edit") |" >>"$work/ratios"
done

echo "| articles | from nothing | seconds | peak memory, MB | articles a second | pages a second | site, MB | files |"
echo "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
cat "$work/cold"
echo
echo "| articles | archive, after a build | seconds | peak memory, MB | times as fast as from nothing |"
echo "| ---: | --- | ---: | ---: | ---: |"
cat "$work/edits"
echo
echo "| articles | hugo's time / archive's | hugo's memory / archive's | from nothing / first edit | from nothing / later edit |"
echo "| ---: | ---: | ---: | ---: | ---: |"
cat "$work/ratios"
echo
model=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
echo "$(nproc) cores${model:+, $model}; Hugo $(hugo version | sed -E 's/^hugo v([0-9.]+).*/\1/'); .NET $(dotnet --version); $(date +%F)."
