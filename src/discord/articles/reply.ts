import { factsInWords } from '../../article/facts/describe-facts.ts';
import type { Added, LibraryArticle } from '../../library/library.ts';
import { counted } from '../../text/counted.ts';
import { buttonRow, rows } from '../kit/buttons.ts';
import { titleLink } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { LIMITS, linesThatFit } from '../kit/limits.ts';
import { ACCENT, notice, type Reply, type ReplyRow } from '../kit/reply.ts';
import { mostQuoted } from './quoted.ts';
import { encodeEdit, encodeOutline, encodeRemove } from './state.ts';

/** How much is shown of who wrote an article, where and when. */
const FACTS = 200;

/** What adding articles did. One that was added can be looked at and taken back. */
export function addedReply(results: readonly Added[]): Reply {
  const [only, ...more] = results;
  const alone = only && more.length === 0 ? only.added : null;
  return {
    embeds: [{ color: ACCENT, description: fitting(results.map(addedLine)).join('\n\n') }],
    components: alone === null || alone.seed ? [] : ownButtons(alone),
  };
}

/** After what is said about an article was changed. */
export function editedReply(kept: LibraryArticle): Reply {
  const facts = escapedCut(factsInWords(kept.article), FACTS);
  const description = [
    `Changed: ${titleOf(kept)}`,
    ...(facts === '' ? [] : [facts]),
    'Answers cite it so from now on.',
  ];
  return { embeds: [{ color: ACCENT, description: description.join('\n') }], components: ownButtons(kept) };
}

/** After a form in which nothing was changed. */
export function unchangedReply(kept: LibraryArticle): Reply {
  return notice(`Nothing was changed: ${titleOf(kept)} stays as it is.`);
}

function ownButtons({ article: { id } }: LibraryArticle): ReplyRow[] {
  return rows(
    buttonRow([
      { label: 'Outline', id: encodeOutline(id, 0) },
      { label: 'Edit', id: encodeEdit(id) },
      { label: 'Remove', id: encodeRemove('ask', id) },
    ]),
  );
}

/** What became of one article. */
export function addedLine(result: Added): string {
  const { added, replaced } = result;
  if (added === replaced) return `${titleOf(added)} was here already, word for word.`;
  return `Added ${titleOf(added)} · ${describe(added)}${replaced === null ? '' : `\n${replacing(replaced)}`}`;
}

/** As many as fit, and how many more there are. */
function fitting(lines: readonly string[]): readonly string[] {
  const shown = linesThatFit(lines, LIMITS.embedDescription - 2 * lines.length - 20);
  const rest = lines.length - shown;
  return rest === 0 ? lines : [...lines.slice(0, shown), `… and ${rest} more.`];
}

/** What a new article takes the place of. */
export function replacing(replaced: LibraryArticle): string {
  if (replaced.seed) return 'It takes the place of the article with this text that every server has.';
  return `It replaces the one added ${addedHow(replaced)}.`;
}

/** Whether an article is really to be removed. */
export function confirmRemovalReply(kept: LibraryArticle): Reply {
  const { id } = kept.article;
  return {
    embeds: [
      {
        color: ACCENT,
        description: `Remove ${titleOf(kept)}? No answer will use it any more. For ten minutes you can undo it.`,
      },
    ],
    components: rows(
      buttonRow([
        { label: 'Remove it', id: encodeRemove('remove', id) },
        { label: 'Keep it', id: encodeRemove('keep', id) },
      ]),
    ),
  };
}

export function removedReply(kept: LibraryArticle): Reply {
  return {
    embeds: [
      { color: ACCENT, description: `Removed ${titleOf(kept)}. It is deleted for good in ten minutes.` },
    ],
    components: rows(buttonRow([{ label: 'Undo', id: encodeRemove('restore', kept.article.id) }])),
  };
}

export function keptReply(kept: LibraryArticle): Reply {
  return notice(`${titleOf(kept)} stays.`);
}

export function restoredReply(kept: LibraryArticle): Reply {
  return notice(`${titleOf(kept)} is back.`);
}

/** After everything that a server had added and chosen was deleted. */
export function forgottenReply(count: number): Reply {
  if (count === 0)
    return notice(
      'This server had added no articles. Whatever else was kept of it, settings too, is deleted.',
    );
  return notice(
    `Deleted for good: ${counted(count, 'article')} that this server had added, and its settings. Articles that every server has stay.`,
  );
}

/** "23 paragraphs · most quoted: Ada Thorne (4)". */
export function describe(kept: LibraryArticle): string {
  const quoted = mostQuoted(kept, 1);
  return [
    counted(kept.article.paragraphs.length, 'paragraph'),
    quoted === '' ? 'nobody is quoted' : `most quoted: ${quoted}`,
  ].join(' · ');
}

/** "by @Ada 3 hours ago", as Discord shows it to everybody in their own time. */
export function addedHow({ addedBy, addedAt }: LibraryArticle): string {
  const who = addedBy === null ? '' : `by <@${addedBy}> `;
  return addedAt === null ? who.trim() : `${who}<t:${Math.floor(addedAt / 1000)}:R>`;
}

function titleOf({ article }: LibraryArticle): string {
  return `**${titleLink(article)}**`;
}
