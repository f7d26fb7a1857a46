"""Held-out figures of a model of token vectors: how often the official sentence of a query is found among all of them.

The candidates are all 4,150 official sentences (held-out ones and, as distractors, those trained on). A query is
'everyday' when it is Chinese and shares no two-character string with its sentence.
"""
import numpy

from corpus import is_english, normalise

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
        self.wanted = numpy.array([at for _, at in queries])
        self.kinds = numpy.array([kind_of(query, pairs[at]['p']) for query, at in queries])

    def figures(self, vectors):
        """{kind: {n, 1, 5, 10}}: recall in % at each rank; a tie counts against the model."""
        similarity = embed(self.queries, vectors) @ embed(self.sentences, vectors).T
        own = similarity[numpy.arange(len(self.wanted)), self.wanted]
        rank = (similarity >= own[:, None]).sum(1)
        result = {}
        for kind in ('all', 'everyday', 'chinese-shared', 'english'):
            chosen = rank if kind == 'all' else rank[self.kinds == kind]
            result[kind] = {'n': len(chosen), **{k: round(100 * float((chosen <= k).mean()), 1) for k in RANKS}}
        return result


def short(figures):
    return '  '.join(f"{kind} " + '/'.join(str(value[k]) for k in RANKS) for kind, value in figures.items())
