"""Windows of articles for the contextual reader, and what is to be learnt in them."""
import gzip, json, random
import numpy as np, torch

EDGE = 48            # what stands nearer than this to a window's cut edge is left to the next window
BEGIN, END = 101, 102  # [CLS], which stands for "nobody", and [SEP]

class Article:
    def __init__(self, line):
        row = json.loads(line)
        self.id, self.ids, self.shapes, self.words = row['id'], np.array(row['ids']), np.array(row['shapes']), np.array(row['words'])
        self.places, self.marks, self.spans, self.quotes, self.statements = row['places'], row['marks'], row['spans'], row['quotes'], row['statements']
        self.piece = np.zeros(len(self.places), int)          # the first piece of each word
        at = np.flatnonzero(self.words >= 0); self.piece[self.words[at]] = at
        self.worded = (self.words >= 0) & (self.shapes % 4 != 3)   # pieces that begin a word with letters or digits
        self.tags = np.zeros(len(self.ids), int)              # of a cue: 1 begins, 2 goes on
        for statement in self.statements:
            for first, last in statement['cue']:
                at = self.piece[first:last + 1]; at = at[self.worded[at]]
                if not len(at): continue
                self.tags[at] = 2; self.tags[at[0]] = 1
        for statement in self.statements:                     # the piece that stands for the cue
            statement['at'] = None
            if statement['cue']:
                at = self.piece[statement['cue'][0][0]:statement['cue'][0][1] + 1]; at = at[self.worded[at]]
                if len(at): statement['at'] = int(at[0])
    def window(self, start, length):
        """(start, end) of at most length - 2 pieces"""
        return start, min(start + length - 2, len(self.ids))
    def starts(self, length, stride):
        """starts of the windows that cover the article, as the product cuts them"""
        last = max(0, len(self.ids) - (length - 2)); out = list(range(0, last, stride))
        return out + [last]
    def span(self, words):
        return None if words is None else (int(self.piece[words[0]]), int(self.piece[words[1]]))

MADE_UP = 0.05         # how often made-up marks begin at a word where they may
DETERMINERS = 'the a an his her their its our this that these those some of as'.split()

class Marker:
    """Puts marks around words that nobody is quoted with: names as titles have them, and what follows a determiner, outside
    all that is attributed to somebody. The annotated articles have few titles and scare quotes; other newspapers many."""
    def __init__(self, vocabulary):
        self.opening, self.closing = vocabulary['[unused1]'], vocabulary['[unused2]']
        self.signs = {vocabulary[f'[unused{number}]'] for number in (1, 2, 3, 4)}
        self.determiners = np.array([vocabulary[word] for word in DETERMINERS])
    def free(self, article):
        """for each word: whether it has letters and stands in no mark, source, cue or content"""
        free = article.worded[article.piece] & (article.shapes[article.piece] < 4)
        for statement in article.statements:
            for span in [*statement['cue'], statement['source'], statement['content']]:
                if span is not None: free[span[0]:span[1] + 1] = False
        return free
    def stretches(self, article, rng):
        free = self.free(article); kinds = article.shapes[article.piece]; ids = article.ids[article.piece]; after = np.isin(ids, self.determiners)
        out, taken = [], -1
        for first in range(1, len(free) - 4):
            if first <= taken or not free[first] or after[first] or rng.random() > MADE_UP: continue
            name = kinds[first] == 1 and kinds[first - 1] != 3
            if not name and not after[first - 1]: continue
            last = first; most = first + rng.choice((0, 0, 1, 1, 2, 3))
            while last < most and free[last + 1] and (kinds[last + 1] == 1) == name and not after[last + 1]: last += 1
            if name and last == first and rng.random() < 0.7: continue
            out.append((first, last)); taken = last + 1
        return out
    def end(self, article, piece):
        """the piece after those of a word"""
        at = piece + 1
        while at < len(article.ids) and article.words[at] < 0 and article.ids[at] not in self.signs: at += 1
        return at
    def marked(self, article, rng):
        """a copy of the article with some made-up marks"""
        stretches = self.stretches(article, rng)
        if not stretches: return article
        at = np.array([piece for first, last in stretches for piece in (article.piece[first], self.end(article, article.piece[last]))])
        moved = np.arange(len(article.ids)) + np.searchsorted(at, np.arange(len(article.ids)), side='right')
        copy = Article.__new__(Article); copy.id, copy.places, copy.spans = article.id, article.places, article.spans
        shapes = article.shapes.copy()
        for start, end in zip(at[::2], at[1::2]): shapes[start:end] += 4
        copy.ids = np.insert(article.ids, at, [self.opening, self.closing] * len(stretches))
        copy.shapes = np.insert(shapes, at, 7); copy.words = np.insert(article.words, at, -1)
        copy.tags = np.insert(article.tags, at, 0); copy.worded = np.insert(article.worded, at, False)
        copy.piece = moved[article.piece]
        copy.statements = [dict(s, at=None if s['at'] is None else int(moved[s['at']])) for s in article.statements]
        own = [(int(piece) + number) for number, piece in enumerate(at)]
        copy.marks = [(int(moved[o]), int(moved[c])) for o, c in article.marks] + list(zip(own[::2], own[1::2]))
        copy.quotes = article.quotes + [{'label': 'unquoted', 'source': None}] * len(stretches)
        return copy

