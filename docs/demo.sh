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

echo
echo "Now on two machines: a bare repository, and a clone of it as the phone"
rm -rf "$DEMO.git" "$DEMO-phone"
show init
git init -q --bare -b main "$DEMO.git"
git remote add origin "$DEMO.git"
show sync
show clone "$DEMO.git" "$DEMO-phone"
session=$(git ls-files 'sessions/*' | tail -n 1)
printf '# the laptop was here\n' >>"$session"
show set last soc_end=81
printf '# and so was the phone\n' >>"$DEMO-phone/$session"
PLUGTRACK_MACHINE=phone show -C "$DEMO-phone" set last 'fees.parking=1.50'
PLUGTRACK_MACHINE=phone show -C "$DEMO-phone" sync
show sync
PLUGTRACK_MACHINE=phone show -C "$DEMO-phone" sync
show show last --format yaml
show history last --limit 3
printf '\nTry it yourself: cd %s && %s edit last\n' "$DEMO" "$PLUGTRACK"
