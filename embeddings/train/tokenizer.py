"""Trains the SentencePiece Unigram tokenizer and adds the English words of the training queries to it.

Reads work/lines.txt, pairs.json, reading.json; writes work/tokenizer.model (32,000 pieces; 0 unknown, 1 padding).
All text is normalised before it comes here, so the tokenizer itself normalises nothing.
"""
import collections
import json
import math
import os
import random
import re

import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as proto

from corpus import SEED, WORK, is_english, normalise

PIECES = 32_000
SAMPLE_CHARACTERS = 14_000_000
# The pairs hold the everyday words (茅房, 娃) that official text lacks: repeated, so that they become pieces.
PAIR_REPEATS = 4


def english_words(training):
    return collections.Counter(
        word for row in training for query in row['q'] if is_english(query) for word in re.findall('[a-z]+', query.lower())
    )


def write_sample(path, training, reading):
    chance = random.Random(SEED)
    with open(os.path.join(WORK, 'lines.txt'), encoding='utf-8') as file:
        lines = file.read().split('\n')
    # Official paragraphs come first in lines.txt and are all taken; the rest is a sample of the news.
    official, others = lines[:25_000], lines[25_000:]
    chance.shuffle(others)
    written = 0
    with open(path, 'w', encoding='utf-8') as out:
        def put(line):
            nonlocal written
            # Long lines are slow to learn from; sentences are all that pieces need.
            for sentence in re.split('(?<=[。；;])', line):
                if 1 < len(sentence) < 400:
                    out.write(sentence + '\n')
                    written += len(sentence)
        for line in official:
            put(line)
        for _ in range(PAIR_REPEATS):
            for row in training:
                put(normalise(row['p']))
                for query in row['q']:
                    put(normalise(query))
        for row in reading:
            put(row['q'])
        for line in others:
            if written > SAMPLE_CHARACTERS:
                break
            put(line)
    return written


def main():
    with open(os.path.join(WORK, 'pairs.json'), encoding='utf-8') as file:
        training = [row for row in json.load(file) if row['part'] == 'train']
    with open(os.path.join(WORK, 'reading.json'), encoding='utf-8') as file:
        reading = json.load(file)
    sample = os.path.join(WORK, 'sample.txt')
    characters = write_sample(sample, training, reading)

    words = {word: count for word, count in english_words(training).items() if len(word) >= 3}
    sentencepiece.SentencePieceTrainer.train(
        input=sample, model_prefix=os.path.join(WORK, 'tokenizer'), model_type='unigram',
        vocab_size=PIECES, character_coverage=0.9998, max_sentencepiece_length=6,
        normalization_rule_name='identity', add_dummy_prefix=False, remove_extra_whitespaces=False,
        split_digits=True, split_by_unicode_script=True, bos_id=-1, eos_id=-1, unk_id=0, pad_id=1,
        num_threads=2, input_sentence_size=0, shuffle_input_sentence=False, train_extremely_large_corpus=False,
        minloglevel=1,
    )

    # Pieces are at most 6 characters long and learned from Chinese text: "renovation" would fall apart. White space is
    # dropped, so a word's score stands for how likely it begins anywhere; Latin letters never compete with Chinese.
    # The words take the place of the least likely pieces; single characters all stay, so that nothing becomes unknown.
    model = proto.ModelProto()
    path = os.path.join(WORK, 'tokenizer.model')
    with open(path, 'rb') as file:
        model.ParseFromString(file.read())
    known = {piece.piece for piece in model.pieces}
    added = sorted(word for word in words if word not in known)
    unlikely = sorted((piece.score, piece.piece) for piece in model.pieces
                      if piece.type == piece.NORMAL and len(piece.piece) > 1 and piece.piece not in words)
    leave = {piece for _, piece in unlikely[:len(added)]}
    kept = [piece for piece in model.pieces if piece.piece not in leave]
    total = sum(words.values())
    del model.pieces[:]
    model.pieces.extend(kept)
    for word in added:
        model.pieces.add(piece=word, score=math.log(words[word] / total) - 4)
    for piece in model.pieces:
        piece.score = round(piece.score, 4)
    model.trainer_spec.vocab_size = len(model.pieces)
    with open(path, 'wb') as file:
        file.write(model.SerializeToString())
    print(f'{characters} characters, {len(model.pieces)} pieces, {len(added)} English words added')

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=path)
    for text in ('地区生产总值增长5.5%左右', '农村厕所革命', '天门乡下家里的茅房翻修了多少个?',
                 'rural toilet renovation', 'How many farmhouses got a new toilet?'):
        print(tokenizer.encode(normalise(text), out_type=str))


if __name__ == '__main__':
    main()
