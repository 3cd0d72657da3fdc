"""What a trained reader makes of articles: sources of marked words, whether they are quoted, reported statements.

  python3 scripts/reader/read.py dev.jsonl --model … --weights reader.pt [--fold K] [--quotes QUOTES.json] [--statements STATEMENTS.json] [--opinions OPINIONS.json]

writes predictions for the corpus's scorers, and what weigh.ts reads. Offsets are those of the articles' texts. --fold: of the articles
that train.py --fold left out alone."""
import argparse, json, os, sys
import numpy as np, torch
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from model import Reader, base_weights, pointer, split
from pack import load_packed
from train import FOLDS
from windows import Batch, load

LONGEST_SOURCE, LONGEST_CONTENT = 25, 150     # in words
LEAST_QUOTED = 0.5

def best_span(start, end, words, longest, nobody):
    """(first, last, probability) of the likeliest span of words, or (None, None, probability) for nobody. Log probabilities by
    piece of the window; words: the pieces that begin words, in order."""
    s, e = start[words], end[words]
    most = np.full(len(words), -1e9); at = np.zeros(len(words), int)
    for ahead in range(min(longest, len(words))):
        total = s[:len(words) - ahead] + e[ahead:]
        better = total > most[:len(total)]
        most[:len(total)][better] = total[better]; at[:len(total)][better] = ahead
    first = int(most.argmax()) if len(words) else 0
    none = start[0] + end[0]
    if nobody and (not len(words) or none > most[first]): return None, None, float(np.exp(none))
    return int(words[first]), int(words[first + at[first]]), float(np.exp(most[first]))

class Opinion:
    """what the reader says of one article, in words of the article: quotes [{quoted, source, chance, start, end}] (start and end:
    {word: log probability}), statements [{cue, source, content, begins, speech, sourceChance, contentChance}]"""
    def __init__(self, article): self.article, self.quotes, self.statements = article, [None] * len(article.marks), []

def central(start, end, size, at):
    """how far a piece stands from the nearest cut edge of a window"""
    return min(at - start if start > 0 else 1e6, end - at if end < size else 1e6)

@torch.no_grad()
def read(reader, articles, device, length=384, stride=224, size=32):
    reader.eval(); opinions = {a.id: Opinion(a) for a in articles}
    windows = [(a, start, min(start + length - 2, len(a.ids))) for a in articles for start in a.starts(length, stride)]
    seen = {}                                   # (article, what) -> how central it stood
    found = {}
    for k in range(0, len(windows), size):
        batch = Batch(windows[k:k + size], device, learn=False)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == 'cuda'): output = reader(batch.ids, batch.shapes, batch.mask)
        said = {name: value.float().cpu() for name, value in split(output).items()}
        free = torch.where(batch.worded.cpu(), 0., -1e9)
        for row, (article, start, end) in enumerate(batch.windows):
            local = lambda at: at - start + 1; whole = len(article.ids); opinion = opinions[article.id]
            words = np.flatnonzero(batch.worded[row, 1:end - start + 1].cpu().numpy()) + 1
            word = lambda at: None if at is None else int(article.words[at + start - 1])
            chances = lambda queries, key: (pointer(queries[None], said[key], torch.tensor([row]))[0] + free[row]).log_softmax(0).numpy()
            for at, (opening, closing) in enumerate(article.marks):
                held = [x for x in (opening, closing) if start <= x < end]
                if not held: continue
                rank = (len(held), central(start, end, whole, opening) + central(start, end, whole, closing) if len(held) == 2 else 0)
                if seen.get((article.id, at), (-1,)) >= rank: continue
                seen[article.id, at] = rank
                o = local(opening) if opening in held else None; c = local(closing) if closing in held else None
                both = lambda name: sum(said[f'{name} {side}'][row, x] for side, x in (('opening', o), ('closing', c)) if x is not None)
                quoted = 1 / (1 + np.exp(-float(sum(said[f'quoted by {side}'][row, x] for side, x in (('opening', o), ('closing', c)) if x is not None))))
                s, e = chances(both('quotation source start'), 'quotation source start key'), chances(both('quotation source end'), 'quotation source end key')
                first, last, chance = best_span(s, e, words, LONGEST_SOURCE, False)
                keep = lambda scores: {word(int(x)): round(float(scores[x]), 4) for x in words[scores[words] > -9]}
                opinion.quotes[at] = dict(quoted=quoted, source=(word(first), word(last)) if first is not None else None, chance=chance, start=keep(s), end=keep(e))
            tags = torch.stack([said[n][row] for n in ('outside', 'begins', 'goes on')], -1).softmax(-1).numpy()
            for n, x in enumerate(words):
                if tags[x, 1] < 0.1: continue
                rank = central(start, end, whole, x + start - 1); key = (article.id, 'cue', word(int(x)))
                if seen.get(key, -1) >= rank: continue
                seen[key] = rank
                last = n
                while last + 1 < len(words) and last - n < 12 and tags[words[last + 1], 2] > max(tags[words[last + 1], 0], tags[words[last + 1], 1]): last += 1
                point = lambda name, longest, nobody: best_span(chances(said[name + ' start'][row, x], name + ' start key'), chances(said[name + ' end'][row, x], name + ' end key'), words, longest, nobody)
                a, b, source = point('source', LONGEST_SOURCE, True); c, d, content = point('content', LONGEST_CONTENT, False)
                if c is None: continue
                found[key] = dict(cue=(word(int(x)), word(int(words[last]))), source=None if a is None else (word(a), word(b)), content=(word(c), word(d)),
                                  begins=float(tags[x, 1]), speech=1 / (1 + np.exp(-float(said['speech'][row, x]))), sourceChance=source, contentChance=content)
    for (id, _, _), statement in found.items(): opinions[id].statements.append(statement)
    return opinions

