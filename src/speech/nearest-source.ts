import type { Range } from '../article/article.ts';

const VERB =
  'said|says|told|tells|added|adds|asked|wrote|tweeted|warned|argued|called|described|insisted|claimed|explained|replied|noted|continued|declared|announced';
const WHO =
  "(?:[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he |[Aa]n? )?(?:[A-Z][\\p{L}.'’-]*(?: (?:[A-Z][\\p{L}.'’-]*)){0,5})|[Tt]he [a-z]+)";
const BEFORE = new RegExp(`(${WHO}) (?:\\p{L}+ ){0,2}?(${VERB})(?!\\p{L})`, 'gu');
const AFTER_VERB = new RegExp(`^[,.]?\\s*(${VERB}) (${WHO})`, 'u');
const AFTER_NAME = new RegExp(`^[,.]?\\s*(${WHO}) (?:\\p{L}+ )?(${VERB})(?!\\p{L})`, 'u');

/** The subject of the nearest speech verb within 200 characters of the marks from `start` to `end`. */
export function nearestSource(
  text: string,
  start: number,
  end: number,
): { source: Range; cue: Range; rule: string } | null {
  const after = text.slice(end, end + 200);
  const verbFirst = AFTER_VERB.exec(after);
  if (verbFirst?.[1] && verbFirst[2]) {
    const cue = end + after.indexOf(verbFirst[1]);
    const source = cue + verbFirst[1].length + 1;
    return { ...place(source, verbFirst[2], cue, verbFirst[1]), rule: 'cue after' };
  }
  const nameFirst = AFTER_NAME.exec(after);
  if (nameFirst?.[1] && nameFirst[2]) {
    const source = end + after.indexOf(nameFirst[1]);
    const cue = end + nameFirst[0].length - nameFirst[2].length;
    return { ...place(source, nameFirst[1], cue, nameFirst[2]), rule: 'cue after' };
  }
  const from = Math.max(0, start - 200);
  const last = [...text.slice(from, start).matchAll(BEFORE)].at(-1);
  if (!last?.[1] || !last[2]) return null;
  const source = from + last.index;
  const cue = source + last[0].length - last[2].length;
  return { ...place(source, last[1], cue, last[2]), rule: 'cue before' };
}

function place(source: number, name: string, cue: number, verb: string): { source: Range; cue: Range } {
  return {
    source: { start: source, end: source + name.length },
    cue: { start: cue, end: cue + verb.length },
  };
}
