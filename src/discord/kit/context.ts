import type { Article, Paragraph, Range } from '../../article/article.ts';
import { relativeDays } from '../../article/facts/describe-facts.ts';
import type { Words } from '../../words/words.ts';
import { titleLine } from './citation.ts';
import { escapedCut, excerpt } from './excerpt.ts';
import { LIMITS } from './limits.ts';

/** How many paragraphs before and after a passage its context has, and how much of each is shown. */
const AROUND = 2;
const PASSAGE = 1500;
const OTHER = 600;

/** A passage among the paragraphs around it, as Discord Markdown: its stretch bold, the article's title last. */
export function contextText(words: Words, article: Article, paragraph: Paragraph, bold: Range): string {
  const at = article.paragraphs.findIndex((each) => each.number === paragraph.number);
  const around = article.paragraphs.slice(Math.max(0, at - AROUND), at + AROUND + 1);
  const room = Math.floor((LIMITS.embedDescription - 400) / (around.length + 1));
  const lines = around.map((each) => {
    const shown =
      each.number === paragraph.number
        ? excerpt(each.text, bold, Math.min(PASSAGE, room * 2))
        : escapedCut(each.text, Math.min(OTHER, room));
    const days = relativeDays(words, each.text, article.published).join(', ');
    const label = `¶ ${each.number}${each.kind === 'caption' ? ` (${words.say('kit.caption')})` : ''}`;
    return `${label}  ${shown}${days === '' ? '' : `\n(${days})`}`;
  });
  return [...lines, titleLine(words, article)].join('\n\n');
}
