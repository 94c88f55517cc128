#!/usr/bin/env bash
# Builds the same articles with this program and with Hugo (Debian's package), output on tmpfs, three runs each, medians.
# Usage: bench/compare.sh [ARTICLES…]        (1000 10000 when none is given)
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 1000 10000
work=$(mktemp -d -p /dev/shm)
trap 'rm -rf "$work"' EXIT
dotnet publish src/Archive.Cli -c Release -r linux-x64 -p:PublishAot=true -o "$work/bin" >/dev/null
dotnet build bench/Archive.Bench -c Release >/dev/null
bench=bench/Archive.Bench/bin/Release/net10.0/Archive.Bench.dll

# Seconds and KB of the median run of a command.
median() { for _ in 1 2 3; do rm -rf "$work/out"; /usr/bin/time -o "$work/time" -f '%e %M' "$@" >/dev/null; cat "$work/time"; done | sort -n | sed -n 2p; }

echo "| articles | program | seconds | peak memory, MB | articles a second | site, MB |"
echo "| ---: | --- | ---: | ---: | ---: | ---: |"
for n in "$@"; do
  dotnet "$bench" corpus "$work/archive" --articles "$n"
  dotnet "$bench" hugo "$work/hugo" --articles "$n"
  for program in archive hugo; do
    if [ $program = archive ]; then read -r s kb < <(median "$work/bin/archive" build -i "$work/archive" -o "$work/out" --theme none)
    else read -r s kb < <(median hugo --quiet -s "$work/hugo" -d "$work/out"); fi
    awk -v n="$n" -v p=$program -v s="$s" -v kb="$kb" -v mb="$(du -sm --apparent-size "$work/out" | cut -f1)" \
      'BEGIN { printf "| %d | %s | %.2f | %d | %d | %d |\n", n, p, s, kb / 1024, n / s, mb }'
  done
  rm -rf "$work/archive" "$work/hugo"
done
echo
echo "$(nproc) cores, $(hugo version | cut -d' ' -f2), .NET $(dotnet --version), $(date +%F)"
