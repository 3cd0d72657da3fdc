import { escapeText } from '../kit/escape.ts';
import type { Reply } from '../kit/reply.ts';
import type { MadeDigest } from './make-digest.ts';
import { headOf, IN_FULL, notesOf, sectionsOf } from './sections.ts';

/** The digest as a Markdown file, nothing cut, every message with its link. */
export function markdownReply(made: MadeDigest): Reply {
  return { content: 'The digest as a file.', files: [{ name: fileName(made), data: markdownOf(made) }] };
}

/** The digest as Markdown; times in UTC, as a file has no reader's zone. */
export function markdownOf(made: MadeDigest): string {
  const sections = sectionsOf(made, IN_FULL, universalTime).map(({ heading, lines }) =>
    [`## ${heading}`, '', ...lines.map((line) => `- ${line}`), ''].join('\n'),
  );
  return [
    `# Digest of “${escapeText(made.digest.title)}”`,
    '',
    headOf(made, universalTime),
    '',
    ...notesOf(made).flatMap((note) => [note, '']),
    ...sections,
  ].join('\n');
}

function fileName(made: MadeDigest): string {
  const name = made.digest.title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `digest-${name || made.channel}.md`;
}

function universalTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
