"""Contrastive training of the token vectors and of one weight per token.

Reads work/tokenizer.model, start.npz, pairs.json, reading.json, paragraphs.json; writes work/model.npz (`folded`: float32
[pieces, 256], each vector times its weight) of the step that did best on the 'choose' half, and work/model.json (the curve).
"""
import argparse
import json
import os
import time

import numpy
import sentencepiece
import torch

from corpus import SEED, WORK, normalise
from evaluate import HeldOut, short

MOST_TOKENS = 128
# Smooth inverse frequency: the weight of a token of relative frequency f starts at A / (A + f).
A = 1e-3


def load(name):
    with open(os.path.join(WORK, name), encoding='utf-8') as file:
        return json.load(file)


class Cycle:
    """Endless shuffled indices 0..n-1, each once a round, so that no batch holds one twice (n > batch)."""

    def __init__(self, n, chance):
        self.n, self.chance, self.left = n, chance, numpy.empty(0, int)

    def take(self, count):
        if len(self.left) < count:
            self.left = self.chance.permutation(self.n)
        taken, self.left = self.left[:count], self.left[count:]
        return taken


class Groups:
    """Endless indices in which the sentences of one family follow each other, so that siblings meet in one batch: they
    are each other's hardest wrong answers, and were written so that none answers another's queries."""

    def __init__(self, families, chance):
        self.chance, self.left = chance, []
        groups = {}
        for at, family in enumerate(families):
            groups.setdefault(at if family is None else family, []).append(at)
        self.groups = list(groups.values())

    def take(self, count):
        if len(self.left) < count:
            self.left = [at for group in self.chance.permutation(len(self.groups)) for at in self.groups[group]]
        taken, self.left = self.left[:count], self.left[count:]
        return taken


class Batches:
    """Makes batches of (left tokens, right tokens). Every sentence, paragraph and passage stands at most once in a
    batch, so that two queries of one sentence are never taken for each other's wrong answers."""

    def __init__(self, tokenizer, chance, counts, options):
        self.chance, self.options = chance, options
        encode = tokenizer.encode
        training = [row for row in load('pairs.json') if row['part'] == 'train']
        self.sentences = encode([normalise(row['p']) for row in training])
        self.queries = [encode([normalise(query) for query in row['q']]) for row in training]
        words = load('words.json')
        terms = lambda texts: [tokens for tokens in encode([normalise(text) for text in texts]) if tokens]
        self.glossary = [(terms(row['w']), terms(row['e'] + row['en'])) for row in words['glossary']]
        frequent = set(numpy.flatnonzero(counts >= options.known_words))
        self.dictionary = [(terms([word]), terms(glosses)) for word, glosses in words['dictionary']]
        self.dictionary = [row for row in self.dictionary if row[0] and row[1] and frequent.issuperset(row[0][0])]
        reading = load('reading.json')
        self.questions = encode([row['q'] for row in reading])
        self.passages = [self.around(encode, row) for row in reading]
        self.groups = {}
        for at, row in enumerate(reading):
            self.groups.setdefault(row['p'], []).append(at)
        self.groups = list(self.groups.values())
        self.paragraphs = {kind: [encode(parts) for parts in lines[:80_000]]
                           for kind, lines in load('paragraphs.json').items()}
        self.cycles = {
            'pairs': Groups([row['family'] if options.families else None for row in training], chance),
            'glossary': Cycle(len(self.glossary), chance), 'dictionary': Cycle(len(self.dictionary), chance),
            'reading': Cycle(len(self.groups), chance),
            **{kind: Cycle(len(lines), chance) for kind, lines in self.paragraphs.items()},
        }

    @staticmethod
    def around(encode, row):
        """The part of a long reading passage that holds the answer."""
        at = max(row['p'].find(row['answer']), 0)
        return encode(row['p'][max(at - 90, 0):at + len(row['answer']) + 90])

    def pair(self, kind, at):
        chance = self.chance
        if kind == 'pairs':
            queries = self.queries[at]
            one = chance.integers(len(queries))
            if len(queries) > 1 and chance.random() < self.options.paraphrases:
                other = (one + chance.integers(1, len(queries))) % len(queries)
                return queries[one], queries[other]
            return queries[one], self.sentences[at]
        if kind in ('glossary', 'dictionary'):
            terms, others = getattr(self, kind)[at]
            if kind == 'glossary' and len(others) > 1 and chance.random() < 0.3:
                one, other = chance.choice(len(others), 2, replace=False)
                return others[one], others[other]
            return others[chance.integers(len(others))], terms[chance.integers(len(terms))]
        if kind == 'reading':
            group = self.groups[at]
            at = group[chance.integers(len(group))]
            return self.questions[at], self.passages[at]
        parts = self.paragraphs[kind][at]
        one = chance.integers(len(parts))
        rest = [token for other, part in enumerate(parts) if other != one for token in part]
        return parts[one], rest

    def bag(self, lists, drop):
        """Tokens one after the other and where each list begins; every token is dropped with probability `drop`."""
        kept = []
        for tokens in lists:
            tokens = numpy.asarray(tokens[:MOST_TOKENS])
            mask = self.chance.random(len(tokens)) >= drop
            kept.append(tokens[mask] if mask.any() else tokens)
        offsets = numpy.cumsum([0] + [len(tokens) for tokens in kept[:-1]])
        return torch.from_numpy(numpy.concatenate(kept)), torch.from_numpy(offsets)

    def next(self):
        options = self.options
        rest = 1 - options.pairs - options.glossary - options.dictionary
        # Of what the hand-written pairs leave: a third reading, a third official paragraphs, a third news.
        shares = {'pairs': options.pairs, 'glossary': options.glossary, 'dictionary': options.dictionary,
                  'official': rest / 3, 'news': rest / 3, 'reading': rest / 3}
        pairs = [self.pair(kind, at) for kind, share in shares.items()
                 for at in self.cycles[kind].take(round(share * options.batch))]
        pairs = [pair for pair in pairs if pair[0] and pair[1]]
        left, right = zip(*pairs)
        return self.bag(left, self.options.query_drop), self.bag(right, self.options.sentence_drop)


