import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/article.ts';
import { readArticle } from '../../../src/article/read.ts';
import type { SpanOpinion, SpeechOpinion } from '../../../src/speech/opinion.ts';
import { readSpeech } from '../../../src/speech/read.ts';

function articleOf(...paragraphs: string[]): Article {
  return readArticle(Buffer.from(paragraphs.join('\n\n')), { origin: 'a.txt' });
}

/** The opinion that some words are the source of the only marked span. */
function opinionOf(article: Article, words: string, more: Partial<SpanOpinion> = {}): SpeechOpinion {
  const paragraph = article.paragraphs.findIndex(({ text }) => text.includes(words));
  const start = article.paragraphs[paragraph]?.text.indexOf(words) ?? 0;
  const source = { paragraph, start, end: start + words.length, chance: 0.99 };
  return { spans: [{ quoted: 0.99, sources: [source], ...more }], statements: [] };
}

function namesOf(article: Article, opinion: SpeechOpinion | null): (string | undefined)[] {
  return readSpeech(article, opinion).quotations.map(({ speaker }) => speaker?.name);
}

describe('a model of language', () => {
  test('decides where the features see two that are alike', () => {
    const article = articleOf('Ada Lund met Rosa Quist. “It is over.”');
    expect(namesOf(article, opinionOf(article, 'Rosa Quist'))).toEqual(['Rosa Quist']);
    expect(namesOf(article, opinionOf(article, 'Ada Lund'))).toEqual(['Ada Lund']);
  });

  test('names words that no phrase was seen in', () => {
    const article = articleOf('“It is over,” quoth lund of the harbour.');
    const { quotations } = readSpeech(article, opinionOf(article, 'quoth lund'));
    const source = quotations[0]?.source;
    expect(source && article.paragraphs[0]?.text.slice(source.start, source.end)).toContain('lund');
  });

  test('may say that words are not quoted', () => {
    const article = articleOf('Her new novel, “The Glass Orchard”, sells well, says Ada Lund.');
    const opinion = opinionOf(article, 'Ada Lund', { quoted: 0.001 });
    expect(readSpeech(article, opinion).quotations).toEqual([]);
  });

  test('does not move what a transcript says', () => {
    const article = articleOf('Rosa Quist asked for calm.', '“LUND: It is over.”');
    const before = readSpeech(article).quotations[0]?.source;
    expect(readSpeech(article, opinionOf(article, 'Rosa Quist')).quotations[0]?.source).toEqual(before);
  });

  test('is named in the reading, and gives its statements', () => {
    const article = articleOf('Ada Lund said the ferry would sail.');
    const at = (words: string) => {
      const start = article.paragraphs[0]?.text.indexOf(words) ?? 0;
      return { paragraph: 1, start, end: start + words.length };
    };
    const statement = {
      paragraph: 1,
      source: at('Ada Lund'),
      introduction: at('Ada Lund'),
      cue: at('said'),
      content: [at('the ferry would sail')],
      certainty: 0.9,
      sourceCertainty: 0.9,
    };
    const speech = readSpeech(article, { spans: [], statements: [statement] });
    expect(speech.reader).toBe('model');
    expect(speech.statements.map(({ speaker, kind }) => [speaker?.name, kind])).toEqual([
      ['Ada Lund', 'indirect'],
    ]);
  });

  test('that says nothing of a span leaves it to the features', () => {
    const article = articleOf('“It is over,” said Ada Lund.');
    expect(namesOf(article, { spans: [null], statements: [] })).toEqual(namesOf(article, null));
  });
});
