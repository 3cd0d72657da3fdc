import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Meaning } from '../../../src/search/answer/answer.ts';
import { ArticleIndex } from '../../../src/search/index/article-index.ts';
import { sentencesOf } from '../../../src/text/sentences.ts';
import { articleOf, harbour, observatory, orchard } from '../library.ts';

const all = [harbour, orchard, observatory];

function indexOf(articles = all, meaning?: Meaning): ArticleIndex {
  const index = new ArticleIndex(meaning ? { meaning } : {});
  for (const article of articles) index.add(article);
  return index;
}

describe('questions find the paragraph that answers them', () => {
  test.each([
    ['How long will Brindlemouth harbour be closed?', 'two years'],
    ['how much will the new walls cost', '£14 million'],
    ['when were the first walls of the harbour built', '1872'],
    ['why is the apple harvest so small', 'frost'],
    ['how many trees were lost', '20,000'],
    ['20k trees lost', '20,000'],
    ['what did the american embassy say about the plan', 'declined to comment'],
    ['what did Clara Nunes promise', '“quick and simple”'],
    ['who said half of the boats will never come back', 'Tom Okafor'],
    ['who is the mayor', 'Anna Petrova'],
    ['what did the telescop find around the star', 'water vapour'],
    ['Brindelmouth habour closure', 'two years'],
    ['what did Clara Nuens promise', '“quick and simple”'],
  ])('%s', async (question, words) => {
    const answer = await indexOf().ask(question);
    const [best] = answer.passages;
    expect(best?.paragraph.text.slice(best.sentence.start, best.sentence.end)).toContain(words);
  });
});

describe('what nothing answers is refused, with an offer', () => {
  test.each([
    'what is the inflation rate in Norway',
    'who won the football match on Sunday',
    'capital of Mongolia',
    'what did Bram Oosterhuis say about the harbour walls',
    'what did oosterhuis promise the growers',
  ])('%s', async (question) => {
    const answer = await indexOf().ask(question);
    expect(answer.answered).toBe(false);
    expect(answer.speaker).toBeNull();
    expect(answer.offer?.people.length).toBeGreaterThan(0);
    expect(answer.offer?.about.length).toBeGreaterThan(0);
    const people = answer.offer?.people.flatMap(({ name, aliases }) => [name, ...aliases]) ?? [];
    expect(people.filter((name) => answer.offer?.about.includes(name))).toEqual([]);
  });

  test('a misspelt word is read as the articles write it; one that begins otherwise is offered', async () => {
    const answer = await indexOf().ask('was there an explosion in Brindelmouth cathedral crypt');
    expect(answer.answered).toBe(false);
    expect(answer.readAs).toBe('was there an explosion in Brindlemouth cathedral crypt');
    const offered = await indexOf().ask('was there an explosion in Prindlemouth cathedral crypt');
    expect(offered.readAs).toBeNull();
    expect(offered.offer?.didYouMean).toContainEqual({ asked: 'Prindlemouth', known: 'Brindlemouth' });
  });

  test('a word is not offered for another one that is a word as well', async () => {
    const read = articleOf('quay', 'The new quay opened later in March, said the mayor of Skelby.');
    const answer = await indexOf([read]).ask('is there water for the match with Skalby');
    expect(answer.readAs).toBeNull();
    expect(answer.offer?.didYouMean.map(({ known }) => known)).toEqual(['Skelby']);
  });

  test('people whose names the question contains are offered first', async () => {
    const answer = await indexOf().ask('does Lindqvist own a submarine company');
    expect(answer.offer?.people[0]?.name).toContain('Lindqvist');
  });

  test('an empty index refuses everything', async () => {
    const answer = await new ArticleIndex().ask('who said that');
    expect(answer).toMatchObject({ answered: false, passages: [], speaker: null });
  });
});

describe('who said it', () => {
  test('the speaker of the matching quotation is named', async () => {
    const answer = await indexOf().ask('who said we cannot wait for another storm to take the pier');
    expect(answer.speaker?.name).toBe('Anna Petrova');
  });

  test('no speaker is named when nobody is asked for', async () => {
    const answer = await indexOf().ask('how much will the work on the harbour walls cost');
    expect(answer.answered).toBe(true);
    expect(answer.speaker).toBeNull();
  });
});

