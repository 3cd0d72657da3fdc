import data from '../../english/related-words.json' with { type: 'json' };

/** A stem of like meaning, and how like it is, from 0 to 1. */
export interface RelatedWord {
  readonly stem: string;
  readonly likeness: number;
}

const written: Readonly<Record<string, string>> = data.related;
const read = new Map<string, readonly RelatedWord[]>();
const mostRead = 10_000;

/** Stems that mean nearly the same as `stem`, or belong to the same things; the nearest first. */
export function relatedWords(stem: string): readonly RelatedWord[] {
  const known = read.get(stem);
  if (known !== undefined) return known;
  const entry = Object.hasOwn(written, stem) ? written[stem] : undefined;
  const found = (entry ?? '').split(' ').flatMap((one) => {
    const [other, hundredths] = one.split(':');
    return other && hundredths ? [{ stem: other, likeness: Number(hundredths) / 100 }] : [];
  });
  if (read.size > mostRead) read.clear();
  read.set(stem, found);
  return found;
}
