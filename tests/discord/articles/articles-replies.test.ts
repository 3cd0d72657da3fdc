import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listReply } from '../../../src/discord/articles/list.ts';
import { outlineReply } from '../../../src/discord/articles/outline.ts';
import { previewReply } from '../../../src/discord/articles/preview.ts';
import {
  addedReply,
  confirmRemovalReply,
  keptReply,
  removedReply,
  restoredReply,
} from '../../../src/discord/articles/reply.ts';
import { decodePreview } from '../../../src/discord/articles/slots.ts';
import {
  decodeList,
  decodeOutline,
  decodeRemove,
  encodeOutline,
} from '../../../src/discord/articles/state.ts';
import { decodeCustomId } from '../../../src/discord/kit/custom-id.ts';
import { fitReply } from '../../../src/discord/kit/fit-reply.ts';
import { LIMITS } from '../../../src/discord/kit/limits.ts';
import type { Reply } from '../../../src/discord/kit/reply.ts';
import type { LibraryArticle } from '../../../src/library/library.ts';
import { saying, wordsIn } from '../../../src/words/words.ts';
import { anyWords, lineOfText, readArticles } from '../given.ts';
import { formattingIn } from '../plain-text.ts';

const kept: fc.Arbitrary<LibraryArticle> = fc
  .record({
    read: readArticles,
    seed: fc.boolean(),
    addedBy: fc.option(fc.constant('1309669485984088069')),
    addedAt: fc.integer({ min: 0, max: 4e12 }),
  })
  .map(({ read, seed, addedBy, addedAt }) =>
    seed ? { ...read, seed, addedBy: null, addedAt: null } : { ...read, seed, addedBy, addedAt },
  );

function expectSendable(reply: Reply): void {
  const { embeds = [], components = [] } = reply;
  let total = 0;
  for (const { description = '', footer } of embeds) {
    expect(description.length).toBeLessThanOrEqual(LIMITS.embedDescription);
    expect(description.trim()).not.toBe('');
    total += description.length + (footer?.text.length ?? 0);
    const ours = ['strong', 'link', 'user', 'timestamp'];
    expect(formattingIn(description).filter((type) => !ours.includes(type))).toEqual([]);
  }
  expect(total).toBeLessThanOrEqual(LIMITS.embedsTotal);
  expect(components.length).toBeLessThanOrEqual(LIMITS.rows);
  for (const id of JSON.stringify(components).matchAll(/"custom_id":"([^"]*)"/g))
    expect(id[1]?.length).toBeLessThanOrEqual(LIMITS.customId);
}

it('every reply about one article keeps within Discord’s limits, whatever the article', () => {
  fc.assert(
    fc.property(kept, fc.option(kept), fc.nat(9), anyWords, (article, replaced, page, words) => {
      for (const reply of [confirmRemovalReply, removedReply, keptReply, restoredReply])
        expectSendable(reply(words, article));
      expectSendable(addedReply(words, [{ added: article, replaced }]));
      expectSendable(addedReply(words, [{ added: article, replaced: article }]));
      expectSendable(outlineReply(words, article, page));
    }),
    { numRuns: 60 },
  );
});

it('the list keeps within the limits, and its pages together show every article once', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(kept, { maxLength: 12, selector: ({ article }) => article.id }),
      (articles) => {
        const shown: unknown[] = [];
        for (let page = 0, pages = 1; page < pages; page++) {
          const reply = listReply(wordsIn('en'), articles, [], page);
          expectSendable(reply);
          const footer = reply.embeds?.[0]?.footer?.text;
          pages = Number(/of (\d+)/.exec(footer ?? 'page 1 of 1')?.[1]);
          for (const row of reply.components ?? [])
            for (const component of row.components)
              if (component.type === 3) shown.push(...component.options.map(({ value }) => value));
        }
        expect(shown).toEqual(articles.map(({ article }) => encodeOutline(article.id, 0)));
      },
    ),
    { numRuns: 40 },
  );
});

it('previews of ten articles keep within the limits, and their buttons say what each is', () => {
  const doubt = lineOfText.map((name) =>
    saying('reading.otherLanguage', { what: name, language: { languageCode: 'deu' } }),
  );
  const refused = fc.record({ name: lineOfText, problem: lineOfText });
  const previewed = fc.record({
    preview: fc
      .record({
        read: readArticles,
        replaces: fc.option(kept),
        same: fc.boolean(),
        doubt: fc.option(doubt),
      })
      .map(({ read, ...rest }) => ({ ...read, ...rest })),
    titled: fc.boolean(),
    file: fc.option(fc.constant({ name: 'a.txt', data: 'text' })),
  });
  fc.assert(
    fc.property(
      fc.array(fc.oneof(refused, previewed), { minLength: 1, maxLength: 10 }),
      anyWords,
      (given, words) => {
        const reply = previewReply(words, given);
        expectSendable(fitReply(reply));
        expect(reply.embeds).toHaveLength(given.length);
        const id = /"custom_id":"(artprev1~[^"]*)"/.exec(JSON.stringify(reply.components))?.[1];
        const slots = id === undefined ? [] : (decodePreview(decodeCustomId(id).fields)?.slots ?? []);
        expect(slots.filter(({ source }) => source === 'file')).toHaveLength(reply.files?.length ?? 0);
      },
    ),
    { numRuns: 40 },
  );
});

it('custom ids of any kind never break a handler', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), (fields) => {
      const page = decodeList(fields);
      expect(page === null || Number.isSafeInteger(page)).toBe(true);
      const outline = decodeOutline(fields);
      expect(outline === null || /^[0-9a-f]{16}$/.test(outline.article)).toBe(true);
      const slots = decodePreview(fields)?.slots;
      expect(slots === undefined || slots.length <= 10).toBe(true);
      const remove = decodeRemove(fields);
      expect(remove === null || /^[0-9a-f]{16}$/.test(remove.article)).toBe(true);
    }),
  );
});
