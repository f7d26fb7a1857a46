"""Writes the trained model as a feature-extraction model folder: onnx/model_quantized.onnx, tokenizer.json and configs.

    python3 export.py [model folder]        (default ../model)

The graph takes input_ids and attention_mask, int64 [batch, tokens], and gives last_hidden_state, float32 [batch, 1, 256],
already of unit length: a row without a known token is zero. What it added up comes too, for comparing token with token:
token_rows, int8 [batch, tokens, 256], and token_scales, float32 [batch, tokens], 0 for padding; rows × scales are the
vectors. Operator set 13, which every ONNX runtime since 1.8 knows.
"""
import json
import os
import random
import sys

import numpy
import onnx
import sentencepiece
from onnx import TensorProto, helper, numpy_helper
from sentencepiece import sentencepiece_model_pb2 as proto

from corpus import DROPPED, HERE, SEED, WORK, normalise
from evaluate import embed

NAME = 'wenbao-report-zh'
MOST_TOKENS = 512


def quantise(vectors):
    """int8 rows and a float scale for each, so that rows × scales ≈ vectors. The scale carries the token's weight."""
    scales = numpy.abs(vectors).max(1) / 127
    rows = numpy.round(vectors / numpy.maximum(scales, 1e-12)[:, None]).astype(numpy.int8)
    return rows, scales.astype(numpy.float32)


def along_principal_axes(vectors):
    """The same vectors turned so that the first numbers carry most: sums and cosines stay, and the re-scorer can compare
    tokens by their first 96 numbers alone (three quarters of the length)."""
    values, axes = numpy.linalg.eigh(vectors.T.astype(numpy.float64) @ vectors)
    axes = axes[:, ::-1]
    # An axis may point either way: the way is fixed, so that the same vectors always give the same file.
    axes *= numpy.sign(axes[numpy.abs(axes).argmax(0), numpy.arange(axes.shape[1])])
    return (vectors @ axes).astype(numpy.float32)


def graph(rows, scales):
    width = rows.shape[1]
    constant = numpy_helper.from_array
    nodes = [
        helper.make_node('Gather', ['rows', 'input_ids'], ['token_rows'], axis=0),
        helper.make_node('Cast', ['token_rows'], ['row'], to=TensorProto.FLOAT),
        helper.make_node('Gather', ['scales', 'input_ids'], ['scale'], axis=0),
        helper.make_node('Cast', ['attention_mask'], ['mask'], to=TensorProto.FLOAT),
        helper.make_node('Mul', ['scale', 'mask'], ['token_scales']),
        helper.make_node('Unsqueeze', ['token_scales', 'one'], ['weights']),
        helper.make_node('MatMul', ['weights', 'row'], ['sum']),
        helper.make_node('ReduceL2', ['sum'], ['norm'], axes=[2], keepdims=1),
        # An empty text has norm 0: dividing by the least norm instead keeps its row zero.
        helper.make_node('Max', ['norm', 'least'], ['divisor']),
        helper.make_node('Div', ['sum', 'divisor'], ['last_hidden_state']),
    ]
    tokens = ['batch', 'tokens']
    return helper.make_graph(
        nodes, NAME,
        [helper.make_tensor_value_info(name, TensorProto.INT64, tokens) for name in ('input_ids', 'attention_mask')],
        [helper.make_tensor_value_info('last_hidden_state', TensorProto.FLOAT, ['batch', 1, width]),
         helper.make_tensor_value_info('token_rows', TensorProto.INT8, [*tokens, width]),
         helper.make_tensor_value_info('token_scales', TensorProto.FLOAT, tokens)],
        [constant(rows, 'rows'), constant(scales, 'scales'), constant(numpy.array([1], numpy.int64), 'one'),
         constant(numpy.array([1e-9], numpy.float32), 'least')],
    )


