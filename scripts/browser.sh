#!/bin/sh
# The browser that the tests of the widget drive, and fonts for what it shows. `browser.sh install` fetches them with apt.
set -eu
browser=${CHROMIUM:-chromium}
if [ "${1:-}" = install ] && ! command -v "$browser" >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
fi
command -v "$browser" >/dev/null 2>&1 || {
  echo "The tests of the widget need Chromium: apt-get install chromium fonts-noto-cjk, or name one in CHROMIUM." >&2
  exit 1
}
