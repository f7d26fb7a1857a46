"""What the reading model sees of a question and a sentence: characters, the pieces of words they stand in, and what the two
share. ../../reader-input.ts makes the same numbers in the product: change both or neither.
"""
import os
import re
import sys

import numpy
import onnx
import sentencepiece
from onnx import numpy_helper
from sentencepiece import sentencepiece_model_pb2 as proto

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))
from corpus import normalise  # noqa: E402

WORK = os.environ.get('WENBAO_READER_WORK', os.path.join(HERE, 'work'))
MODEL = os.path.join(HERE, '..', '..', 'model')
# Of a token's vector the product reads so many numbers (token-table.ts).
WIDTH = 96
FEATURES = 12

_han = re.compile(r'[\u3400-\u9fff]')


def _tokenizer():
    """SentencePiece over the pieces of the shipped tokenizer.json."""
    import json
    with open(os.path.join(MODEL, 'tokenizer.json'), encoding='utf-8') as file:
        vocabulary = json.load(file)['model']['vocab']
    model = proto.ModelProto()
    model.trainer_spec.model_type = proto.TrainerSpec.UNIGRAM
    model.trainer_spec.vocab_size = len(vocabulary)
    model.normalizer_spec.name = 'identity'
    model.normalizer_spec.add_dummy_prefix = False
    model.normalizer_spec.remove_extra_whitespaces = False
    model.normalizer_spec.escape_whitespaces = False
    kinds = proto.ModelProto.SentencePiece
    for number, (piece, score) in enumerate(vocabulary):
        kind = kinds.UNKNOWN if number == 0 else kinds.CONTROL if number == 1 else kinds.NORMAL
        model.pieces.add(piece=piece, score=score, type=kind)
    return sentencepiece.SentencePieceProcessor(model_proto=model.SerializeToString())


def _tables():
    tensors = {one.name: numpy_helper.to_array(one)
               for one in onnx.load(os.path.join(MODEL, 'onnx', 'model_quantized.onnx')).graph.initializer}
    whole = tensors['rows'].astype(numpy.float32)
    weights = (tensors['scales'] * numpy.linalg.norm(whole, axis=1)).astype(numpy.float32)
    kept = whole[:, :WIDTH]
    lengths = numpy.linalg.norm(kept, axis=1, keepdims=True)
    known = (lengths > 0) & (weights[:, None] > 0)
    return numpy.where(known, kept / numpy.maximum(lengths, 1e-9), 0).astype(numpy.float32), weights


TOKENIZER = _tokenizer()
DIRECTIONS, WEIGHTS = _tables()
HEAVIEST = float(WEIGHTS.max())


def pieces(text):
    """Of each character of a normalised text: the number of its piece, is it the first of it, is it the last of it."""
    numbers, first, last = [], [], []
    for number, piece in zip(TOKENIZER.encode(text), TOKENIZER.encode(text, out_type=str)):
        length = len(piece)
        numbers += [number] * length
        first += [1] * length if number == 0 else [1] + [0] * (length - 1)
        last += [1] * length if number == 0 else [0] * (length - 1) + [1]
    assert len(numbers) == len(text), text
    return numbers, first, last


def _kind(character):
    if character.isdigit() or character in '.%':
        return 1
    if 'a' <= character <= 'z':
        return 2
    return 0 if _han.match(character) else 3


def features(text, own, other, others):
    """float32 [characters, FEATURES] of `text` beside the text `other`; `own` and `others` as `pieces` gives them."""
    numbers, first, last = own
    found = numpy.zeros((len(text), FEATURES), numpy.float32)
    ones = set(other)
    twos = {other[i:i + 2] for i in range(len(other) - 1)}
    threes = {other[i:i + 3] for i in range(len(other) - 2)}
    unlike, theirs = sorted(set(numbers)), sorted(set(others[0]))
    nearest = (DIRECTIONS[unlike] @ DIRECTIONS[theirs].T).max(1) if theirs else numpy.zeros(len(unlike))
    nearest = dict(zip(unlike, nearest))
    quoted = 0
    for i, character in enumerate(text):
        row = found[i]
        row[0] = character in ones
        row[1] = text[i:i + 2] in twos
        row[2] = i > 0 and text[i - 1:i + 1] in twos
        row[3] = text[i:i + 3] in threes or (i > 0 and text[i - 1:i + 2] in threes) or (
            i > 1 and text[i - 2:i + 1] in threes)
        row[4] = nearest[numbers[i]]
        kind = _kind(character)
        if kind:
            row[4 + kind] = 1
        if character in '“"「『《':
            quoted = 1
        row[8] = quoted
        if character in '”"」』》':
            quoted = 0
        row[9], row[10], row[11] = first[i], last[i], WEIGHTS[numbers[i]] / HEAVIEST
    return found


def arrays(examples, characters):
    """Per example what the model is given of question and sentence, features in hundredths; and (start, end, answers, source)."""
    known = {}

    def cut(text):
        if text not in known:
            known[text] = pieces(text)
        return known[text]

    questions, sentences, labels = [], [], []
    for question, sentence, start, end, answers, source in examples:
        asked, said = cut(question), cut(sentence)
        for into, text, own, other, others in (
            (questions, question, asked, sentence, said), (sentences, sentence, said, question, asked)):
            told = (features(text, own, other, others) * 100).astype(numpy.int8)
            numbers = numpy.array([characters.get(one, 1) for one in text], numpy.int32)
            into.append((numbers, numpy.array(own[0], numpy.int32), told))
        labels.append((start, end, answers, source))
    return questions, sentences, labels