class Model(torch.nn.Module):
    """Unit length of the weighted sum of token vectors. Weights are kept as logarithms, so they stay positive."""

    def __init__(self, vectors, counts):
        super().__init__()
        size, width = vectors.shape
        self.vectors = torch.nn.EmbeddingBag(size, width, mode='sum', sparse=True, _weight=torch.from_numpy(vectors))
        weights = numpy.log(A / (A + counts / counts.sum()))
        self.weights = torch.nn.Embedding(size, 1, sparse=True, _weight=torch.tensor(weights[:, None], dtype=torch.float32))

    def forward(self, tokens, offsets):
        weights = self.weights(tokens).squeeze(1).exp()
        return torch.nn.functional.normalize(self.vectors(tokens, offsets, per_sample_weights=weights), dim=1)

    def folded(self):
        """Weighted token vectors [pieces, width]; unknown and padding are zero."""
        folded = self.vectors.weight.detach().numpy() * numpy.exp(self.weights.weight.detach().numpy())
        folded[:2] = 0
        return folded


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--steps', type=int, default=2000)
    parser.add_argument('--every', type=int, default=100, help='steps between looks at the held-out sentences')
    parser.add_argument('--rate', type=float, default=2e-3, help='learning rate of the vectors, falling to 0; the weights\' is 4 times that')
    parser.add_argument('--temperature', type=float, default=0.08)
    parser.add_argument('--query-drop', type=float, default=0.15, help='share of query tokens dropped')
    parser.add_argument('--sentence-drop', type=float, default=0.30, help='share of sentence tokens dropped')
    parser.add_argument('--pairs', type=float, default=0.55, help='share of hand-written pairs in a batch')
    parser.add_argument('--paraphrases', type=float, default=0.30, help='share of those that pair two queries of one sentence')
    parser.add_argument('--glossary', type=float, default=0.12, help='share of glossary words')
    parser.add_argument('--dictionary', type=float, default=0.10, help='share of dictionary words')
    parser.add_argument('--known-words', type=int, default=20, help='a dictionary word counts when each of its pieces is seen so often')
    parser.add_argument('--families', type=int, default=1, help='1: siblings of a family stand in one batch')
    parser.add_argument('--margin', type=float, default=0.0, help='taken off the cosine of the right pair')
    parser.add_argument('--batch', type=int, default=512)
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--seed', type=int, default=SEED)
    parser.add_argument('--out', default='model')
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=os.path.join(WORK, 'tokenizer.model'))
    start = numpy.load(os.path.join(WORK, 'start.npz'))
    # Skip-gram vectors share a large common part that says nothing; without it similarities spread from the start.
    vectors = start['vectors'] - start['vectors'].mean(0)
    model = Model(vectors.astype(numpy.float32), start['counts'])
    batches = Batches(tokenizer, numpy.random.default_rng(options.seed), start['counts'], options)
    pairs = load('pairs.json')
    choose = HeldOut(pairs, 'choose', tokenizer)
    print(f'step 0  {short(choose.figures(model.folded()))}', flush=True)

    vector_steps = torch.optim.SparseAdam(model.vectors.parameters(), lr=options.rate)
    weight_steps = torch.optim.SparseAdam(model.weights.parameters(), lr=4 * options.rate)
    best, kept, curve, begin, losses = -1.0, None, [], time.time(), []
    for step in range(1, options.steps + 1):
        left_share = 1 - (step - 1) / options.steps
        for optimizer, rate in ((vector_steps, options.rate), (weight_steps, 4 * options.rate)):
            optimizer.param_groups[0]['lr'] = rate * left_share
            optimizer.zero_grad()
        left, right = batches.next()
        scores = model(*left) @ model(*right).T
        target = torch.arange(len(scores))
        if options.margin:
            scores = scores - options.margin * torch.eye(len(scores))
        scores = scores / options.temperature
        loss = (torch.nn.functional.cross_entropy(scores, target) + torch.nn.functional.cross_entropy(scores.T, target)) / 2
        loss.backward()
        vector_steps.step()
        weight_steps.step()
        losses.append(loss.item())
        if step % options.every == 0 or step == options.steps:
            folded = model.folded()
            figures = choose.figures(folded)
            curve.append({'step': step, 'loss': round(float(numpy.mean(losses)), 3), **figures})
            print(f'step {step}  {time.time() - begin:.0f} s  loss {numpy.mean(losses):.3f}  {short(figures)}', flush=True)
            losses = []
            # Early stopping: recall at 1 and at 5, in the narrow and in the wide search, decide which step is kept.
            value = sum(figures['all'][key] for key in (1, 5, 'wide 1', 'wide 5'))
            if value > best:
                best, kept = value, (step, folded.copy())

    step, folded = kept
    numpy.savez(os.path.join(WORK, options.out + '.npz'), folded=folded)
    with open(os.path.join(WORK, options.out + '.json'), 'w', encoding='utf-8') as out:
        json.dump({'options': vars(options), 'kept': step, 'curve': curve}, out, indent=1)
    print(f'kept step {step}  {short(choose.figures(folded))}')


if __name__ == '__main__':
    main()
