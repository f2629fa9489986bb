#!/bin/sh
# Make .venv with Python 3.10 and everything in requirements.txt (pinned, checked by hash).
set -eu
cd "$(dirname "$0")/.."
if python3.10 -c 'import venv, ensurepip' 2>/dev/null; then
  echo "install: making .venv with $(python3.10 --version)"
  python3.10 -m venv --clear .venv
elif command -v uv >/dev/null 2>&1; then
  echo "install: making .venv with Python 3.10 from uv"
  uv venv --quiet --seed --clear --python 3.10 .venv
else
  echo "Python 3.10 is needed: install python3.10 with its venv module (or pyenv install 3.10), or install uv, and run make again." >&2
  exit 1
fi
echo "install: fetching the pinned packages (about two minutes)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
touch .venv/installed