describe('what somebody said', () => {
  const pier = articleOf(
    'pier',
    'The council of Brindlemouth spoke about the eastern pier on Monday.',
    'Harold Lunt said the eastern pier was the pride of the town and must never be torn down.',
    'Martha Quill warned that the eastern pier could collapse in the next storm.',
    'The eastern pier was built by Oskar Dahl, whose family still lives in the town.',
    'Martha Quill said the ferries would return in May.',
  );
  const index = new ArticleIndex();
  index.add(pier);

  test('is answered with their own words on the subject and nobody else’s', async () => {
    const answer = await index.ask('What did Martha Quill say about the eastern pier?');
    expect(answer.answered).toBe(true);
    expect(answer.passages.map(({ paragraph }) => paragraph.number)).toEqual([3]);
    const lunt = await index.ask('What did Lunt say about the eastern pier?');
    expect(lunt.passages.map(({ paragraph }) => paragraph.number)).toEqual([2]);
  });

  test('names them', async () => {
    expect(await index.ask('What did Martha Quill say about the eastern pier?')).toMatchObject({
      speaker: { name: 'Martha Quill' },
      reported: true,
    });
    const quoted = await indexOf().ask('What does Tom Okafor say about the boats?');
    expect(quoted).toMatchObject({ speaker: { name: 'Tom Okafor' }, reported: false });
  });

  test('is not answered for somebody who is only mentioned, which is said', async () => {
    const answer = await index.ask('What did Oskar Dahl say about the eastern pier?');
    expect(answer.answered).toBe(false);
    expect(answer.offer?.silent).toMatchObject({ speaker: { name: 'Oskar Dahl' }, speaks: false });
    expect(answer.passages.length).toBeGreaterThan(0);
  });

  test.each([
    ['Who warned that the eastern pier could collapse?', 'Martha Quill'],
    ['who said the pier was the pride of the town', 'Harold Lunt'],
  ])('has its speaker named where it is only reported: %s', async (question, name) => {
    expect(await index.ask(question)).toMatchObject({ speaker: { name }, reported: true });
  });
});