def quotations(opinions, least=LEAST_QUOTED):
    """predictions for evaluate.py"""
    out = {}
    for id, o in opinions.items():
        place = lambda span, k: None if span is None else o.article.places[span[k]][k]
        out[id] = [dict(start=s, end=e, source_start=place(q['source'], 0), source_end=place(q['source'], 1), quoted=q['quoted'], chance=q['chance'])
                   for (s, e), q in zip(o.article.spans, o.quotes) if q and q['quoted'] >= least]
    return out

def statements(opinions, least=0.4, speech=0.5, power=0.3):
    """predictions for statements.py: cues that are sure enough, whole contents between marks left out"""
    out = {}
    for id, o in opinions.items():
        a = o.article; rows = []
        for s in sorted(o.statements, key=lambda s: s['cue']):
            if s['begins'] * s['contentChance'] ** power < least or s['speech'] < speech: continue
            place = lambda span: None if span is None else [a.places[span[0]][0], a.places[span[1]][1]]
            rows.append(dict(source=place(s['source']), cue=place(s['cue']), content=place(s['content']), begins=s['begins'], contentChance=s['contentChance'], speech=s['speech']))
        out[id] = rows
    return out

def told(opinions, most=8):
    """what scripts/reader/weigh.ts reads: by article, in offsets of its text, sources of marked spans with their chances, and statements"""
    out = {}
    for id, o in opinions.items():
        place = lambda first, last: [o.article.places[first][0], o.article.places[last][1]]
        spans = []
        for q in o.quotes:
            if q is None: spans.append(None); continue
            pairs = sorted(((s + e, a, b) for a, s in q['start'].items() for b, e in q['end'].items() if a is not None and b is not None and a <= b < a + LONGEST_SOURCE and s > -7 and e > -7), reverse=True)
            spans.append(dict(quoted=q['quoted'], sources=[dict(place=place(a, b), chance=float(np.exp(c))) for c, a, b in pairs[:most]]))
        rows = [dict(cue=place(*s['cue']), source=s['source'] and place(*s['source']), content=place(*s['content']), begins=s['begins'], speech=s['speech'],
                     sourceChance=s['sourceChance'], contentChance=s['contentChance']) for s in sorted(o.statements, key=lambda s: s['cue'])]
        out[id] = dict(spans=spans, statements=rows)
    return out

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('examples')
    for name in ('model', 'weights'): ap.add_argument('--' + name, required=True)
    for name in ('quotes', 'statements', 'opinions'): ap.add_argument('--' + name)
    ap.add_argument('--fold', type=int, default=-1)
    args = ap.parse_args()
    device = 'cuda' if torch.cuda.is_available() else 'cpu'
    base = base_weights(args.model)[0]; reader = Reader(base).to(device)
    if args.weights.endswith('.pt'): reader.load_state_dict(torch.load(args.weights, map_location=device))
    else: load_packed(args.weights, reader, base)
    articles = [a for at, a in enumerate(load(args.examples)) if args.fold < 0 or at % FOLDS == args.fold]
    opinions = read(reader, articles, device)
    for path, rows in ((args.quotes, quotations), (args.statements, statements), (args.opinions, told)):
        if path: json.dump(rows(opinions), open(path, 'w'))

if __name__ == '__main__': main()
