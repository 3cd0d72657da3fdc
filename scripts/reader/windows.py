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

def shuffled_windows(articles, length, stride, rng):
    """an epoch: every article in windows that start somewhere else each time"""
    out = []
    for article in articles:
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
