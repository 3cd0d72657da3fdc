import type { APIEmbed } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { paragraphText } from '../../src/article/paragraph-text.ts';
import { readArticle } from '../../src/article/read.ts';
import { check as checkQuotation } from '../../src/check/check.ts';
import { WordIndex } from '../../src/check/word-index.ts';
import { contextReply, nothingReply, passageReply } from '../../src/discord/ask/reply.ts';
import { checkReply } from '../../src/discord/check/reply.ts';
import { helpReply } from '../../src/discord/help/reply.ts';
import { escapedCut, excerpt } from '../../src/discord/kit/excerpt.ts';
import { LIMITS } from '../../src/discord/kit/limits.ts';
import { introduction, quotedWords } from '../../src/discord/kit/quotation.ts';
import type { Reply } from '../../src/discord/kit/reply.ts';
import { linesOf } from '../../src/discord/quotes/lines.ts';
import { personOptions, type QuotesView, quotesReply } from '../../src/discord/quotes/reply.ts';
import { fitsQuotes, meantBy, type QuotesState, referToPerson } from '../../src/discord/quotes/state.ts';
import type { Degree } from '../../src/search/answer/answer.ts';
import { findQuotations } from '../../src/search/quotations/find-quotations.ts';
import { peopleOf } from '../../src/speech/people/people.ts';
import { readSpeech } from '../../src/speech/read.ts';
import { type Words, wordsIn } from '../../src/words/words.ts';
import { anyWords, lineOfText, readArticles, spanOf } from './given.ts';
import { flat, markdownNodes, shownText } from './plain-text.ts';

describe('excerpt', () => {
  const range = fc
    .tuple(fc.nat(3000), fc.nat(3000))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

  it('is at most as long as asked and shows stretches of the text between ellipses', () => {
    fc.assert(
      fc.property(lineOfText, range, fc.integer({ min: 20, max: 2000 }), (text, bold, max) => {
        const shown = excerpt(text, bold, max);
        expect(shown.length).toBeLessThanOrEqual(max);
        expectVerbatim(shownText(shown), text);
      }),
      { numRuns: 300 },
    );
  });

  it('shows the whole text when it fits', () => {
    expect(excerpt('One. Two. Three.', { start: 5, end: 9 }, 100)).toBe('One. **Two.** Three.');
  });

  it('keeps the bold stretch and cuts around it, between words', () => {
    const text = `${'before '.repeat(50)}THE ANSWER${' after'.repeat(50)}`;
    expect(excerpt(text, { start: 350, end: 360 }, 60)).toBe(
      '…before before before **THE ANSWER** after after after…',
    );
  });

  it('does not put blanks inside the bold marks', () => {
    expect(excerpt('One. Two. Three.', { start: 4, end: 10 }, 100)).toBe('One. **Two.** Three.');
  });

  it('shows text plainly when nothing is to be bold', () => {
    expect(excerpt('One.', { start: 0, end: 0 }, 100)).toBe('One.');
    expect(escapedCut('One two', 6)).toBe('One…');
  });
});

describe('an answer in an interview', () => {
  const article = readArticle(
    new TextEncoder().encode(
      [
        'Lucy Marsh has dived in every lake of the county. She talks to Hugh Tarrant about cold water.',
        'Hugh Tarrant: How cold does it get?',
        'Lucy Marsh: Colder than you think. My teacher, Erik Holm, called it “a slow goodbye”.',
        'HT: And yet?',
        'LM: I go in every morning.',
      ].join('\n'),
    ),
    { origin: 'interview.txt' },
  );
  const read = { article, speech: readSpeech(article) };

  it('is shown without marks that the article does not have', () => {
    const paragraph = article.paragraphs[2] ?? { number: 0, kind: 'body' as const, text: '' };
    const quotations = read.speech.quotations.filter((each) => each.paragraph === 3);
    const sentence = { start: 12, end: 34 };
    const passage = { article, paragraph, sentence, quotations, statements: [], also: [] };
    const references = [{ article: article.id, paragraph: 3, sentence }];
    const state = { passages: references, index: 0, degree: 'answers' as const, said: null };
    const lines = linesIn(
      passageReply(wordsIn('en'), {
        passages: [passage],
        state,
        speakers: [],
        isPrivate: false,
        readAs: null,
      }),
    );
    expect(lines.slice(2, 4)).toEqual(['— Lucy Marsh', '“a slow goodbye” — Erik Holm']);
    const person = findQuotations(peopleOf([read]), [read], {
      person: 'Lucy Marsh',
      about: null,
      said: 'all',
    });
    expect(person.kind).toBe('person');
    if (person.kind !== 'person') return;
    const shown = linesOf(wordsIn('en'), person.groups, false).map(({ text }) => shownText(text));
    expect(shown[0]).toMatch(
      /^¶ 3 {2}Colder than you think\. My teacher, Erik Holm, called it “a slow goodbye”\./,
    );
    expect(shown[1]).toMatch(/^¶ 5 {2}I go in every morning\./);
  });
});

