import type { Article, Range } from '../../article/article.ts';
import { paragraphText } from '../../article/paragraph-text.ts';
import { patterns } from '../../english/patterns.ts';
import type { DraftStatement } from '../draft.ts';
import type { MarkedSpan } from '../marks/marks.ts';
import type { Statement } from '../speech.ts';

/** A draft that may be shown, and whether some of its words stand in marks. */
export interface PlausibleStatement {
  readonly draft: DraftStatement;
  readonly kind: Statement['kind'];
}

/**
 * The drafts that may be shown as statements, whoever found them, in reading order: each says something outside
 * marks (else it is a quotation), and none shares words of its content with a likelier one.
 *
 * @param marks - the article's stretches between quotation marks, in reading order
 */
export function plausibleStatements(
  article: Article,
  marks: readonly MarkedSpan[],
  drafts: readonly DraftStatement[],
): readonly PlausibleStatement[] {
  const marked = new Map<number, MarkedSpan[]>();
  for (const mark of marks) {
    const number = article.paragraphs[mark.paragraph]?.number ?? mark.paragraph + 1;
    const own = marked.get(number);
    if (own) own.push(mark);
    else marked.set(number, [mark]);
  }
  return withoutOverlaps(drafts).flatMap((draft) => {
    const text = paragraphText(article, draft.paragraph);
    const inMarks = shareInMarks(text, draft.content, marked.get(draft.paragraph) ?? []);
    return inMarks === 1 ? [] : [{ draft, kind: inMarks > 0 ? 'mixed' : 'indirect' }];
  });
}

/** The drafts in reading order without those that share words with a likelier one. */
function withoutOverlaps(drafts: readonly DraftStatement[]): readonly DraftStatement[] {
  const inOrder = [...drafts].sort((a, b) => a.paragraph - b.paragraph || startOf(a) - startOf(b));
  const kept: DraftStatement[] = [];
  for (const draft of inOrder) {
    const last = kept.at(-1);
    if (last === undefined || last.paragraph !== draft.paragraph || !overlap(last, draft)) kept.push(draft);
    else if (draft.certainty > last.certainty) kept[kept.length - 1] = draft;
  }
  return kept;
}

function startOf({ content }: DraftStatement): number {
  return content[0]?.start ?? 0;
}

function overlap(a: DraftStatement, b: DraftStatement): boolean {
  return a.content.some((own) => b.content.some((other) => own.start < other.end && other.start < own.end));
}

const LETTERS = /[\p{L}\p{N}]/gu;

/** The share of the letters and digits that stand in marks, a "that" before them aside; 1 where there are none. */
function shareInMarks(text: string, content: readonly Range[], marks: readonly MarkedSpan[]): number {
  let all = 0;
  let inside = 0;
  for (const [index, { start, end }] of content.entries()) {
    const words = text.slice(start, end);
    const from = index === 0 ? start + (patterns.thatAtStart.exec(words)?.[0].length ?? 0) : start;
    const letters = (one: number, other: number): number =>
      text.slice(one, other).match(LETTERS)?.length ?? 0;
    all += letters(from, end);
    for (const mark of marks) {
      if (mark.end > from && mark.start < end)
        inside += letters(Math.max(from, mark.start), Math.min(end, mark.end));
    }
  }
  return all === 0 ? 1 : inside / all;
}
