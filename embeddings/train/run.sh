#!/bin/sh
# Makes the built-in model from the training folder: see README.md beside this file.
set -eu
if [ $# -ne 1 ]; then
  echo "usage: $0 <training folder>" >&2
  exit 2
fi
folder=$(cd "$1" && pwd)
cd "$(dirname "$0")"
python=${PYTHON:-/usr/bin/python3}
export PYTHONHASHSEED=0 PYTHONUNBUFFERED=1
"$python" corpus.py "$folder"
"$python" tokenizer.py
"$python" start_vectors.py
"$python" train.py
"$python" export.py
node check.mjs
"$python" evaluate.py choose
"$python" evaluate.py final
