import { factsInWords } from '../../article/facts/describe-facts.ts';
import type { Added, LibraryArticle } from '../../library/library.ts';
import type { Words } from '../../words/words.ts';
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
export function addedReply(words: Words, results: readonly Added[]): Reply {
  const [only, ...more] = results;
  const lines = fitting(
    words,
    results.map((result) => addedLine(words, result)),
  );
  const alone = only && more.length === 0 ? only.added : null;
  return {
    embeds: [{ color: ACCENT, description: lines.join('\n\n') }],
    components: alone === null || alone.seed ? [] : ownButtons(words, alone),
  };
}

/** After what is said about an article was changed. */
export function editedReply(words: Words, kept: LibraryArticle): Reply {
  const facts = escapedCut(factsInWords(words, kept.article), FACTS);
  const description = [
    words.say('preview.changed', { article: titleOf(words, kept) }),
    ...(facts === '' ? [] : [facts]),
    words.say('preview.citedSo'),
  ];
  return {
    embeds: [{ color: ACCENT, description: description.join('\n') }],
    components: ownButtons(words, kept),
  };
}

/** After a form in which nothing was changed. */
export function unchangedReply(words: Words, kept: LibraryArticle): Reply {
  return notice(words.say('preview.unchanged', { article: titleOf(words, kept) }));
}

function ownButtons({ say }: Words, { article: { id } }: LibraryArticle): ReplyRow[] {
  return rows(
    buttonRow([
      { label: say('button.outline'), id: encodeOutline(id, 0) },
      { label: say('button.edit'), id: encodeEdit(id) },
      { label: say('button.remove'), id: encodeRemove('ask', id) },
    ]),
  );
}

/** What became of one article. */
export function addedLine(words: Words, { added, replaced }: Added): string {
  const article = titleOf(words, added);
  if (added === replaced) return words.say('articles.hereAlready', { article });
  const line = words.say('articles.addedArticle', { article, facts: describe(words, added) });
  return replaced === null ? line : `${line}\n${replacing(words, replaced)}`;
}

/** As many as fit, and how many more there are. */
function fitting({ say }: Words, lines: readonly string[]): readonly string[] {
  const shown = linesThatFit(lines, LIMITS.embedDescription - 2 * lines.length - 20);
  const rest = lines.length - shown;
  return rest === 0 ? lines : [...lines.slice(0, shown), say('articles.more', { count: rest })];
}

/** What a new article takes the place of. */
export function replacing(words: Words, replaced: LibraryArticle): string {
  if (replaced.seed) return words.say('articles.replacesSeed');
  return words.say('articles.replaces', { added: addedHow(words, replaced) });
}

/** Whether an article is really to be removed. */
export function confirmRemovalReply(words: Words, kept: LibraryArticle): Reply {
  const { say } = words;
  const { id } = kept.article;
  return {
    embeds: [
      {
        color: ACCENT,
        description: say('articles.confirmRemoval', { article: titleOf(words, kept) }),
      },
    ],
    components: rows(
      buttonRow([
        { label: say('button.removeIt'), id: encodeRemove('remove', id) },
        { label: say('button.keepIt'), id: encodeRemove('keep', id) },
      ]),
    ),
  };
}

export function removedReply(words: Words, kept: LibraryArticle): Reply {
  return {
    embeds: [
      { color: ACCENT, description: words.say('articles.removed', { article: titleOf(words, kept) }) },
    ],
    components: rows(
      buttonRow([{ label: words.say('button.undo'), id: encodeRemove('restore', kept.article.id) }]),
    ),
  };
}

export function keptReply(words: Words, kept: LibraryArticle): Reply {
  return notice(words.say('articles.stays', { article: titleOf(words, kept) }));
}

export function restoredReply(words: Words, kept: LibraryArticle): Reply {
  return notice(words.say('articles.isBack', { article: titleOf(words, kept) }));
}

/** After everything that a server had added and chosen was deleted. */
export function forgottenReply({ say }: Words, count: number): Reply {
  return notice(count === 0 ? say('articles.nothingToForget') : say('articles.forgotten', { count }));
}

/** "23 paragraphs · most quoted: Ada Thorne (4)". */
export function describe({ say }: Words, kept: LibraryArticle): string {
  const names = mostQuoted(kept, 1);
  return [
    say('articles.paragraphs', { count: kept.article.paragraphs.length }),
    names === '' ? say('articles.nobodyQuoted') : say('articles.mostQuoted', { names }),
  ].join(' · ');
}

/** "added by @Ada 3 hours ago", as Discord shows it to everybody in their own time; or that every server has it. */
export function addedHow({ say }: Words, { seed, addedBy, addedAt }: LibraryArticle): string {
  if (seed) return say('articles.seed');
  const person = `<@${addedBy}>`;
  const time = addedAt === null ? '' : `<t:${Math.floor(addedAt / 1000)}:R>`;
  if (addedBy === null) return time === '' ? say('articles.added') : say('articles.addedAt', { time });
  return time === '' ? say('articles.addedBy', { person }) : say('articles.addedByAt', { person, time });
}

function titleOf(words: Words, { article }: LibraryArticle): string {
  return `**${titleLink(words, article)}**`;
}
