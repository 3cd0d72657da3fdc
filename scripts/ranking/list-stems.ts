/**
 * Makes src/english/word-stems.json anew: the stems of all common English words, American and British, from the Hunspell
 * dictionaries that are made of SCOWL up to size 60, which leaves out what is mostly a misspelling of something else. Names
 * are left out: a misspelt name may be another one.
 *
 *   npx tsx scripts/ranking/list-stems.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { foldWord } from '../../src/text/fold.ts';
import { stemOf } from '../../src/text/stem.ts';

/** What a flag of the dictionary does to words that match. */
interface Affix {
  readonly flag: string;
  readonly isPrefix: boolean;
  readonly strip: string;
  readonly add: string;
  readonly condition: RegExp;
}

const stems = new Set<string>();
for (const name of ['dictionary-en', 'dictionary-en-gb']) {
  const affixes = affixesIn(read(`${name}/index.aff`));
  for (const entry of read(`${name}/index.dic`).split('\n').slice(1)) {
    const [word = '', flags = ''] = entry.trim().split('/');
    if (!/^[a-z][a-z']*$/u.test(word)) continue;
    for (const form of formsOf(word, flags, affixes)) stems.add(stemOf(foldWord(form)));
  }
}
stems.delete('');
const source =
  'Made by scripts/ranking/list-stems.ts from the Hunspell dictionaries of American and British English that are made of SCOWL (packages dictionary-en and dictionary-en-gb, MIT and BSD): the stems of all their words and forms but names.';
const written = JSON.stringify({ source, stems: [...stems].sort().join(' ') }, null, 2);
writeFileSync(new URL('../../src/english/word-stems.json', import.meta.url), `${written}\n`);
process.stdout.write(`${stems.size} stems\n`);

function read(file: string): string {
  return readFileSync(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8');
}

/** The word itself, with each of its suffixes, and all of these with each of its prefixes. */
function formsOf(word: string, flags: string, affixes: readonly Affix[]): string[] {
  const own = affixes.filter(({ flag }) => flags.includes(flag));
  const suffixes = own.filter(({ isPrefix, condition }) => !isPrefix && condition.test(word));
  const forms = [word, ...suffixes.map(({ strip, add }) => word.slice(0, word.length - strip.length) + add)];
  const prefixes = own.filter(({ isPrefix, condition }) => isPrefix && condition.test(word));
  return [...forms, ...prefixes.flatMap(({ add }) => forms.map((form) => add + form))];
}

/** The lines `SFX flag strip add condition` and `PFX …` with all of these; others say how many follow. */
function affixesIn(file: string): Affix[] {
  return file.split('\n').flatMap((line) => {
    const [kind = '', flag = '', strip = '', add = '', condition] = line.trim().split(/\s+/u);
    if ((kind !== 'SFX' && kind !== 'PFX') || condition === undefined) return [];
    const isPrefix = kind === 'PFX';
    const pattern = new RegExp(isPrefix ? `^${condition}` : `${condition}$`, 'u');
    return [
      { flag, isPrefix, strip: strip === '0' ? '' : strip, add: add === '0' ? '' : add, condition: pattern },
    ];
  });
}