describe('articles come and go', () => {
  test('an article asked for is the only one searched', async () => {
    const answer = await indexOf().ask('how many people', { article: orchard.article.id });
    expect(new Set(answer.passages.map(({ article }) => article.id))).toEqual(new Set([orchard.article.id]));
  });

  test('an article taken out is found no more', async () => {
    const index = indexOf();
    index.remove(orchard.article.id);
    const answer = await index.ask('apple trees lost to frost');
    expect(answer.answered).toBe(false);
    expect(answer.passages.filter(({ article }) => article.id === orchard.article.id)).toEqual([]);
  });

  test('asked between the steps in which an article comes or goes, it answers, and rightly in the end', async () => {
    const question = 'who said half of the boats will never come back';
    const index = indexOf([orchard]);
    for (const _ of index.adding(harbour)) {
      await index.ask(question);
      await index.ask(question, { article: harbour.article.id });
    }
    expect(await index.ask(question)).toEqual(await indexOf([orchard, harbour]).ask(question));
    for (const _ of index.removing(harbour.article.id)) await index.ask(question);
    expect(await index.ask(question)).toEqual(await indexOf([orchard]).ask(question));
  });

  test('an unknown id is taken out without harm', () => {
    expect(() => indexOf().remove('nothing')).not.toThrow();
  });

  test('the way in which articles came and went does not matter', async () => {
    const questions = ['how many trees were lost', 'who warned about the boats', 'the first walls', 'water'];
    const order = fc.array(fc.nat({ max: 2 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(order, fc.shuffledSubarray(all, { minLength: 3 }), async (moves, last) => {
        const index = new ArticleIndex();
        for (const [at, move] of moves.entries()) {
          const one = all[move] ?? harbour;
          if (at % 3 === 2) index.remove(one.article.id);
          else index.add(one);
        }
        for (const one of last) index.add(one);
        for (const question of questions) {
          const found = await index.ask(question);
          const expected = await indexOf().ask(question);
          expect(found.passages.map(placeOf)).toEqual(expected.passages.map(placeOf));
          expect(found.answered).toBe(expected.answered);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('no question ever throws, and every answer keeps its promises', async () => {
  const index = indexOf();
  const words = fc.constantFrom(
    'who',
    'said',
    'the',
    'walls',
    'of',
    'Lisbon',
    '20k',
    'U.S.',
    '“',
    '’s',
    'mayr',
    '?',
    '💥',
  );
  const question = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(words).map((some) => some.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(question, fc.integer({ min: -3, max: 50 }), async (text, limit) => {
      const answer = await index.ask(text, { limit });
      expect(answer.passages.length).toBeLessThanOrEqual(Math.max(1, Math.min(10, limit)));
      expect(answer.offer === null).toBe(answer.answered);
      for (const { paragraph, sentence, score } of answer.passages) {
        expect(sentencesOf(paragraph.text)).toContainEqual(sentence);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 200 },
  );
});

describe('words of like meaning find a paragraph that has none of the question', () => {
  test.each([
    ['vessels', /boats/i],
    ['Which professor talked about birth of planets?', /planets are born wet/],
  ])('%s', async (question, text) => {
    expect((await indexOf().ask(question)).passages[0]?.paragraph.text).toMatch(text);
  });

  test('names are like nothing else', async () => {
    const read = articleOf('rivers', 'The Thames rose by a metre.', 'Boats were moored elsewhere.');
    expect((await indexOf([read]).ask('Severn')).passages).toEqual([]);
  });
});

test('a heading is no passage', async () => {
  const read = articleOf(
    'weir',
    'The weir at Oldbrook will be mended by Easter.',
    'Anna Petrova opened a shop.',
  );
  const heading = { number: 3, kind: 'heading' as const, text: 'Who will mend the weir at Oldbrook' };
  const article = { ...read.article, paragraphs: [heading, ...read.article.paragraphs] };
  const answer = await indexOf([{ ...read, article }]).ask('who will mend the weir at Oldbrook');
  expect(answer.passages.map(({ paragraph }) => paragraph.kind)).not.toContain('heading');
});

test('captions stand under text that says the same', async () => {
  const read = articleOf('twins', 'Anna Petrova opened the new bridge.', 'Somebody else sang.');
  const [first] = read.article.paragraphs;
  const twin = { number: 3, kind: 'caption' as const, text: first?.text ?? '' };
  const article = { ...read.article, paragraphs: [twin, ...read.article.paragraphs] };
  const answer = await indexOf([{ ...read, article }]).ask('who opened the new bridge');
  expect(answer.passages[0]?.paragraph.kind).toBe('body');
});

describe('with a model of meaning', () => {
  const topics = ['money cost pound euro million', 'sea boat harbour port vessel ship zorble'];
  const toy: Meaning = {
    name: 'toy',
    embed: async (texts) => texts.map(direction),
  };
  function direction(text: string): Float32Array {
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    const counts = topics.map(
      (topic) => words.filter((word) => topic.split(' ').includes(word.replace(/s$/, ''))).length,
    );
    const vector = Float32Array.from([...counts, 0.1]);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  }

  test('words answer until the vectors are there', async () => {
    const never: Meaning = { name: 'never', embed: () => new Promise(() => undefined) };
    const answer = await indexOf(all, never).ask('how many trees were lost');
    expect(answer.passages[0]?.paragraph.text).toContain('20,000 trees');
  });

  test('a paragraph without a word of the question is found by its meaning', async () => {
    const index = indexOf(all, toy);
    await index.ready();
    const answer = await index.ask('zorbles');
    expect(answer.passages[0]?.paragraph.text).toMatch(/boats|harbour/i);
    expect((await indexOf().ask('zorbles')).passages).toEqual([]);
  });

  test('while vectors come, those that are there are used, and words find the rest', async () => {
    let asked = 0;
    const slow: Meaning = {
      name: 'slow',
      embed: (texts) => (asked++ === 0 ? toy.embed(texts) : new Promise(() => undefined)),
      embedQuestion: async (text) => direction(text),
    };
    const many = articleOf('many', ...Array.from({ length: 80 }, (_, at) => `Field ${at} lay fallow.`));
    const index = indexOf([harbour, many, orchard], slow);
    await vi.waitFor(() => expect(index.progress.done).toBeGreaterThan(0));
    expect(index.progress.done).toBeLessThan(index.progress.all);
    const byMeaning = await index.ask('zorbles');
    expect(byMeaning.passages[0]?.paragraph.text).toMatch(/boats|harbour/i);
    const byWords = await index.ask('how many trees were lost');
    expect(byWords.passages[0]?.paragraph.text).toContain('20,000 trees');
    expect(byWords.answered).toBe(true);
  });

  test('words answer when the model fails', async () => {
    const broken: Meaning = { name: 'broken', embed: () => Promise.reject(new Error('no memory')) };
    const index = indexOf(all, broken);
    await index.ready();
    const answer = await index.ask('how many trees were lost');
    expect(answer.answered).toBe(true);
  });

  test('an article taken out while it is read leaves nothing behind', async () => {
    const index = indexOf(all, toy);
    index.remove(harbour.article.id);
    await index.ready();
    const answer = await index.ask('vessels ships boats');
    expect(answer.passages.filter(({ article }) => article.id === harbour.article.id)).toEqual([]);
  });
});

function placeOf({ article, paragraph }: { article: { id: string }; paragraph: { number: number } }): string {
  return `${article.id}#${paragraph.number}`;
}
