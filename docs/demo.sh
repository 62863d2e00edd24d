#!/bin/sh
# Shows the main job on a copy of the sample data: log, edit, check, list, totals.
set -eu

rm -rf "$DEMO"
mkdir -p "$(dirname "$DEMO")"
cp -R sample-data "$DEMO"
DEMO=$(cd "$DEMO" && pwd)
cd "$DEMO"

show() {
  printf '\n$ plugtrack'
  for word in "$@"; do
    case $word in *[!a-zA-Z0-9_./:=,-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  printf '\n'
  "$PLUGTRACK" "$@"
}

echo "A copy of the sample data is in $DEMO"
show log --no-input --car ioniq5 --at home --soc 41..80 --energy 31.7 --odometer 30012 \
  --start 2026-11-03T00:35 --end 05:02
show set last tags=winter 'notes=first frost: preheated'
show show last
show check
show list --limit 8
show stats --from 2026-05 --by month
show stats --during 2026
show chart energy --during 2026 --height 8
show advise --on 2026-11-04
printf '\nTry it yourself: cd %s && %s edit last\n' "$DEMO" "$PLUGTRACK"
