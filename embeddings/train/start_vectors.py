"""Skip-gram vectors of the tokens: the start of the contrastive training, and most of the meaning.

Reads work/tokenizer.model, lines.txt, pairs.json, words.json; writes work/start.npz (vectors float32 [pieces, 256], counts int64 [pieces]).
Two workers make gensim's result depend on the order of the threads: figures repeat to about a point, bits do not.
"""
import json
import os
import random
import time

import numpy
import sentencepiece
from gensim.models import Word2Vec
from gensim.models.callbacks import CallbackAny2Vec

from corpus import SEED, WORK, normalise

WIDTH = int(os.environ.get('WIDTH', 256))
EPOCHS = int(os.environ.get('EPOCHS', 3))
WORKERS = 2
# Mixed lines of query and sentence tokens: they bring everyday and English words near the official ones they go with.
MIXED_REPEATS = 4
GLOSSARY_REPEATS = 4


class Progress(CallbackAny2Vec):
    def __init__(self):
        self.begin, self.epoch = time.time(), 0

    def on_epoch_end(self, model):
        self.epoch += 1
        print(f'epoch {self.epoch}, {time.time() - self.begin:.0f} s', flush=True)


def main():
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=os.path.join(WORK, 'tokenizer.model'))
    size = tokenizer.get_piece_size()
    begin = time.time()
    path = os.path.join(WORK, 'tokens.txt')
    counts = numpy.zeros(size, numpy.int64)
    with open(os.path.join(WORK, 'lines.txt'), encoding='utf-8') as file, open(path, 'w', encoding='utf-8') as out:
        while lines := file.readlines(4_000_000):
            for tokens in tokenizer.encode([line[:2000] for line in (text.rstrip('\n') for text in lines)]):
                counts += numpy.bincount(tokens, minlength=size)
                out.write(' '.join(map(str, tokens)) + '\n')
        chance = random.Random(SEED)
        with open(os.path.join(WORK, 'pairs.json'), encoding='utf-8') as pairs:
            training = [row for row in json.load(pairs) if row['part'] == 'train']
        for row in training:
            sentence = tokenizer.encode(normalise(row['p']))
            for query in tokenizer.encode([normalise(query) for query in row['q']]):
                counts += numpy.bincount(query, minlength=size)
                for _ in range(MIXED_REPEATS):
                    mixed = sentence + 2 * query
                    chance.shuffle(mixed)
                    out.write(' '.join(map(str, mixed)) + '\n')
        with open(os.path.join(WORK, 'words.json'), encoding='utf-8') as words:
            words = json.load(words)
        encode = lambda texts: tokenizer.encode([normalise(text) for text in texts])
        for row in words['glossary']:
            for _ in range(GLOSSARY_REPEATS):
                parts = encode(row['w'] + row['e'] + row['en'])
                chance.shuffle(parts)
                out.write(' '.join(str(token) for part in parts for token in part) + '\n')
        for word, glosses in words['dictionary']:
            for gloss in encode(glosses):
                out.write(' '.join(map(str, tokenizer.encode(word) + gloss)) + '\n')
    print(f'{counts.sum()} tokens, {time.time() - begin:.0f} s', flush=True)

    begin = time.time()
    model = Word2Vec(
        corpus_file=path, vector_size=WIDTH, window=6, sg=1, hs=0, negative=8, sample=1e-4, min_count=1, epochs=EPOCHS,
        workers=WORKERS, seed=SEED, alpha=0.025, min_alpha=0.001, callbacks=[Progress()],
    )
    chance = numpy.random.default_rng(SEED)
    vectors = chance.normal(0, 0.01, (size, WIDTH)).astype(numpy.float32)
    for word, row in model.wv.key_to_index.items():
        vectors[int(word)] = model.wv.vectors[row]
    numpy.savez(os.path.join(WORK, 'start.npz'), vectors=vectors, counts=counts)
    print(f'skip-gram {time.time() - begin:.0f} s')
    for text in ('雾霾', '打工', '茅房', 'toilet', 'gdp'):
        tokens = tokenizer.encode(text)
        near = model.wv.most_similar(positive=[str(token) for token in tokens], topn=8)
        print(text, [tokenizer.id_to_piece(int(word)) for word, _ in near])


if __name__ == '__main__':
    main()
