import type { APIEmbed } from 'discord.js';
import { factsInWords } from '../../article/facts/describe-facts.ts';
import type { ArticlePreview } from '../../library/library.ts';
import { counted } from '../../text/counted.ts';
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
export function previewReply(given: readonly (Previewed | Refused)[]): Reply {
  const room = given.length === 1 ? ALONE : AMONG;
  return {
    ...previewFrame(given.map(slotOf)),
    embeds: given.map((one) => ('problem' in one ? refusedEmbed(one) : previewEmbed(one, room))),
    files: given.flatMap((one) =>
      'file' in one && one.file !== null && !one.preview.same ? [one.file] : [],
    ),
  };
}

/** The words above a preview and the buttons below it. */
export function previewFrame(slots: readonly Slot[]): Pick<Reply, 'content' | 'components'> {
  const addable = slots.filter(isAddable);
  const sure = addable.filter(({ doubtful }) => !doubtful).length;
  const all = addable.length;
  if (all === 0) return { content: '', components: [] };
  const alone = slots.length === 1;
  const them = all === 1 ? 'this article' : `these ${all} articles`;
  return {
    content: `Not added yet. Add ${them}?`,
    components: rows(
      buttonRow([
        ...(sure === 0 ? [] : [{ label: alone ? 'Add' : `Add ${sure}`, id: encodePreview('add', slots) }]),
        ...(all === sure
          ? []
          : [
              {
                label: all === 1 ? 'Add it all the same' : `Add all ${all} all the same`,
                id: encodePreview('addAll', slots),
              },
            ]),
        ...(alone ? [{ label: 'Edit title', id: encodePreview('title', slots) }] : []),
        { label: 'Cancel', id: encodePreview('cancel', slots) },
      ]),
    ),
  };
}

/** After “Cancel”: nothing is lost, since the message still holds it. */
export function cancelledFrame(slots: readonly Slot[]): Pick<Reply, 'content' | 'components'> {
  const label = slots.filter(isAddable).length === 1 ? 'Add it after all' : 'Add them after all';
  return {
    content: 'Nothing was added.',
    components: rows(buttonRow([{ label, id: encodePreview('addAll', slots) }])),
  };
}

export function isAddable({ source }: Slot): boolean {
  return source === 'file' || source === 'page';
}

/** The embed of what cannot be added. */
function refusedEmbed({ name, problem }: Refused): APIEmbed {
  return {
    color: ACCENT,
    title: escapedCut(name, LIMITS.embedTitle),
    description: `Not added: ${escapedCut(problem, ALONE.problem)}`,
  };
}

function slotOf(given: Previewed | Refused): Slot {
  if ('problem' in given || given.preview.same) return { source: 'nothing' };
  const { preview, titled, file } = given;
  return { source: file === null ? 'page' : 'file', doubtful: preview.doubt !== null, titled };
}

function previewEmbed({ preview }: Previewed, room: typeof ALONE): APIEmbed {
  const { article, replaces, same, doubt } = preview;
  const quoted = mostQuoted(preview, room.quoted);
  const facts = escapedCut(factsInWords(article), FACTS);
  const first = article.paragraphs.filter(({ text }) => text !== article.title).slice(0, room.lines);
  const url = article.link !== undefined && article.link.length <= LIMITS.embedUrl ? article.link : undefined;
  const lines = [
    ...(facts === '' ? [] : [facts]),
    `${counted(article.paragraphs.length, 'paragraph')} · ${quoted === '' ? 'nobody is quoted by name' : `quoted: ${quoted}`}`,
    ...first.map(({ number, text }) => `**¶ ${number}**  ${escapedCut(text, room.line)}`),
    ...(doubt === null ? [] : [`**Look again:** ${escapedCut(doubt, room.problem)}`]),
    ...(same ? ['This article was here already, word for word.'] : []),
    ...(replaces !== null && !same ? [replacing(replaces)] : []),
  ];
  return {
    color: ACCENT,
    title: escapedCut(article.title, LIMITS.embedTitle),
    ...(url === undefined ? {} : { url }),
    description: lines.join('\n'),
  };
}
