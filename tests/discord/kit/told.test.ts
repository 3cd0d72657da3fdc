import fc from 'fast-check';
import { expect, it } from 'vitest';
import { told } from '../../../src/discord/kit/told.ts';
import { UserError } from '../../../src/user-error.ts';
import { saying, wordsIn } from '../../../src/words/words.ts';
import { formattingIn, shownText } from '../plain-text.ts';

const en = wordsIn('en');
const de = wordsIn('de');

it('what others wrote is shown as it stands, wherever it stands in what is told', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (written) => {
      const text = `x${written.replaceAll(/\s+/gu, ' ')}x`;
      const inside = saying('fetching.notText', {
        host: text,
        kind: text,
        advice: saying('feeds.empty', { host: text }),
      });
      const listed = saying('feeds.cannotPost', {
        channel: text,
        rights: { all: [text, inside], by: 'and' },
      });
      for (const said of [text, new UserError(text), inside, new UserError(listed)]) {
        expect(formattingIn(told(en, said))).toEqual([]);
        expect(shownText(told(en, said))).toContain(text);
      }
    }),
  );
});

it('options keep their backticks, and channels their mention', () => {
  expect(told(de, new UserError(saying('quotes.aboutWithoutWords')))).toBe(
    '`über` enthält keine Wörter. Ein Thema der Zitate angeben oder leer lassen.',
  );
  expect(told(en, saying('feeds.notYours', { channel: '<#12345678901234567>' }))).toContain(
    'write in <#12345678901234567> yourself',
  );
});

it('rights are named as the reader’s Discord names them', () => {
  const rights = [saying('right.sendMessages'), saying('right.embedLinks')];
  const said = saying('feeds.cannotPost', { channel: '<#1>', rights: { all: rights, by: 'and' } });
  expect(told(de, said)).toContain('Mir fehlt dort „Nachrichten senden“ und „Links einbetten“.');
});
