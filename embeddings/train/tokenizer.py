"""Trains the SentencePiece Unigram tokenizer and adds English words to it.

Reads work/lines.txt, pairs.json, words.json, reading.json; writes work/tokenizer.model (about 46,000 pieces; 0 unknown, 1 padding).
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

# Learned from the text; words are added to them, so that the whole has some 46,000.
PIECES = int(os.environ.get('PIECES', 26_000))
LONGEST_PIECE = int(os.environ.get('LONGEST_PIECE', 6))
# Official text alone breaks 加班, 烟头 and 尿素 into characters that mean little: words of the dictionary and the glossary
# that the text holds so often become pieces too, and those of the dictionary that the training queries hold so often.
DICTIONARY_LEAST, GLOSSARY_LEAST, QUERIES_LEAST = 20, 3, 2
LONGEST_DICTIONARY_WORD = 4
# English words of the queries and the glossary all become pieces, and those of the dictionary that it uses most.
DICTIONARY_WORDS = 5_000
SAMPLE_CHARACTERS = 14_000_000
# The pairs hold the everyday words (茅房, 娃) that official text lacks: repeated, so that they become pieces.
PAIR_REPEATS = 4


def english_words(training, words):
    """{word: count} of the English words that become pieces."""
    count = collections.Counter(
        word for row in training for query in row['q'] if is_english(query) for word in re.findall('[a-z]+', query.lower())
    )
    count.update(word for row in words['glossary'] for text in row['en'] for word in re.findall('[a-z]+', text.lower()))
    glosses = collections.Counter(
        word for _, glosses in words['dictionary'] for text in glosses for word in re.findall('[a-z]+', text)
    )
    for word, times in glosses.most_common(DICTIONARY_WORDS):
        count[word] += times
    return count


def counted(text, words):
    """{word: times it stands in the text, wherever its characters meet}"""
    count = collections.Counter()
    for length in {len(word) for word in words}:
        of_length = {word for word in words if len(word) == length}
        count.update(part for part in (text[at:at + length] for at in range(len(text) - length + 1)) if part in of_length)
    return count


def chinese_words(words, training):
    """{word: times it stands in the text and the training queries} of the dictionary's and the glossary's words."""
    least = {word: DICTIONARY_LEAST for word, _ in words['dictionary'] if len(word) <= LONGEST_DICTIONARY_WORD}
    least.update((word, GLOSSARY_LEAST) for row in words['glossary'] for word in row['w'] + row['e']
                 if re.fullmatch(f'[\u4e00-\u9fff]{{2,{LONGEST_PIECE}}}', word))
    with open(os.path.join(WORK, 'lines.txt'), encoding='utf-8') as file:
        text = file.read()
    count = counted(text, least)
    asked = counted('\n'.join(query for row in training for query in row['q']), least)
    return {word: count[word] + asked[word] for word in least
            if count[word] >= least[word] or asked[word] >= QUERIES_LEAST}


def write_sample(path, training, words, reading):
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
                    # English without white space would make pieces across words (owmany).
                    if not is_english(query):
                        put(normalise(query))
            for row in words['glossary']:
                for text in row['w'] + row['e']:
                    put(normalise(text))
        for word, _ in words['dictionary']:
            put(word)
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
    with open(os.path.join(WORK, 'words.json'), encoding='utf-8') as file:
        lexicon = json.load(file)
    with open(os.path.join(WORK, 'reading.json'), encoding='utf-8') as file:
        reading = json.load(file)
    sample = os.path.join(WORK, 'sample.txt')
    characters = write_sample(sample, training, lexicon, reading)

    words = {word: count for word, count in english_words(training, lexicon).items() if len(word) >= 3}
    sentencepiece.SentencePieceTrainer.train(
        input=sample, model_prefix=os.path.join(WORK, 'tokenizer'), model_type='unigram',
        vocab_size=PIECES, character_coverage=0.9998, max_sentencepiece_length=LONGEST_PIECE,
        normalization_rule_name='identity', add_dummy_prefix=False, remove_extra_whitespaces=False,
        split_digits=True, split_by_unicode_script=True, bos_id=-1, eos_id=-1, unk_id=0, pad_id=1,
        num_threads=2, input_sentence_size=0, shuffle_input_sentence=False, train_extremely_large_corpus=False,
        minloglevel=1,
    )

    # White space is dropped, so the score of an English word stands for how likely it begins anywhere; Latin letters never
    # compete with Chinese. The longer English pieces that news text taught go: they cut words at the wrong places.
    model = proto.ModelProto()
    path = os.path.join(WORK, 'tokenizer.model')
    with open(path, 'rb') as file:
        model.ParseFromString(file.read())
    kept = [piece for piece in model.pieces
            if piece.type != piece.NORMAL or len(piece.piece) == 1 or piece.piece in words or not re.search('[a-z]', piece.piece)]
    known = {piece.piece for piece in kept}
    del model.pieces[:]
    model.pieces.extend(kept)
    total = sum(words.values())
    for word in sorted(words.keys() - known):
        model.pieces.add(piece=word, score=math.log(words[word] / total) - 4)
    chinese = chinese_words(lexicon, training)
    characters_of_text = os.path.getsize(os.path.join(WORK, 'lines.txt')) / 3
    added = sorted(chinese.keys() - known)
    for word in added:
        # Pieces are 1.8 characters long on average; half of the places where the characters of a word meet are not the word.
        model.pieces.add(piece=word, score=math.log(0.5 * chinese[word] * 1.8 / characters_of_text))
    for piece in model.pieces:
        piece.score = round(piece.score, 4)
    model.trainer_spec.vocab_size = len(model.pieces)
    with open(path, 'wb') as file:
        file.write(model.SerializeToString())
    print(f'{characters} characters, {len(model.pieces)} pieces, {len(words)} English words, {len(added)} Chinese words added')

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=path)
    for text in ('地区生产总值增长5.5%左右', '农村厕所革命', '天门乡下家里的茅房翻修了多少个?',
                 'rural toilet renovation', '乱丢烟头,尿素二铵涨价,加班没钱,长护险', 'How many farmhouses got a new toilet?'):
        print(tokenizer.encode(normalise(text), out_type=str))


if __name__ == '__main__':
    main()
