"""Trains the reading model on work/examples.pkl, in the four stages in which its written questions came: work/reader.pt.

The stages and their lengths are those of the shipped model; the first two were ended before their learning rate had fallen to 0.
"""
import collections
import os
import pickle
import random

import numpy
import torch
from torch.nn import functional

from inputs import DIRECTIONS, FEATURES, WORK
from net import Reader

SEED, BATCH = 1, 32
# Examples put into batches of like length at once.
POOL = 16
DROPPED_CHARACTERS = 0.05
LOOK_EVERY = 250
HELD_BACK = 1600
SHARES = {'read': 0.34, 'read-not': 0.2, 'made': 0.3, 'made-other': 0.08, 'made-not': 0.08}
# Written questions up to round, share of them in a batch, steps that the learning rate falls over, steps done, learning rate.
STAGES = ((1, 0.35, 5000, 4250, 2e-3), (2, 0.5, 4500, 4250, 1.2e-3), (3, 0.6, 4200, 4200, 1.2e-3), (4, 0.65, 4200, 4200, 1.2e-3))


class Data:
    def __init__(self):
        with open(os.path.join(WORK, 'examples.pkl'), 'rb') as file:
            saved = pickle.load(file)
        questions, sentences, labels = saved['other']
        more_questions, more_sentences, more_labels = saved['written']
        first = len(labels)
        self.questions, self.sentences = questions + more_questions, sentences + more_sentences
        self.labels = labels + more_labels
        order = list(range(first))
        random.Random(3).shuffle(order)
        self.held, train = order[:HELD_BACK], order[HELD_BACK:]
        self.by_source = collections.defaultdict(list)
        for i in train:
            self.by_source[self.labels[i][3]].append(i)
        self.written = [(round_, first + i) for i, round_ in enumerate(saved['rounds']) if more_labels[i][3] == 'written']
        self.apart = [first + i for i, label in enumerate(more_labels) if label[3] == 'written-apart']
        self.characters = max(int(one[0].max(initial=1)) for one in self.questions + self.sentences) + 1

    def batch(self, numbers, drop=0.0):
        def pack(texts):
            longest = max(len(texts[i][0]) for i in numbers)
            size = (len(numbers), longest)
            characters, tokens = numpy.zeros(size, numpy.int64), numpy.zeros(size, numpy.int32)
            told, mask = numpy.zeros((*size, FEATURES), numpy.float32), numpy.zeros(size, numpy.float32)
            for row, i in enumerate(numbers):
                one, two, three = texts[i]
                length = len(one)
                characters[row, :length], tokens[row, :length], told[row, :length] = one, two, three / 100
                mask[row, :length] = 1
            if drop:
                characters[(numpy.random.rand(*size) < drop) & (mask > 0)] = 1
            return [torch.from_numpy(one) for one in (characters, DIRECTIONS[tokens], told, mask)]

        labels = [self.labels[i] for i in numbers]
        starts = torch.tensor([label[0] for label in labels])
        ends = torch.tensor([label[1] - 1 if label[0] >= 0 else -1 for label in labels])
        answers = torch.tensor([float(label[2]) for label in labels])
        return pack(self.questions) + pack(self.sentences), starts, ends, answers


def best_spans(starts, ends, most=30):
    length = starts.shape[1]
    sums = torch.log_softmax(starts, -1).unsqueeze(2) + torch.log_softmax(ends, -1).unsqueeze(1)
    allowed = torch.ones(length, length).triu() - torch.ones(length, length).triu(most)
    best = (sums + (allowed - 1) * 1e4).reshape(len(starts), -1).argmax(-1)
    return best // length, best % length


def look(net, data, numbers):
    """How many spans are found to the character, how much of them (F1), and the area under the curve of 'answers'; in %."""
    net.eval()
    exact = overlap = spans = 0
    said, right = [], []
    with torch.no_grad():
        for at in range(0, len(numbers), 64):
            inputs, starts, ends, answers = data.batch(numbers[at:at + 64])
            a, b, c = net(*inputs)
            said += c.tolist()
            right += answers.tolist()
            for first, last, one, two in zip(starts.tolist(), ends.tolist(), *(one.tolist() for one in best_spans(a, b))):
                if first < 0:
                    continue
                spans += 1
                exact += (first, last) == (one, two)
                shared = max(0, min(last, two) - max(first, one) + 1)
                overlap += 2 * shared / ((last - first + 1) + (two - one + 1))
    net.train()
    said, right = numpy.array(said), numpy.array(right)
    area = (said[right > 0][:, None] > said[right == 0][None]).mean()
    return f'{100 * exact / max(spans, 1):.1f} {100 * overlap / max(spans, 1):.1f} {100 * area:.1f}'


def main():
    random.seed(SEED)
    numpy.random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(int(os.environ.get('WENBAO_THREADS', '2')))
    data = Data()
    net = Reader(data.characters)
    print('numbers', sum(one.numel() for one in net.parameters()))
    read = [i for i in data.held if data.labels[i][3].startswith('read')]
    made = [i for i in data.held if data.labels[i][3].startswith('made')]
    for upto, share, falls, steps, rate in STAGES:
        written = [i for round_, i in data.written if round_ <= upto]
        optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.02)
        pool, total = [], 0.0
        for step in range(1, steps + 1):
            for group in optimiser.param_groups:
                group['lr'] = rate * min(1, step / 200) * (1 - step / (falls + 1))
            if not pool:
                drawn = []
                for source, part in SHARES.items():
                    drawn += random.choices(data.by_source[source], k=max(1, round(POOL * BATCH * part * (1 - share))))
                drawn += random.choices(written, k=round(POOL * BATCH * share))
                drawn.sort(key=lambda i: len(data.sentences[i][0]) + random.random() * 10)
                pool = [drawn[at:at + BATCH] for at in range(0, len(drawn), BATCH)]
                random.shuffle(pool)
            inputs, starts, ends, answers = data.batch(pool.pop(), DROPPED_CHARACTERS)
            a, b, c = net(*inputs)
            has = starts >= 0
            loss = functional.binary_cross_entropy_with_logits(c, answers)
            if has.any():
                spans = functional.cross_entropy(a[has], starts[has]) + functional.cross_entropy(b[has], ends[has])
                loss = loss + spans * 0.5
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            total += float(loss.detach())
            if step % LOOK_EVERY == 0 or step == steps:
                print(f'round {upto} step {step} loss {total / LOOK_EVERY:.3f}', 'read', look(net, data, read), 'made',
                      look(net, data, made), 'written apart', look(net, data, data.apart), flush=True)
                total = 0.0
        torch.save(net.state_dict(), os.path.join(WORK, 'reader.pt'))


if __name__ == '__main__':
    main()
