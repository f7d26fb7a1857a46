"""Reads the training material and cuts it into what the later steps need.

Used as a module for the shared definitions (normalise, clauses, held_out) and as the first step of run.sh:

    python3 corpus.py <training folder>      without the folder: pairs.json and words.json only

It writes into work/: lines.txt (normalised paragraphs, one a line), pairs.json, words.json (glossary and dictionary),
reading.json, paragraphs.json.
"""
import glob
import gzip
import hashlib
import json
import os
import random
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.environ.get('WENBAO_TRAIN_WORK', os.path.join(HERE, 'work'))
# Reports over which the everyday questions of ../../tests/gold were written: no training step may see them.
KEPT_APART = os.path.join(HERE, 'reports-kept-apart.txt')
# CC-CEDICT as JSON, put there by run.sh: [{simplified, english: [gloss]}].
DICTIONARY = os.path.join(HERE, 'work', 'dictionary', 'cedict.json')
SEED = 20240

# White space, controls and invisible characters: written out, because \s means different sets in Python and JavaScript.
# export.py puts the same pattern into tokenizer.json.
DROPPED = r'[\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+'
_dropped = re.compile(DROPPED)
_astral = re.compile('[\U00010000-\U0010ffff]')
_clause_end = re.compile(r'(?<=[。;；!！?？])|(?<=[,，](?=.))')
_han = re.compile(r'[\u4e00-\u9fff]')
_english = re.compile(r'[\u0000-\u024f\u2010-\u2027]+')

CLAUSE_LEAST = 24


def normalise(text):
    """NFKC, lower case, white space dropped: the same three steps, in the same order, as tokenizer.json."""
    return _dropped.sub('', unicodedata.normalize('NFKC', text).lower())


def clauses(text):
    """Cuts at 。；！？， and joins until each part has at least CLAUSE_LEAST characters, as the product does."""
    parts, held = [], ''
    for piece in _clause_end.split(text):
        held += piece
        if len(held) >= CLAUSE_LEAST:
            parts.append(held)
            held = ''
    if held:
        if parts:
            parts[-1] += held
        else:
            parts.append(held)
    return parts


def is_english(query):
    return bool(_english.fullmatch(query)) and bool(re.search('[A-Za-z]{2}', query))


def held_out(sentence):
    """'choose' and 'final' are 10 % of the official sentences each, by hash: a sentence never changes sides."""
    bucket = int(hashlib.sha1(sentence.encode()).hexdigest(), 16) % 20
    return {0: 'choose', 2: 'choose', 1: 'final', 3: 'final'}.get(bucket, 'train')


def read_pairs():
    """[{p, q: [...], part, family}] of the hand-written pairs, in file order; family is null where siblings were not marked."""
    rows = []
    for name in sorted(glob.glob(os.path.join(HERE, 'pairs', 'pairs-*.jsonl'))):
        for row in read_lines(name):
            rows.append({'p': row['p'], 'q': row['q'], 'part': held_out(row['p']),
                         'family': f"{os.path.basename(name)} {row['f']}" if 'f' in row else None})
    return rows


def read_glossary():
    """[{w: [official terms], e: [everyday words], en: [English]}], hand-written."""
    return [row for name in sorted(glob.glob(os.path.join(HERE, 'pairs', 'glossary-*.jsonl'))) for row in read_lines(name)]


# What a gloss says of the word itself instead of its meaning.
_about_word = re.compile(r'variant of|surname|used in|abbr\.|see also|^see |CL:|old name|erhua|\bname of\b')
_notes = re.compile(r'\([^()]*\)|\[[^\[\]]*\]|\b(?:lit|fig|esp|idiom|sb|sth|etc)\b\.?')


def read_dictionary():
    """[(Chinese word of 2 to 6 characters, English gloss)]; names of people and places, which begin with a capital, are left out."""
    with open(DICTIONARY, encoding='utf-8') as file:
        for entry in json.load(file):
            word = entry['simplified']
            if not re.fullmatch('[\u4e00-\u9fff]{2,6}', word):
                continue
            glosses = [_notes.sub(' ', gloss) for text in entry['english'] if not _about_word.search(text)
                       for gloss in text.split(';')]
            glosses = [' '.join(re.findall("[A-Za-z][A-Za-z'-]*", re.sub(r'^\s*to ', '', gloss))) for gloss in glosses]
            glosses = [gloss for gloss in glosses if 2 < len(gloss) <= 60 and gloss.islower()]
            if glosses:
                yield word, glosses[:4]


