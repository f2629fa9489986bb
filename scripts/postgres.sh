#!/bin/sh
# Where Debian's PostgreSQL is, which the tests of records/ start for themselves. `postgres.sh install` fetches it with apt.
set -eu
found() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 | grep .; }
if [ "${1:-}" = install ] && ! found >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
fi
found || {
  echo "The tests of records/ need PostgreSQL: apt-get install postgresql." >&2
  exit 1
}
