import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { resolveSpeakers } from '../../src/speech/speakers.ts';

test('a surname stands for the person whose full name the article gives', () => {
  const text = 'Anna Bergstrom runs the port. “We are open,” Bergstrom said.';
  const article: Article = {
    id: '1',
    title: 'Port',
    origin: 'port.txt',
    paragraphs: [{ number: 1, kind: 'body', text }],
  };
  const start = text.indexOf('Bergstrom said');
  const resolved = resolveSpeakers(article, [
    {
      paragraph: 1,
      start: 31,
      end: 43,
      source: { paragraph: 1, start, end: start + 9 },
      cue: null,
      attribution: null,
      continues: false,
    },
  ]);
  expect(resolved.speakerOf(0)?.name).toBe('Anna Bergstrom');
});
