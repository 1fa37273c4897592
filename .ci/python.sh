#!/bin/sh
# Checks that the given Python is 3.11 or newer and can make virtual environments; as root on Debian, installs what lacks.
set -eu
python=${1:-python3}

if ! command -v "$python" >/dev/null 2>&1 || ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && apt-get install -y -qq python3 python3-venv >/dev/null
  else
    echo "Reportedly needs Python 3.11 or newer with the venv module ('$python' lacks it)." >&2
    echo "On Debian or Ubuntu: sudo apt-get install python3 python3-venv. Elsewhere: make PYTHON=/path/to/python3.11" >&2
    exit 1
  fi
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Reportedly needs Python 3.11 or newer; '$python' is $("$python" -V 2>&1). Name another: make PYTHON=python3.12" >&2
  exit 1
fi
