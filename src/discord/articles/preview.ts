import type { APIEmbed } from 'discord.js';
import { factsInWords } from '../../article/facts/describe-facts.ts';
import type { ArticlePreview } from '../../library/library.ts';
import type { Words } from '../../words/words.ts';
import { buttonRow, rows } from '../kit/buttons.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { LIMITS } from '../kit/limits.ts';
import { ACCENT, type Reply, type ReplyFile } from '../kit/reply.ts';
import { mostQuoted } from './quoted.ts';
import { replacing } from './reply.ts';
import { encodePreview, type Slot } from './slots.ts';

/** Something that was given, as it would be added; its file where it was one. */
export interface Previewed {
  readonly preview: ArticlePreview;
  readonly titled: boolean;
  readonly file: ReplyFile | null;
}

/** Something that cannot be added, and why. */
export interface Refused {
  readonly name: string;
  readonly problem: string;
}

/** One article alone has room for its first lines, one of several for a single line. */
const ALONE = { lines: 3, line: 240, quoted: 5, problem: 1000 };
const AMONG = { lines: 1, line: 120, quoted: 2, problem: 200 };
const FACTS = 200;

/** What would be added, before it is: each with title, day, paragraphs, who is quoted, and how it begins. */
export function previewReply(words: Words, given: readonly (Previewed | Refused)[]): Reply {
  const room = given.length === 1 ? ALONE : AMONG;
  return {
    ...previewFrame(words, given.map(slotOf)),
    embeds: given.map((one) =>
      'problem' in one ? refusedEmbed(words, one) : previewEmbed(words, one, room),
    ),
    files: given.flatMap((one) =>
      'file' in one && one.file !== null && !one.preview.same ? [one.file] : [],
    ),
  };
}

/** The words above a preview and the buttons below it. */
export function previewFrame({ say }: Words, slots: readonly Slot[]): Pick<Reply, 'content' | 'components'> {
  const addable = slots.filter(isAddable);
  const sure = addable.filter(({ doubtful }) => !doubtful).length;
  const all = addable.length;
  if (all === 0) return { content: '', components: [] };
  const alone = slots.length === 1;
  return {
    content: say('preview.notAddedYet', { count: all }),
    components: rows(
      buttonRow([
        ...(sure === 0
          ? []
          : [
              {
                label: alone ? say('button.add') : say('button.addSome', { count: sure }),
                id: encodePreview('add', slots),
              },
            ]),
        ...(all === sure
          ? []
          : [
              {
                label: say('button.addAnyway', { count: all }),
                id: encodePreview('addAll', slots),
              },
            ]),
        ...(alone ? [{ label: say('button.editTitle'), id: encodePreview('title', slots) }] : []),
        { label: say('button.cancel'), id: encodePreview('cancel', slots) },
      ]),
    ),
  };
}

/** After “Cancel”: nothing is lost, since the message still holds it. */
export function cancelledFrame(
  { say }: Words,
  slots: readonly Slot[],
): Pick<Reply, 'content' | 'components'> {
  const label = say('button.addAfterAll', { count: slots.filter(isAddable).length });
  return {
    content: say('preview.nothingAdded'),
    components: rows(buttonRow([{ label, id: encodePreview('addAll', slots) }])),
  };
}

export function isAddable({ source }: Slot): boolean {
  return source === 'file' || source === 'page';
}

/** The embed of what cannot be added. */
function refusedEmbed({ say }: Words, { name, problem }: Refused): APIEmbed {
  return {
    color: ACCENT,
    title: escapedCut(name, LIMITS.embedTitle),
    description: say('preview.notAddedBecause', { problem: escapedCut(problem, ALONE.problem) }),
  };
}

function slotOf(given: Previewed | Refused): Slot {
  if ('problem' in given || given.preview.same) return { source: 'nothing' };
  const { preview, titled, file } = given;
  return { source: file === null ? 'page' : 'file', doubtful: preview.doubt !== null, titled };
}

function previewEmbed(words: Words, { preview }: Previewed, room: typeof ALONE): APIEmbed {
  const { say } = words;
  const { article, replaces, same, doubt } = preview;
  const names = mostQuoted(preview, room.quoted);
  const facts = escapedCut(factsInWords(words, article), FACTS);
  const first = article.paragraphs.filter(({ text }) => text !== article.title).slice(0, room.lines);
  const url = article.link !== undefined && article.link.length <= LIMITS.embedUrl ? article.link : undefined;
  const lines = [
    ...(facts === '' ? [] : [facts]),
    [
      say('articles.paragraphs', { count: article.paragraphs.length }),
      names === '' ? say('articles.nobodyByName') : say('articles.quoted', { names }),
    ].join(' · '),
    ...first.map(({ number, text }) => `**¶ ${number}**  ${escapedCut(text, room.line)}`),
    ...(doubt === null
      ? []
      : [say('preview.lookAgain', { doubt: escapedCut(words.tell(doubt), room.problem) })]),
    ...(same ? [say('preview.hereAlready')] : []),
    ...(replaces !== null && !same ? [replacing(words, replaces)] : []),
  ];
  return {
    color: ACCENT,
    title: escapedCut(article.title, LIMITS.embedTitle),
    ...(url === undefined ? {} : { url }),
    description: lines.join('\n'),
  };
}
