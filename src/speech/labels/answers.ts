import type { Article, Paragraph } from '../../article/article.ts';
import { english } from '../../english/language.ts';
import { patterns } from '../../english/patterns.ts';
import type { LabelledTurn } from './labelled-turns.ts';

/** So many questions make an interview. */
const LEAST_QUESTIONS = 3;
/** The paragraphs that may introduce it. */
const LONGEST_INTRODUCTION = 8;

/**
 * The answers of an interview whose questions stand in bold or as headings, without labels: whole paragraphs, in reading
 * order. None where what stands before them does not speak of an interview, or the answers do not speak of themselves:
 * papers also answer their own questions. Linear in the article's length.
 */
export function answersIn({ paragraphs }: Pick<Article, 'paragraphs'>): readonly LabelledTurn[] {
  const asks = paragraphs.map(isQuestion);
  const first = asks.indexOf(true, 1);
  const last = asks.lastIndexOf(true);
  if (first < 0 || asks.filter(Boolean).length < LEAST_QUESTIONS) return [];
  const introduction = paragraphs.slice(0, first).slice(-LONGEST_INTRODUCTION);
  if (!introduction.some(({ text }) => patterns.tellsOfInterview.test(text))) return [];
  const turns: LabelledTurn[] = [];
  let begins = false;
  // What stands after the last answer's first paragraph may be the paper's own words again.
  for (const [at, { number, kind, text, bold }] of paragraphs.slice(0, last + 2).entries()) {
    if (at < first || kind === 'caption') continue;
    if (asks[at] || bold || kind === 'heading') begins = true;
    else {
      turns.push({ paragraph: number, start: 0, end: text.length, label: null, continues: !begins });
      begins = false;
    }
  }
  const answers = turns.filter(({ continues }) => !continues);
  const spoken = answers.filter(({ paragraph }) => speaksOfItself(paragraphs[paragraph - 1]));
  const enough = answers.length >= LEAST_QUESTIONS && spoken.length * 2 >= answers.length;
  return enough ? turns : [];
}

function isQuestion({ kind, text, bold }: Paragraph): boolean {
  return (bold === true || kind === 'heading') && /\?["”’')*]*$/u.test(text);
}

function speaksOfItself(paragraph: Paragraph | undefined): boolean {
  const words = (paragraph?.text ?? '').toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => english.ownWords.has(word));
}