describe('every reply', () => {
  it('to a question keeps within Discord’s limits and shows nothing but the source’s words', () => {
    const drawn = readArticles.chain((read) =>
      fc.record({
        read: fc.constant(read),
        spans: fc.array(spanOf(read.article), { minLength: 1, maxLength: 3 }),
      }),
    );
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom<Degree>('answers', 'mayAnswer', 'nothing'),
        fc.boolean(),
        fc.option(fc.nat(3)),
        anyWords,
        ({ read, spans }, degree, alone, said, words) => {
          const passages = spans.map((sentence) => ({
            article: read.article,
            paragraph: read.article.paragraphs[sentence.paragraph - 1] ?? {
              number: 1,
              kind: 'body' as const,
              text: '',
            },
            sentence,
            quotations: read.speech.quotations.filter((each) => each.paragraph === sentence.paragraph),
            statements: read.speech.statements.filter((each) => each.paragraph === sentence.paragraph),
            also: spans.flatMap((other) => {
              const paragraph = read.article.paragraphs[other.paragraph - 1];
              return paragraph === undefined ? [] : [{ article: read.article, paragraph, sentence: other }];
            }),
          }));
          const references = passages.map(({ article, paragraph, sentence }) => ({
            article: article.id,
            paragraph: paragraph.number,
            sentence,
          }));
          const speakers = personOptions(words, peopleOf([read]), null);
          for (const index of passages.keys()) {
            const view = {
              passages,
              state: { passages: references, index, degree, said },
              speakers,
              isPrivate: alone,
              readAs: null,
            };
            const shown = passages[index];
            if (shown === undefined) continue;
            const passage = passageReply(words, view);
            const context = contextReply(words, view);
            for (const reply of [passage, context]) {
              expectWithinLimits(reply);
              expectQuiet(reply, [read.article]);
            }
            const lines = linesIn(passage);
            expectVerbatim(
              lines[degree === 'answers' || (degree === 'mayAnswer' && index > 0) ? 0 : 2] ?? '',
              shown.paragraph.text,
            );
            expect(lines.some((line) => line.startsWith(`¶ ${shown.paragraph.number}`))).toBe(true);
            for (const line of linesIn(context).filter((each) => each.startsWith('¶ '))) {
              const [, number = '', shownWords = ''] = /^¶ (\d+)(?: \([^)]+\))? {2}(.*)$/.exec(line) ?? [];
              expectVerbatim(shownWords, paragraphText(read.article, Number(number)));
            }
          }
        },
      ),
    );
  });

  it('to a search for quotations keeps within Discord’s limits on every page', () => {
    fc.assert(
      fc.property(
        fc.array(readArticles, { minLength: 1, maxLength: 3 }),
        fc.option(lineOfText),
        fc.boolean(),
        fc.constantFrom('quoted' as const, 'reported' as const, 'all' as const),
        anyWords,
        (articles, about, everybody, said, words) => {
          const people = peopleOf(articles);
          const persons = everybody
            ? [null]
            : [...people.map(({ speaker }) => speaker.name), 'nobody at all'];
          for (const person of persons) {
            const state: QuotesState = {
              person: person === null ? null : referToPerson(person),
              about: about === null ? null : about.slice(0, 40),
              article: null,
              said,
              page: 0,
            };
            if (!fitsQuotes(state)) continue;
            const found = findQuotations(people, articles, {
              person: state.person === null ? null : meantBy(state.person, people),
              about: state.about,
              said,
            });
            expectPagesWithinLimits(
              words,
              found,
              state,
              articles.map(({ article }) => article),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('to a check keeps within Discord’s limits, however long the quotations are and however many', () => {
    const message = 'https://discord.com/channels/1/2/3';
    const quotes = fc.array(fc.tuple(lineOfText, fc.option(lineOfText, { nil: undefined })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(readArticles, quotes, anyWords, (read, asked, words) => {
        const index = new WordIndex();
        index.add(read);
        const own = read.article.paragraphs.map(({ text }) => [`${text} ${text}`, undefined] as const);
        const checks = [...asked, ...own].map(([quote, person]) =>
          checkQuotation(index, { quote, ...(person === undefined ? {} : { person }) }),
        );
        const text = checks.map(({ asked: { quote } }) => quote).join('\n');
        const view = { nearest: null, speakers: [], asked: { text, person: null, article: null, message } };
        for (const some of [checks, checks.slice(0, 1)])
          expectWithinLimits(checkReply(words, { ...view, checks: some, isPrivate: true }));
      }),
      { numRuns: 60 },
    );
  });

  it('without an answer keeps within Discord’s limits', () => {
    fc.assert(
      fc.property(readArticles, fc.array(lineOfText, { maxLength: 9 }), anyWords, (read, terms, words) => {
        const oneArticle = terms.length === 1;
        const reply = nothingReply(words, {
          offer: {
            people: read.speech.speakers,
            about: terms,
            didYouMean: terms.map((known) => ({ asked: 'x', known })),
            silent: read.speech.speakers.map((speaker) => ({ speaker, speaks: oneArticle }))[0] ?? null,
          },
          oneArticle,
          closest: null,
          people: personOptions(words, peopleOf([read]), null),
          again: null,
          readAs: null,
        });
        expectWithinLimits(reply);
        expectQuiet(reply, [read.article]);
      }),
    );
  });

  it('puts between quotation marks nothing but words of the paragraph', () => {
    fc.assert(
      fc.property(readArticles, fc.integer({ min: 20, max: 400 }), ({ article, speech }, max) => {
        for (const quotation of speech.quotations) {
          const words = quotedWords(article, quotation, max);
          expect(words.length).toBeLessThanOrEqual(max);
          expectVerbatim(shownText(words).slice(1, -1), paragraphText(article, quotation.paragraph));
          for (const stretch of introduction(article, quotation)
            .replace(/^¶ \d+: /, '')
            .split(' … ')) {
            const source = article.paragraphs.map(({ text }) => text).join('\n');
            expectVerbatim(shownText(stretch), source);
          }
        }
      }),
    );
  });

  it('of help keeps within Discord’s limits', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        expectWithinLimits(helpReply(words, 1, { question: null, person: null }));
        expectWithinLimits(
          helpReply(words, 500, { question: `who said ${'x'.repeat(50)}?`, person: 'y'.repeat(200) }),
        );
      }),
    );
  });
});

/** The lines of a reply as they are read. */
function linesIn(reply: Reply): string[] {
  return shownText(reply.embeds?.[0]?.description ?? '').split('\n');
}

/** Each stretch between ellipses stands in the source. */
function expectVerbatim(shown: string, source: string): void {
  for (const stretch of shown.split('…')) expect(source).toContain(stretch.trim());
}

/** The kinds of formatting that replies use themselves. */
const OWN = ['strong', 'link'];

/** Nothing but the replies' own bold and the articles' links comes out of what is shown. */
function expectQuiet(reply: Reply, articles: readonly Article[]): void {
  const addresses = articles.map(({ link }) => link).filter((link) => link !== undefined).length;
  for (const embed of reply.embeds ?? []) {
    const nodes = flat(markdownNodes(embed.description ?? '')).filter(
      ({ type }) => !['text', 'twemoji', 'newline', 'br', 'emoticon'].includes(type),
    );
    for (const node of nodes) expect(OWN).toContain(node.type);
    if (addresses === 0) expect(nodes.map((node) => node.type)).not.toContain('link');
  }
}

function expectPagesWithinLimits(
  words: Words,
  found: QuotesView['found'],
  state: QuotesState,
  articles: readonly Article[],
): void {
  for (const page of [0, 1, 999]) {
    const reply = quotesReply(words, { found, state: { ...state, page }, articles, isPrivate: page === 1 });
    expectWithinLimits(reply);
    expectQuiet(reply, articles);
  }
}

function expectWithinLimits(reply: Reply): void {
  const embeds = reply.embeds ?? [];
  expect(embeds.length).toBeLessThanOrEqual(LIMITS.embeds);
  for (const embed of embeds) {
    expect((embed.description ?? '').length).toBeLessThanOrEqual(LIMITS.embedDescription);
    expect((embed.description ?? '').length).toBeGreaterThan(0);
    expect((embed.footer?.text ?? '').length).toBeLessThanOrEqual(LIMITS.embedFooter);
  }
  expect(embeds.reduce((sum, embed) => sum + lengthOf(embed), 0)).toBeLessThanOrEqual(LIMITS.embedsTotal);
  const rows = reply.components ?? [];
  expect(rows.length).toBeLessThanOrEqual(LIMITS.rows);
  const ids: string[] = [];
  for (const { components } of rows) {
    expect(components.length).toBeLessThanOrEqual(LIMITS.buttonsPerRow);
    for (const component of components) {
      if ('custom_id' in component) ids.push(component.custom_id);
      if ('options' in component) {
        expect(component.options.length).toBeGreaterThan(0);
        expect(component.options.length).toBeLessThanOrEqual(LIMITS.selectOptions);
        for (const option of component.options) {
          expect(option.label.trim().length).toBeGreaterThan(0);
          expect(option.label.length).toBeLessThanOrEqual(LIMITS.optionLabel);
          expect(option.value.length).toBeLessThanOrEqual(LIMITS.optionValue);
        }
      }
    }
  }
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(LIMITS.customId);
  expect(new Set(ids).size).toBe(ids.length);
}

function lengthOf(embed: APIEmbed): number {
  return (embed.title ?? '').length + (embed.description ?? '').length + (embed.footer?.text ?? '').length;
}
