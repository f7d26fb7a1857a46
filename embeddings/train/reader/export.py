"""Writes the trained reading model: onnx/model_quantized.onnx, characters.json, config.json and wenbao.json.

    python3 export.py <digest of the embedding model> [folder]        (default ../../model/reader)

Inputs, for `question` and for `sentence`: _characters int64, _rows float32 [batch, length, 96] (unit directions of the pieces),
_features float32 [batch, length, 12], _mask float32. Outputs: starts and ends float32 [batch, sentence], answers float32 [batch],
all logits. Weights are kept as 16-bit floats and the rows of characters as 8 bits with a scale each; operator set 13.
"""
import json
import os
import sys

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from inputs import FEATURES, HERE, WIDTH, WORK
from net import Reader

NAMES = [f'{text}_{part}' for text in ('question', 'sentence') for part in ('characters', 'rows', 'features', 'mask')]


def traced(net, characters, path):
    def some(length):
        return [torch.randint(1, characters, (2, length)), torch.randn(2, length, WIDTH), torch.rand(2, length, FEATURES),
                torch.ones(2, length)]

    axes = {name: {0: 'batch', 1: name.split('_')[0]} for name in NAMES}
    axes.update({'starts': {0: 'batch', 1: 'sentence'}, 'ends': {0: 'batch', 1: 'sentence'}, 'answers': {0: 'batch'}})
    options = {'input_names': NAMES, 'output_names': ['starts', 'ends', 'answers'], 'dynamic_axes': axes, 'opset_version': 13}
    try:
        torch.onnx.export(net, tuple(some(9) + some(17)), path, dynamo=False, **options)
    except TypeError:
        # Before torch 2.5 there was no other way.
        torch.onnx.export(net, tuple(some(9) + some(17)), path, **options)


def smaller(model):
    nodes, kept = [], []
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.name == 'char.weight':
            scales = numpy.maximum(numpy.abs(values).max(1) / 127, 1e-9).astype(numpy.float32)
            rows = numpy.round(values / scales[:, None]).astype(numpy.int8)
            for name, value in (('rows', rows), ('scales', scales), ('zero', numpy.zeros(len(scales), numpy.int8))):
                kept.append(numpy_helper.from_array(value, f'char_{name}'))
            nodes.append(helper.make_node('DequantizeLinear', ['char_rows', 'char_scales', 'char_zero'], [tensor.name], axis=0))
        elif values.dtype == numpy.float32 and values.size >= 64:
            kept.append(numpy_helper.from_array(values.astype(numpy.float16), tensor.name + '_half'))
            nodes.append(helper.make_node('Cast', [tensor.name + '_half'], [tensor.name], to=TensorProto.FLOAT))
        else:
            kept.append(tensor)
    others = list(model.graph.node)
    del model.graph.initializer[:], model.graph.node[:]
    model.graph.initializer.extend(kept)
    model.graph.node.extend(nodes + others)
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def main(digest, folder):
    os.makedirs(os.path.join(folder, 'onnx'), exist_ok=True)
    state = torch.load(os.path.join(WORK, 'reader.pt'))
    characters = state['char.weight'].shape[0]
    net = Reader(characters)
    net.load_state_dict(state)
    net.eval()
    path = os.path.join(WORK, 'traced.onnx')
    traced(net, characters, path)
    onnx.save(smaller(onnx.load(path)), os.path.join(folder, 'onnx', 'model_quantized.onnx'))
    with open(os.path.join(WORK, 'characters.json'), encoding='utf-8') as file:
        known = json.load(file)
    for name, value in (('characters.json', known), ('config.json', {'model_type': 'bert', 'architectures': ['BertModel']}),
                        ('wenbao.json', {'embedder': digest})):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as out:
            json.dump(value, out, ensure_ascii=False, indent=2)
            out.write('\n')


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, '..', '..', 'model', 'reader'))
