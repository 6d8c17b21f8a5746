#!/usr/bin/env bash
# Make the virtual environment. Debian ships Python without venv, so fetch that package when it is
# missing and we may; otherwise say which one line is needed.
set -euo pipefail
python=$1 venv=$2
[ -n "$python" ] || { echo "Python 3.11 or newer is needed: apt-get install python3" >&2; exit 2; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || { echo "Python 3.11 or newer is needed; $python is older." >&2; exit 2; }
[ -x "$venv/bin/pip" ] && exit 0
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && apt-get install -y -qq python3-venv
  else
    echo "Python's venv module is missing. Run once: sudo apt-get install python3-venv" >&2
    exit 2
  fi
fi
"$python" -m venv "$venv"
