#!/bin/sh
# Makes the built-in reading model from the training folder and the reports over which its questions were written: see README.md.
set -eu
if [ $# -ne 2 ]; then
  echo "usage: $0 <training folder> <reports.jsonl.gz>" >&2
  exit 2
fi
folder=$(cd "$1" && pwd)
reports=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
cd "$(dirname "$0")"
python=${PYTHON:-/usr/bin/python3}
export PYTHONHASHSEED=0 PYTHONUNBUFFERED=1
"$python" examples.py "$folder" "$reports"
"$python" train.py
"$python" export.py "$(node digest.mjs)"