def tokenizer_json(path):
    model = proto.ModelProto()
    with open(path, 'rb') as file:
        model.ParseFromString(file.read())
    vocabulary = [[piece.piece, round(piece.score, 4)] for piece in model.pieces]
    # Normalised text has no capital letters, so these two are never found in it.
    vocabulary[:2] = [['<UNK>', 0], ['<PAD>', 0]]
    return {
        'version': '1.0', 'truncation': None, 'padding': None, 'added_tokens': [],
        'normalizer': {'type': 'Sequence', 'normalizers': [
            {'type': 'NFKC'}, {'type': 'Lowercase'}, {'type': 'Replace', 'pattern': {'Regex': DROPPED}, 'content': ''},
        ]},
        'pre_tokenizer': None, 'post_processor': None, 'decoder': None,
        'model': {'type': 'Unigram', 'unk_id': 0, 'vocab': vocabulary},
    }


def write_json(folder, name, value, **layout):
    with open(os.path.join(folder, name), 'w', encoding='utf-8') as out:
        json.dump(value, out, ensure_ascii=False, **layout)
        out.write('\n')


def write_check(tokenizer, vectors, pairs):
    """What check.mjs compares with: raw texts (not normalised), their token ids and, for the first 400, their vectors."""
    chance = random.Random(SEED)
    with open(os.path.join(WORK, 'lines.txt'), encoding='utf-8') as file:
        texts = [line.rstrip('\n')[:300] for line in chance.sample(file.readlines(), 1400)]
    texts += [query for row in chance.sample(pairs, 150) for query in row['q']][:600]
    texts = [text for text in texts if len(normalise(text)) > 0]
    chance.shuffle(texts)
    texts = ['２０２２年ＧＤＰ　增长 5.5％左右', ' How many\u00a0farmhouses got a New toilet？\n', '①ﬁﾊﾟ㎡Ω', '𠮷野家😀🚽茅房', 'İstanbul ΣΑΣ',
             '保护第\u3000一、全民\u200b共享', '<unk><pad>', *texts]
    ids = tokenizer.encode([normalise(text) for text in texts])
    with open(os.path.join(WORK, 'check.json'), 'w', encoding='utf-8') as out:
        json.dump({'texts': texts, 'ids': ids, 'vectors': embed(ids[:400], vectors).round(6).tolist()}, out, ensure_ascii=False)


def main(folder):
    os.makedirs(os.path.join(folder, 'onnx'), exist_ok=True)
    vectors = numpy.load(os.path.join(WORK, 'model.npz'))['folded']
    rows, scales = quantise(along_principal_axes(vectors))
    model = helper.make_model(graph(rows, scales), opset_imports=[helper.make_opsetid('', 13)], producer_name='wenbao')
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, os.path.join(folder, 'onnx', 'model_quantized.onnx'))

    tokenizer_path = os.path.join(WORK, 'tokenizer.model')
    write_json(folder, 'tokenizer.json', tokenizer_json(tokenizer_path), separators=(',', ':'))
    write_json(folder, 'tokenizer_config.json', {
        'tokenizer_class': 'PreTrainedTokenizer', 'model_max_length': MOST_TOKENS, 'unk_token': '<UNK>', 'pad_token': '<PAD>',
        'clean_up_tokenization_spaces': False,
    }, indent=2)
    # The library knows no class of token sums; any encoder class only runs the graph and hands its output on.
    write_json(folder, 'config.json', {
        'model_type': 'bert', 'architectures': ['BertModel'], 'hidden_size': rows.shape[1], 'vocab_size': rows.shape[0],
        'max_position_embeddings': MOST_TOKENS,
    }, indent=2)
    write_json(folder, 'wenbao.json', {
        'name': NAME, 'pooling': 'cls', 'queryPrefix': '', 'passagePrefix': '', 'maxTokens': MOST_TOKENS, 'quantized': True,
    }, indent=2)

    with open(os.path.join(WORK, 'pairs.json'), encoding='utf-8') as file:
        pairs = json.load(file)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=tokenizer_path)
    write_check(tokenizer, rows.astype(numpy.float32) * scales[:, None], pairs)
    for place, _, names in os.walk(folder):
        for name in names:
            print(os.path.getsize(os.path.join(place, name)), os.path.join(os.path.relpath(place, folder), name))


if __name__ == '__main__':
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, '..', 'model'))
