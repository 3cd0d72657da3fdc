import type { Paragraph } from '../../article/article.ts';
import { factsInWords } from '../../article/facts/describe-facts.ts';
import type { LibraryArticle } from '../../library/library.ts';
import type { Speech } from '../../speech/speech.ts';
import { counted } from '../../text/counted.ts';
import { buttonRow, pager, rows } from '../kit/buttons.ts';
import { titleLink } from '../kit/citation.ts';
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
export function outlineReply(kept: LibraryArticle, asked: number): Reply {
  const { article, speech } = kept;
  const quoted = mostQuoted(kept, 5);
  const facts = escapedCut(factsInWords(article), FACTS);
  const head = [
    `**${titleLink(article)}**`,
    `${counted(article.paragraphs.length, 'paragraph')} · ${kept.seed ? 'every server has it' : `added ${addedHow(kept)}`}`,
    ...(facts === '' ? [] : [facts]),
    quoted === '' ? 'Nobody is quoted by name.' : `Quoted: ${quoted}`,
  ];
  const pages = Math.ceil(article.paragraphs.length / PARAGRAPHS);
  const page = shownPage(asked, pages);
  const shown = article.paragraphs.slice(page * PARAGRAPHS, (page + 1) * PARAGRAPHS);
  return {
    embeds: [
      {
        color: ACCENT,
        description: [...head, '', ...shown.map((paragraph) => line(paragraph, speech))].join('\n'),
        ...pageFooter(page, pages),
      },
    ],
    components: rows(
      buttonRow([
        ...pager(
          page,
          pages,
          encodeOutline(article.id, Math.max(0, page - 1)),
          encodeOutline(article.id, page + 1),
        ),
        { label: 'All articles', id: encodeList(0) },
      ]),
    ),
  };
}

function line({ number, kind, text }: Paragraph, speech: Speech): string {
  const quotations = speech.quotations.filter(({ paragraph }) => paragraph === number);
  const names = new Set(quotations.flatMap(({ speaker }) => (speaker === null ? [] : [speaker.name])));
  const speakers = [...names].slice(0, SPEAKERS).map((name) => escapedCut(name, 50));
  const more = names.size > SPEAKERS ? ' …' : '';
  const who = speakers.length === 0 ? '' : ` — ${speakers.join(', ')}${more}`;
  const label = kind === 'caption' || kind === 'heading' ? ` (${kind})` : '';
  return `**¶ ${number}**${label}  ${escapedCut(text, BEGINNING)}${who}`;
}
