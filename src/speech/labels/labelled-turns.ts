import type { Article, Paragraph, Span } from '../../article/article.ts';
import { patterns } from '../../english/patterns.ts';

/**
 * What a label says somebody said, without the label ("Anna Bergstrom: |We are open.|"), or what answers a question in
 * bold.
 */
export interface LabelledTurn extends Span {
  /** The words that name who speaks, in the paragraph that begins the turn ("AB"); null for who is interviewed. */
  readonly label: Span | null;
  /** True for the paragraphs of an answer after its first. */
  readonly continues: boolean;
}

const LONGEST_LABEL = 60;

/** So many labelled paragraphs make an interview or a transcript. */
const LEAST_TURNS = 4;

/**
 * The turns of an interview or a transcript, in reading order: each whole answer or question, paragraph by paragraph.
 * None where labels do not take turns ("Date: …", "Place: …"): most labels of an interview stand more than once, and
 * mostly right after another turn. Linear in the article's length.
 */
export function labelledTurns({ paragraphs }: Pick<Article, 'paragraphs'>): readonly LabelledTurn[] {
  const found = paragraphs.map(labelOf);
  const known = new Set(
    found.map((label, at) => (label && paragraphs[at]?.kind !== 'heading' ? initialsOf(label.name) : '')),
  );
  // A short turn may pass for a heading, but then its label stands elsewhere, too.
  const labels = found.map((label) => (label && known.has(initialsOf(label.name)) ? label : null));
  const counts = new Map<string, number>();
  for (const label of labels)
    if (label) counts.set(initialsOf(label.name), (counts.get(initialsOf(label.name)) ?? 0) + 1);
  const labelled = labels.filter((label) => label !== null).length;
  const adjacent = labels.filter((label, at) => label && labels[at - 1]).length;
  if (labelled < LEAST_TURNS || counts.size < 2 || counts.size * 2 > labelled || adjacent * 2 < labelled)
    return [];
  const last = labels.findLastIndex((label) => label !== null);
  const turns: LabelledTurn[] = [];
  let current: LabelledTurn['label'] = null;
  for (const [at, { number, kind, text }] of paragraphs.entries()) {
    const label = labels[at];
    if (label) current = { paragraph: number, start: 0, end: label.name.length };
    // What stands after the last label may be the paper's own words again.
    else if (kind === 'heading' || at > last) current = null;
    if (current === null || kind === 'caption') continue;
    const start = label?.length ?? 0;
    if (!isMarkedThroughout(text, start)) {
      turns.push({ paragraph: number, start, end: text.length, label: current, continues: !label });
    }
  }
  return turns;
}

function labelOf({ kind, text }: Paragraph): { readonly name: string; readonly length: number } | null {
  if (kind === 'caption') return null;
  const found = patterns.speakerLabel.exec(text.slice(0, LONGEST_LABEL));
  const name = found?.[1];
  return found && name !== undefined ? { name, length: found[0].length } : null;
}

/** "AB" for "Anna Bergstrom", who is called so after her first answer; other labels as they stand. */
function initialsOf(label: string): string {
  const words = label.split(' ').filter((word) => /^\p{Lu}/u.test(word));
  return words.length < 2 ? label : words.map((word) => word.charAt(0)).join('');
}

/** What stands in quotation marks anyhow is found by them. */
function isMarkedThroughout(text: string, start: number): boolean {
  return /["“‘'«„]/u.test(text.charAt(start)) && /["”’'»“]/u.test(text.charAt(text.length - 1));
}
