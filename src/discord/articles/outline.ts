import type { Paragraph } from '../../article/article.ts';
import { factsInWords } from '../../article/facts/describe-facts.ts';
import type { LibraryArticle } from '../../library/library.ts';
import type { Speech } from '../../speech/speech.ts';
import type { Words } from '../../words/words.ts';
import { buttonRow, pager, rows } from '../kit/buttons.ts';
import { kindOf, titleLink } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { pageFooter, shownPage } from '../kit/pages.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import { mostQuoted } from './quoted.ts';
import { addedHow } from './reply.ts';
import { encodeList, encodeOutline } from './state.ts';

/** Paragraphs on a page: few enough that the longest lines fit below the longest head. */
const PARAGRAPHS = 10;
/** How much of a paragraph is shown, escapes included. */
const BEGINNING = 110;
/** And of who wrote the article, where and when. */
const FACTS = 200;
const SPEAKERS = 3;

/** An article's paragraphs, each by its beginning and who speaks in it, a page at a time. */
export function outlineReply(words: Words, kept: LibraryArticle, asked: number): Reply {
  const { say } = words;
  const { article, speech } = kept;
  const names = mostQuoted(kept, 5);
  const facts = escapedCut(factsInWords(words, article), FACTS);
  const head = [
    `**${titleLink(words, article)}**`,
    `${say('articles.paragraphs', { count: article.paragraphs.length })} · ${addedHow(words, kept)}`,
    ...(facts === '' ? [] : [facts]),
    names === '' ? say('articles.nobodyByName') : say('articles.quoted', { names }),
  ];
  const pages = Math.ceil(article.paragraphs.length / PARAGRAPHS);
  const page = shownPage(asked, pages);
  const shown = article.paragraphs.slice(page * PARAGRAPHS, (page + 1) * PARAGRAPHS);
  return {
    embeds: [
      {
        color: ACCENT,
        description: [...head, '', ...shown.map((paragraph) => line(words, paragraph, speech))].join('\n'),
        ...pageFooter(words, page, pages),
      },
    ],
    components: rows(
      buttonRow([
        ...pager(
          words,
          page,
          pages,
          encodeOutline(article.id, Math.max(0, page - 1)),
          encodeOutline(article.id, page + 1),
        ),
        { label: say('button.allArticles'), id: encodeList(0) },
      ]),
    ),
  };
}

function line(words: Words, paragraph: Paragraph, speech: Speech): string {
  const { number, text } = paragraph;
  const quotations = speech.quotations.filter((said) => said.paragraph === number);
  const names = new Set(quotations.flatMap(({ speaker }) => (speaker === null ? [] : [speaker.name])));
  const speakers = [...names].slice(0, SPEAKERS).map((name) => escapedCut(name, 50));
  const more = names.size > SPEAKERS ? ' …' : '';
  const who = speakers.length === 0 ? '' : ` — ${speakers.join(', ')}${more}`;
  const kind = kindOf(words, paragraph);
  const label = kind === '' ? '' : ` (${kind})`;
  return `**¶ ${number}**${label}  ${escapedCut(text, BEGINNING)}${who}`;
}
