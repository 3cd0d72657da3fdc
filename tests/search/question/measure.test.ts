import { describe, expect, test } from 'vitest';
import { ArticleIndex } from '../../../src/search/index/article-index.ts';
import { measureAsked } from '../../../src/search/question/measure.ts';
import { articleOf } from '../library.ts';

describe('a measure is told by', () => {
  test.each([
    ['How old is she?', 'Lund, 58, has worked there for years.', true],
    ['How old is she?', 'The driver (41) was not hurt.', true],
    ['How old is she?', 'A 12-year-old girl raised the alarm.', true],
    ['How old is he?', 'He died at the age of ninety.', true],
    ['How old is the bridge?', 'The bridge was built in 1902.', true],
    ['How old is she?', 'Lund called the plan reckless.', false],
    ['How long did it last?', 'The meeting went on for four hours.', true],
    ['How long is the pier?', 'The pier is 140 metres long.', true],
    ['How long did it last?', 'The meeting was loud.', false],
    ['How far is it?', 'It lies two miles north of the town.', true],
    ['How far is it?', 'It lies north of the town.', false],
    ['How tall is it?', 'The tower has 12 storeys.', true],
    ['How heavy was it?', 'Divers raised the 3-tonne anchor.', true],
    ['How fast was he?', 'He drove at 90 mph.', true],
    ['How often does it run?', 'The ferry leaves twice a day.', true],
    ['How often does it run?', 'The ferry is blue.', false],
  ])('%s %s %s', (question, text, told) => {
    expect(measureAsked(question)?.told.test(text)).toBe(told);
  });

  test('is not asked for by other questions', () => {
    for (const question of ['How many boats are there?', 'How did old Tom leave?', 'Why so long?'])
      expect(measureAsked(question), question).toBeNull();
  });

  test('the place of the word is that of the adjective', () => {
    const question = 'Tell me how old she is';
    const { start = 0, end = 0 } = measureAsked(question)?.word ?? {};
    expect(question.slice(start, end)).toBe('old');
  });
});

describe('a question for a measure', () => {
  const ferry = articleOf(
    'A ferry for Sandholm',
    'Karin Lund, the captain, welcomed the old town’s new ferry. Lund has waited for it a long time.',
    'Lund, 58, grew up on the island and learnt to sail from her father.',
    'The ferry is 84 metres long and was built by a yard in the south.',
    'Nils Berg, an old friend, was on board, too.',
  );
  const index = new ArticleIndex();
  index.add(ferry);

  test.each([
    ['How old is Karin Lund?', 'Lund, 58'],
    ['How long is the ferry?', '84 metres'],
  ])('%s', async (question, words) => {
    const [best] = (await index.ask(question)).passages;
    expect(best?.paragraph.text.slice(best.sentence.start, best.sentence.end)).toContain(words);
  });

  test('is refused where nothing tells it', async () => {
    for (const question of ['How old is Nils Berg?', 'How fast is the ferry?', 'How heavy is the ferry?'])
      expect((await index.ask(question)).answered, question).toBe(false);
  });
});
