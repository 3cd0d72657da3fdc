import { foldName } from '../../text/fold.ts';
import type { Speaker } from '../speech.ts';
import type { QuotedPerson } from './people.ts';

/**
 * Who is quoted, under the names that an article gives them: people write "Zelensky", the article they talk about
 * knows him as Volodymyr Zelensky. Only where one person alone goes by that name, alias or surname; counts of
 * the same person are added up, the most quoted come first.
 */
export function withFullNames(
  quoted: readonly { readonly speaker: Speaker; readonly count: number }[],
  people: readonly QuotedPerson[],
): readonly { readonly speaker: Speaker; readonly count: number }[] {
  const counts = new Map<string, { speaker: Speaker; count: number }>();
  for (const { speaker, count } of quoted) {
    const known = speaker.kind === 'person' ? onlyOne(speaker.name, people) : undefined;
    const full = known ?? speaker;
    const key = foldName(full.name);
    const before = counts.get(key);
    // A name that is whole already stays as it was written.
    const shown = before?.speaker ?? (foldName(speaker.name) === key ? speaker : full);
    counts.set(key, { speaker: shown, count: count + (before?.count ?? 0) });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

function onlyOne(name: string, people: readonly QuotedPerson[]): Speaker | undefined {
  const wanted = foldName(name);
  const fitting = people.filter(({ speaker }) => {
    if (speaker.kind !== 'person') return false;
    const whole = foldName(speaker.name);
    return whole === wanted || whole.endsWith(` ${wanted}`) || speaker.aliases.map(foldName).includes(wanted);
  });
  return fitting.length === 1 ? fitting[0]?.speaker : undefined;
}

/** The role that says most of a speaker ("Ukrainian President" rather than "President"), as written. */
export function tellingRole({ roles }: Speaker): string | undefined {
  const said = roles.filter((role) => role.length <= LONGEST_ROLE);
  return said.reduce<string | undefined>(
    (best, role) => (best === undefined || (role.includes(best) && role !== best) ? role : best),
    undefined,
  );
}

/** Longer roles, in characters, are sentences about somebody rather than what they are called. */
const LONGEST_ROLE = 60;
