import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, it } from 'vitest';
import { CATALOGUE } from '../../src/words/catalogue/catalogue.ts';
import { LANGUAGES, type Language } from '../../src/words/languages.ts';
import type { Sentence } from '../../src/words/sentences.ts';

/** How long what stands in Discord's places for it may be, by the part of the catalogue that has it. */
const LIMITS: Readonly<Record<string, number>> = {
  button: 80,
  menu: 150,
  command: 32,
  option: 32,
  choice: 100,
  description: 100,
};
/** What stands in the text of a message. */
const TEXT = 1000;

/** What these count is there. */
const NEVER_NONE = new Set([
  'button.addAnyway',
  'button.addAfterAll',
  'check.partsQuoted',
  'feeds.count',
  'feeds.dayFull',
  'feeds.tooMany',
  'library.full',
  'preview.notAddedYet',
  'settings.letThemLeave',
  'settings.wouldLeave',
]);

const languages = Object.keys(LANGUAGES) as Language[];
const all = Object.entries<Readonly<Record<string, Sentence>>>(CATALOGUE).flatMap(([part, sentences]) =>
  Object.entries(sentences).map(([name, sentence]) => ({ key: `${part}.${name}`, part, sentence })),
);

it('takes the same values in each language, of the same kind', () => {
  for (const { key, sentence } of all) {
    for (const language of languages)
      expect(valuesOf(sentence[language]), `${key} in ${language}`).toEqual(valuesOf(sentence.en));
  }
});

it('names the same commands in each language, as they can be typed', () => {
  const commandsIn = (text: string) =>
    [
      ...new Set(
        text.match(
          /(?<![\p{L}\d/.<])\/\p{L}{3,}(?: (?:add|list|show|edit|remove|forget|follow|unfollow)\b)?/gu,
        ),
      ),
    ].sort();
  for (const { key, sentence } of all) {
    for (const language of languages)
      expect(commandsIn(sentence[language]), `${key} in ${language}`).toEqual(commandsIn(sentence.en));
  }
});

it('names options in backticks, the same in each language, and only those that there are', () => {
  const optionsIn = (text: string) => [...text.matchAll(/`(\p{L}+)`/gu)].map(([, name]) => name ?? '').sort();
  const named = Object.keys(CATALOGUE.option);
  for (const { key, sentence } of all) {
    const inMarks = [...sentence.en.matchAll(/“(\p{L}+)”/gu)].map(([, word]) => word ?? '');
    expect(
      inMarks.filter((word) => named.includes(word)),
      key,
    ).toEqual([]);
    expect([...named, ...Object.keys(CATALOGUE.command)], key).toEqual(
      expect.arrayContaining(optionsIn(sentence.en)),
    );
    for (const language of languages)
      expect(optionsIn(sentence[language]), `${key} in ${language}`).toEqual(optionsIn(sentence.en));
  }
});

it('has every plural form of each language', () => {
  for (const { key, sentence } of all) {
    for (const language of languages) {
      const forms = new Intl.PluralRules(LANGUAGES[language].tag).resolvedOptions().pluralCategories;
      for (const plural of pluralsOf(sentence[language]))
        expect(plural.filter((form) => !form.startsWith('=')).sort(), `${key} in ${language}`).toEqual(
          [...forms].sort(),
        );
    }
  }
});

it('does not say “one” of none, which French and Portuguese count as one', () => {
  const saidOfNone = all.filter(({ key, sentence }) => {
    let wrong = false;
    walk(elementsOf(sentence.fr), (element) => {
      if (element.type !== 6 || '=0' in element.options) return;
      if (element.options.one?.value.every(({ type }) => type !== 7)) wrong = !NEVER_NONE.has(key);
    });
    return wrong;
  });
  expect(saidOfNone.map(({ key }) => key)).toEqual([]);
});

it('keeps to Discord’s limits in each language', () => {
  for (const { key, part, sentence } of all) {
    for (const language of languages)
      expect(longest(sentence[language]), `${key} in ${language}`).toBeLessThanOrEqual(LIMITS[part] ?? TEXT);
  }
});

it('is written with each language’s own marks', () => {
  for (const { key, sentence } of all) {
    for (const language of languages) {
      const text = sentence[language];
      const where = `${key} in ${language}`;
      expect(text.trim(), where).toBe(text);
      expect(text, where).not.toBe('');
      expect(text, where).not.toMatch(/ {2}|\.\.\.|\p{Zl}|\p{Zp}/u);
      if (language === 'en') continue;
      expect(text, where).not.toMatch(/['"]/u);
    }
    expect(sentence.fr, `${key} in fr`).not.toMatch(/\S[;!?»](?!\S)|«\S/u);
    expect(sentence.de, `${key} in de`).not.toMatch(/“[^“”„]*”/u);
  }
});

it('has no sentence that nobody says', async () => {
  const said = new Set<string>();
  for (const text of await sources())
    for (const [, key] of text.matchAll(/'([a-z]\w*\.\w+)'/gi)) said.add(key ?? '');
  expect(all.map(({ key }) => key).filter((key) => !said.has(key))).toEqual([]);
});

type Elements = ReturnType<IntlMessageFormat['getAst']>;

function elementsOf(text: string): Elements {
  return new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
}

/** "name" or "count number" for each placeholder, however deep. */
function valuesOf(text: string): string[] {
  const names = new Set<string>();
  walk(elementsOf(text), (element) => {
    if (element.type === 1) names.add(element.value);
    if (element.type === 2 || element.type === 6) names.add(`${element.value} number`);
    if (element.type === 5) names.add(`${element.value} ${Object.keys(element.options).sort().join(' ')}`);
  });
  return [...names].sort();
}

/** The forms of each plural. */
function pluralsOf(text: string): string[][] {
  const plurals: string[][] = [];
  walk(elementsOf(text), (element) => {
    if (element.type === 6) plurals.push(Object.keys(element.options));
  });
  return plurals;
}

/** How long a sentence is in its longest form, values not counted. */
function longest(text: string): number {
  const lengthOf = (elements: Elements): number =>
    elements.reduce((sum, element) => {
      if (element.type === 0) return sum + element.value.length;
      if (element.type !== 5 && element.type !== 6) return sum;
      return sum + Math.max(...Object.values(element.options).map(({ value }) => lengthOf(value)));
    }, 0);
  return lengthOf(elementsOf(text));
}

function walk(elements: Elements, visit: (element: Elements[number]) => void): void {
  for (const element of elements) {
    visit(element);
    if (element.type !== 5 && element.type !== 6) continue;
    for (const { value } of Object.values(element.options)) walk(value, visit);
  }
}

/** The program's own text, without the catalogue's. */
async function sources(): Promise<string[]> {
  const root = fileURLToPath(new URL('../../src', import.meta.url));
  const names = await readdir(root, { recursive: true });
  const wanted = names.filter((name) => name.endsWith('.ts') && !/(?:^|\/)(?:local|words)\//.test(name));
  return Promise.all(wanted.map((name) => readFile(join(root, name), 'utf8')));
}
