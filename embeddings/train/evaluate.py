"""Held-out figures of a model of token vectors: how often the official sentence of a query is found.

Twice: among the 417 held-out sentences, and among all 4,150 ('wide'). In the wide search most candidates were trained on
and dozens answer the same everyday question as well as the one it was written for, so its figures are far lower.
A query is 'everyday' when it is Chinese and shares no two-character string with its sentence.

    python3 evaluate.py choose|final [model folder]

gives the figures of an exported model, read from its ONNX file. Choose by 'choose'; look at 'final' once, to report it.
"""
import json
import os
import sys

import numpy
import onnx
import onnx.numpy_helper
import sentencepiece

from corpus import HERE, WORK, is_english, normalise

RANKS = (1, 5, 10)


def kind_of(query, sentence):
    if is_english(query):
        return 'english'
    query, sentence = normalise(query), normalise(sentence)
    shared = {query[i:i + 2] for i in range(len(query) - 1)} & {sentence[i:i + 2] for i in range(len(sentence) - 1)}
    return 'chinese-shared' if shared else 'everyday'


def embed(token_lists, vectors):
    """Unit-length sums of (already weighted) token vectors [pieces, width]; float32 [texts, width]."""
    rows = numpy.zeros((len(token_lists), vectors.shape[1]), numpy.float32)
    for row, tokens in zip(rows, token_lists):
        if tokens:
            row[:] = vectors[tokens].sum(0)
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


class HeldOut:
    """The queries of one part ('choose' or 'final'), tokenised once."""

    def __init__(self, pairs, part, tokenizer):
        self.sentences = tokenizer.encode([normalise(row['p']) for row in pairs])
        queries = [(query, at) for at, row in enumerate(pairs) if row['part'] == part for query in row['q']]
        self.queries = tokenizer.encode([normalise(query) for query, _ in queries])
        self.held = numpy.array([at for at, row in enumerate(pairs) if row['part'] != 'train'])
        self.wanted = numpy.array([at for _, at in queries])
        self.kinds = numpy.array([kind_of(query, pairs[at]['p']) for query, at in queries])

    def figures(self, vectors):
        """{kind: {n, 1, 5, 10, wide 1, …}}: recall in % at each rank; a tie counts against the model."""
        similarity = embed(self.queries, vectors) @ embed(self.sentences, vectors).T
        own = similarity[numpy.arange(len(self.wanted)), self.wanted]
        wide = (similarity >= own[:, None]).sum(1)
        narrow = (similarity[:, self.held] >= own[:, None]).sum(1)
        result = {}
        for kind in ('all', 'everyday', 'chinese-shared', 'english'):
            chosen = slice(None) if kind == 'all' else self.kinds == kind
            result[kind] = {'n': len(wide[chosen])}
            for k in RANKS:
                result[kind][k] = round(100 * float((narrow[chosen] <= k).mean()), 1)
                result[kind][f'wide {k}'] = round(100 * float((wide[chosen] <= k).mean()), 1)
        return result


def short(figures):
    """Recall@1/5/10 among the held-out sentences; in brackets among all."""
    return '  '.join(
        f"{kind} {'/'.join(str(value[k]) for k in RANKS)} ({'/'.join(str(value[f'wide {k}']) for k in RANKS)})"
        for kind, value in figures.items())


def shipped_vectors(folder):
    """The weighted token vectors [pieces, width] that the ONNX file of a model folder holds."""
    graph = onnx.load(os.path.join(folder, 'onnx', 'model_quantized.onnx')).graph
    held = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
    return held['rows'].astype(numpy.float32) * held['scales'][:, None]


def main(part, folder):
    with open(os.path.join(WORK, 'pairs.json'), encoding='utf-8') as file:
        pairs = json.load(file)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=os.path.join(WORK, 'tokenizer.model'))
    for kind, value in HeldOut(pairs, part, tokenizer).figures(shipped_vectors(folder)).items():
        print(part, kind, value)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, '..', 'model'))