def read_lines(name):
    with open(name, encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def read_gzip(name):
    with gzip.open(name, 'rt', encoding='utf-8') as file:
        for line in file:
            yield json.loads(line)


def paragraphs_of(source, text):
    """Paragraphs of one text. Policy papers come from PDF with lines broken inside sentences: those are joined first."""
    lines = [line.strip() for line in text.split('\n')]
    if source in ('policy', 'plan'):
        joined = []
        for line in lines:
            if joined and len(joined[-1]) >= 15 and joined[-1][-1:] not in '。；：！？”）':
                joined[-1] += line
            else:
                joined.append(line)
        lines = joined
    for line in lines:
        line = _astral.sub('', normalise(line))
        # Scanned plans hold lines of stray digits and Latin letters.
        if len(line) >= 20 and len(_han.findall(line)) >= 0.6 * len(line):
            yield line


def text_digest(text):
    """What reports-kept-apart.txt names a text by: 16 hex digits over its first 400 characters, normalised."""
    return hashlib.sha256(normalise(text)[:400].encode()).hexdigest()[:16]


def main(folder):
    os.makedirs(WORK, exist_ok=True)
    chance = random.Random(SEED)
    pairs = read_pairs()
    # Short queries repeat (没信号, 赶集): those that are held out somewhere teach nothing anywhere.
    kept_back = {normalise(query) for row in pairs if row['part'] != 'train' for query in row['q']}
    for row in pairs:
        if row['part'] == 'train':
            row['q'] = [query for query in row['q'] if normalise(query) not in kept_back]
    pairs = [row for row in pairs if row['q']]
    training = [row for row in pairs if row['part'] == 'train']
    held = {normalise(row['p']) for row in pairs if row['part'] != 'train'}

    with open(KEPT_APART, encoding='utf-8') as file:
        apart = {line.split()[0] for line in file}
    words = {'glossary': read_glossary(), 'dictionary': list(read_dictionary())}
    for name, value in (('pairs', pairs), ('words', words)):
        with open(os.path.join(WORK, name + '.json'), 'w', encoding='utf-8') as out:
            json.dump(value, out, ensure_ascii=False)
    count = {part: sum(row['part'] == part for row in pairs) for part in ('train', 'choose', 'final')}
    print('official sentences', count, 'glossary', len(words['glossary']), 'dictionary', len(words['dictionary']))
    if folder is None:
        return
    paragraphs = {'official': [], 'news': []}
    seen, apart_found = set(), 0
    for row in read_gzip(os.path.join(folder, 'text.jsonl.gz')):
        if text_digest(row['text']) in apart:
            apart_found += 1
            continue
        for line in paragraphs_of(row['source'], row['text']):
            if line not in seen and line not in held:
                seen.add(line)
                paragraphs['news' if row['source'] == 'news' else 'official'].append(line)

    reading = [
        {'q': normalise(row['question']), 'p': normalise(row['passage']), 'answer': normalise(row['answer'])}
        for row in read_gzip(os.path.join(folder, 'reading.jsonl.gz'))
    ]

    with open(os.path.join(WORK, 'lines.txt'), 'w', encoding='utf-8') as out:
        for line in paragraphs['official'] + paragraphs['news']:
            out.write(line + '\n')
        for passage in sorted({row['p'] for row in reading}):
            out.write(_astral.sub('', passage) + '\n')
        for row in training:
            out.write(normalise(row['p']) + '\n')

    # A clause and the rest of its paragraph: only paragraphs of two clauses and more can be such a pair.
    cut = {
        kind: [parts for parts in map(clauses, lines) if len(parts) >= 2 and sum(map(len, parts)) >= 60]
        for kind, lines in paragraphs.items()
    }
    for lines in cut.values():
        chance.shuffle(lines)
    for name, value in (('reading', reading), ('paragraphs', cut)):
        with open(os.path.join(WORK, name + '.json'), 'w', encoding='utf-8') as out:
            json.dump(value, out, ensure_ascii=False)
    print('reports kept apart', apart_found, 'of', len(apart))
    print('paragraphs', {kind: len(lines) for kind, lines in paragraphs.items()},
          'of two clauses and more', {kind: len(lines) for kind, lines in cut.items()}, 'reading', len(reading))


if __name__ == '__main__':
    main(sys.argv[1] if len(sys.argv) > 1 else None)
