import type { APIEmbed } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersOf, cutMarkdown, fitReply } from '../../../src/discord/kit/fit-reply.ts';
import { LIMITS } from '../../../src/discord/kit/limits.ts';

const ROW = { type: 1 as const, components: [] };

/** A text of words, of exactly this length. */
function words(length: number): string {
  return `${'word '.repeat(Math.ceil(length / 5)).slice(0, length - 1)}x`;
}

/** The first embed after fitting. */
function fitted(embed: APIEmbed): APIEmbed {
  const [first] = fitReply({ embeds: [embed] }).embeds ?? [];
  if (first === undefined) throw new Error('the embed is gone');
  return first;
}

describe('fitReply, at every boundary', () => {
  const places: readonly [string, number, (text: string) => string | undefined][] = [
    ['content', LIMITS.content, (content) => fitReply({ content }).content],
    ['title', LIMITS.embedTitle, (title) => fitted({ title }).title],
    ['description', LIMITS.embedDescription, (description) => fitted({ description }).description],
    ['footer', LIMITS.embedFooter, (text) => fitted({ footer: { text } }).footer?.text],
    ['author', LIMITS.embedAuthor, (name) => fitted({ author: { name } }).author?.name],
    [
      'field name',
      LIMITS.embedFieldName,
      (name) => fitted({ fields: [{ name, value: 'v' }] }).fields?.[0]?.name,
    ],
    [
      'field value',
      LIMITS.embedFieldValue,
      (value) => fitted({ fields: [{ name: 'n', value }] }).fields?.[0]?.value,
    ],
  ];

  it.each(places)('%s of %i characters stays; one more is cut between words', (_, limit, fit) => {
    expect(fit(words(limit))).toBe(words(limit));
    const cut = fit(words(limit + 1)) ?? '';
    expect(cut.length).toBeLessThanOrEqual(limit);
    expect(cut).toMatch(/word…$/);
  });

  it('ten embeds, 25 fields and five rows stay; more are left out', () => {
    const embeds = (count: number) => Array.from({ length: count }, () => ({ description: 'x' }));
    const fields = (count: number) => Array.from({ length: count }, () => ({ name: 'n', value: 'v' }));
    const rows = (count: number) => Array.from({ length: count }, () => ROW);
    expect(fitReply({ embeds: embeds(10) }).embeds).toHaveLength(10);
    expect(fitReply({ embeds: embeds(11) }).embeds).toHaveLength(10);
    expect(fitted({ fields: fields(25) }).fields).toHaveLength(25);
    expect(fitted({ fields: fields(26) }).fields).toHaveLength(25);
    expect(fitReply({ components: rows(5) }).components).toHaveLength(5);
    expect(fitReply({ components: rows(6) }).components).toHaveLength(5);
  });

  it('6000 characters over all embeds stay; more are cut from the last description', () => {
    const of = (...lengths: number[]) => lengths.map((length) => ({ description: words(length) }));
    expect(fitReply({ embeds: of(3000, 3000) }).embeds).toEqual(of(3000, 3000));
    const over = fitReply({ embeds: of(3000, 3001) }).embeds ?? [];
    expect(over[0]).toEqual(of(3000)[0]);
    expect(over[1]?.description).toMatch(/word…$/);
    expect(fitReply({ embeds: of(4000, 2000, 10) }).embeds).toHaveLength(2);
  });

  it('whatever is given, the result is within the limits', () => {
    const text = fc.integer({ min: 1, max: 5000 }).map(words);
    const embed = fc.record(
      {
        title: text,
        description: text,
        footer: fc.record({ text }),
        author: fc.record({ name: text }),
        fields: fc.array(fc.record({ name: text, value: text }), { maxLength: 30 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(embed, { maxLength: 12 }), (embeds) => {
        const fittedEmbeds = fitReply({ embeds }).embeds ?? [];
        expect(fittedEmbeds.length).toBeLessThanOrEqual(LIMITS.embeds);
        const total = fittedEmbeds.reduce((sum, each) => sum + charactersOf(each), 0);
        expect(total).toBeLessThanOrEqual(LIMITS.embedsTotal);
      }),
    );
  });
});

describe('cutMarkdown', () => {
  it('never leaves a backslash that would escape the ellipsis', () => {
    expect(cutMarkdown('\\*\\*\\*\\*', 6)).toBe('\\*\\*…');
    expect(cutMarkdown('\\\\\\\\xx', 5)).toBe('\\\\\\\\…');
    expect(cutMarkdown('abc', 3)).toBe('abc');
  });
});