def load(path):
    with (gzip.open if path.endswith('.gz') else open)(path, 'rt', encoding='utf8') as file: return [Article(line) for line in file]

def inside(at, start, end, size):
    """is a piece far enough from the cut edges of a window?"""
    return at >= start + (EDGE if start > 0 else 0) and at < end - (EDGE if end < size else 0)

class Batch:
    """Windows as tensors, with what the quotations and cues in them ask for. Places count from [CLS] = 0."""
    def __init__(self, windows, device, learn=True):
        self.windows = windows
        length = max(end - start for _, start, end in windows) + 2
        ids, shapes, mask = (np.zeros((len(windows), length), int) for _ in range(3))
        tags = np.full((len(windows), length), -100); worded = np.zeros((len(windows), length), bool)
        quotes, cues = [], []
        for row, (article, start, end) in enumerate(windows):
            size = end - start
            ids[row, 0], ids[row, 1:size + 1], ids[row, size + 1] = BEGIN, article.ids[start:end], END
            shapes[row, 1:size + 1] = article.shapes[start:end]; mask[row, :size + 2] = 1
            worded[row, 1:size + 1] = article.worded[start:end]; worded[row, 0] = True
            if not learn: continue
            whole = len(article.ids)
            near = np.zeros(size, bool); near[EDGE if start > 0 else 0:size - EDGE if end < whole else size] = True
            tags[row, 1:size + 1] = np.where(article.worded[start:end] & near, article.tags[start:end], -100)
            local = lambda at: at - start + 1
            for (opening, closing), quote in zip(article.marks, article.quotes):
                if quote['label'] == 'open' or opening < start or closing >= end or not (inside(opening, start, end, whole) or inside(closing, start, end, whole)): continue
                source = article.span(quote['source']); told = source is not None and source[0] >= start and source[1] < end
                quotes.append((row, local(opening), local(closing), quote['label'] == 'quoted', told, *(map(local, source) if told else (0, 0))))
            for statement in article.statements:
                at = statement['at']
                if at is None or not start <= at < end or not inside(at, start, end, whole): continue
                source, content = article.span(statement['source']), article.span(statement['content'])
                held = lambda span: span is not None and span[0] >= start and span[1] < end
                known = statement['known'] and (source is None or held(source))
                cues.append((row, local(at), known, *(map(local, source) if known and source else (0, 0)),
                             held(content), *(map(local, content) if held(content) else (0, 0)), -1 if statement['speech'] is None else int(statement['speech'])))
        move = lambda x: torch.as_tensor(np.ascontiguousarray(x)).to(device, non_blocking=True)
        self.ids, self.shapes, self.mask, self.tags, self.worded = move(ids), move(shapes), move(mask.astype(bool)), move(tags), move(worded)
        self.quotes = move(np.array(quotes, int).reshape(-1, 7)); self.cues = move(np.array(cues, int).reshape(-1, 9))

def shuffled_windows(articles, length, stride, rng, marker):
    """an epoch: every article in windows that start somewhere else each time, with other made-up marks"""
    out = []
    for article in articles:
        article = marker.marked(article, rng)
        size = len(article.ids)
        if size <= length - 2: out.append((article, 0, size)); continue
        start = -rng.randrange(stride)
        while True:
            first = max(0, start); end = min(first + length - 2, size)
            out.append((article, first, end))
            if end == size: break
            start += stride
    rng.shuffle(out)
    return out
