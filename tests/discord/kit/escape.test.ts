import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, unescapeText } from '../../../src/discord/kit/escape.ts';
import { CONSTRUCTS } from '../constructs.ts';
import { formattingIn, linkTargets, shownText } from '../plain-text.ts';

const nasty = fc
  .array(fc.oneof(fc.constantFrom(...CONSTRUCTS, ' ', '\n', '\\'), fc.string({ unit: 'grapheme' })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

describe('escapeText', () => {
  it.each(CONSTRUCTS)('shows %j as it stands', (construct) => {
    for (const text of [construct, `Before ${construct} after`, `One line\n${construct}`]) {
      expect(formattingIn(escapeText(text))).toEqual([]);
      expect(shownText(escapeText(text))).toBe(text);
    }
  });

  it('leaves no construct in any mixture of them', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(formattingIn(escapeText(text))).toEqual([]);
      }),
    );
  });

  it('gives no link of the bot’s own, before or after it, another end', () => {
    fc.assert(
      fc.property(nasty, nasty, (before, after) => {
        const line = `${escapeText(before)} [open](https://discord.com/channels/1)\n${escapeText(after)} [open](https://discord.com/channels/2)`;
        expect(linkTargets(line)).toEqual([
          'https://discord.com/channels/1',
          'https://discord.com/channels/2',
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a time that grows with the length, whatever the lines end with', () => {
    const worth = (count: number) => {
      const text = '\u2028'.repeat(count);
      const start = performance.now();
      escapeText(text);
      return performance.now() - start;
    };
    worth(2_000);
    expect(worth(40_000)).toBeLessThan(100 * Math.max(0.2, worth(2_000)));
  });

  it('is undone by unescapeText', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(unescapeText(escapeText(text))).toBe(text);
      }),
    );
  });

  it('gives nothing to bold marks that are put around it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(text.trim() !== '');
        const line = text.replaceAll(/\s+/g, ' ').trim();
        expect(shownText(`**${escapeText(line)}**`)).toBe(line);
      }),
    );
  });

  it('closes what bidirectional controls leave open, so that nothing after it is reordered', () => {
    expect(escapeText('a \u202Eb')).toBe('a \u202Eb\u202C');
    expect(escapeText('a \u2067b \u202Ac')).toBe('a \u2067b \u202Ac\u202C\u2069');
    expect(escapeText('a \u202Eb\u202C c')).toBe('a \u202Eb\u202C c');
  });

  it('leaves ordinary prose alone', () => {
    const prose =
      'He said: ‘We’re 20,000 strong – 3.5 per cent (or so) more than in 2019’; it’s £660 billion!';
    expect(escapeText(prose)).toBe(prose);
  });
});
