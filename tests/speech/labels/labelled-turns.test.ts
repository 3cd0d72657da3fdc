import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Paragraph } from '../../../src/article/article.ts';
import { readArticle } from '../../../src/article/read.ts';
import { readSpeech } from '../../../src/speech/read.ts';
import type { Quotation } from '../../../src/speech/speech.ts';

function articleOf(...paragraphs: readonly (string | Omit<Paragraph, 'number'>)[]): Article {
  return {
    id: 'x',
    title: 'x',
    origin: 'x',
    paragraphs: paragraphs.map((one, index) => ({
      number: index + 1,
      ...(typeof one === 'string' ? { kind: 'body' as const, text: one } : one),
    })),
  };
}

const said = (
  article: Article,
): readonly (readonly [kind: Quotation['kind'], speaker: string | null, text: string])[] =>
  readSpeech(article).quotations.map(({ kind, speaker, paragraph, start, end }) => [
    kind,
    speaker?.name ?? null,
    (article.paragraphs[paragraph - 1]?.text ?? '').slice(start, end),
  ]);

const intro = 'Lucy Marsh has dived in every lake of the county. She talks to Hugh Tarrant about cold water.';

describe('an interview in labels', () => {
  it('gives each turn to whom its label names, in full or by initials', () => {
    const turns = said(
      articleOf(
        intro,
        'Hugh Tarrant: Is it cold?',
        'Lucy Marsh: It is colder than you think.',
        'HT: How cold?',
        'LM: Two degrees, on a good day.',
        'The ferry leaves at nine.',
      ),
    );
    expect(turns).toEqual([
      ['labelled', 'Hugh Tarrant', 'Is it cold?'],
      ['labelled', 'Lucy Marsh', 'It is colder than you think.'],
      ['labelled', 'Hugh Tarrant', 'How cold?'],
      ['labelled', 'Lucy Marsh', 'Two degrees, on a good day.'],
    ]);
  });

  it('gives answers to the only person named before, and questions to nobody', () => {
    const turns = said(
      articleOf(
        'Lucy Marsh has dived in every lake of the county.',
        'Q: Is it cold?',
        'A: It is colder than you think.',
        'Q: How cold?',
        'A: Two degrees.',
        'I once saw a seal there.',
        'Q: Really?',
        'A: Really.',
      ),
    );
    expect(turns.map(([, speaker]) => speaker)).toEqual([
      null,
      'Lucy Marsh',
      null,
      'Lucy Marsh',
      'Lucy Marsh',
      null,
      'Lucy Marsh',
    ]);
    const continuing = readSpeech(
      articleOf('Lucy Marsh dives.', 'Q: Is it?', 'A: It is.', 'And deep.', 'Q: Deep?', 'A: Deep.'),
    ).quotations;
    expect(continuing.map(({ continues }) => continues)).toEqual([false, false, true, false, false]);
  });

  it('knows a turn that passes for a heading by its label', () => {
    const heading = { kind: 'heading' as const, text: 'HT: And yet?' };
    const turns = said(
      articleOf(intro, 'Hugh Tarrant: Is it?', 'Lucy Marsh: It is.', heading, 'LM: I swim.'),
    );
    expect(turns.map(([, speaker]) => speaker)).toEqual([
      'Hugh Tarrant',
      'Lucy Marsh',
      'Hugh Tarrant',
      'Lucy Marsh',
    ]);
  });

  it('names a part that has no name', () => {
    const turns = said(
      articleOf('Host: Is it cold?', 'Lucy Marsh: It is.', 'Host: How cold?', 'Lucy Marsh: Two degrees.'),
    );
    expect(turns.map(([, speaker]) => speaker)).toEqual(['Host', 'Lucy Marsh', 'Host', 'Lucy Marsh']);
  });

  it('gives what an answer quotes to whom the answer quotes', () => {
    const turns = said(
      articleOf(
        intro,
        'Hugh Tarrant: Did they warn you?',
        'Lucy Marsh: They did. My teacher, Erik Holm, said: “Never dive alone in the dark.” I did it anyway.',
        'HT: Why?',
        'LM: I was young.',
      ),
    );
    expect(turns.slice(1, 3)).toEqual([
      [
        'labelled',
        'Lucy Marsh',
        'They did. My teacher, Erik Holm, said: “Never dive alone in the dark.” I did it anyway.',
      ],
      [undefined, 'Erik Holm', 'Never dive alone in the dark.'],
    ]);
  });

  it('is none where labels are headings of facts', () => {
    expect(said(articleOf('Date: 4 May', 'Place: Larvik', 'Price: free', 'Doors: seven'))).toEqual([]);
    expect(said(articleOf('Note: the pier is closed.', 'It opens in May.', 'Note: bring a coat.'))).toEqual(
      [],
    );
  });
});

describe('an interview with its questions in bold', () => {
  const opening = 'Lucy Marsh has dived in every lake of the county. We spoke to her about cold water.';
  const turns: readonly (readonly [question: string, ...answer: string[]])[] = [
    [
      'How cold does it get?',
      'Colder than you think. I have seen two degrees.',
      'It hurts, and then I laugh.',
    ],
    ['Who taught you?', 'My teacher, Erik Holm, called it “a slow goodbye”. He was wrong.'],
    ['Are you ever afraid?', 'Once. We lost the rope, and I counted to ninety.'],
  ];
  const closing = 'The club meets on Mondays.';
  const answers = turns.flatMap(([, ...answer]) => answer);
  const page = (title: string, introduction: string, question: (text: string) => string): string =>
    `<html><body><h1>${title}</h1><p>${introduction}</p>${turns
      .map(([asked, ...answer]) => `${question(asked)}${answer.map((one) => `<p>${one}</p>`).join('')}`)
      .join('')}<p>${closing}</p></body></html>`;
  const lines = [opening, ...turns.flatMap(([asked, ...answer]) => [`**${asked}**`, ...answer]), closing];
  const read = (text: string, origin: string): Article =>
    readArticle(new TextEncoder().encode(text), { origin });
  const answered = (article: Article): readonly (readonly [speaker: string | null, text: string])[] =>
    said(article).flatMap(([kind, speaker, text]) => (kind === 'labelled' ? [[speaker, text] as const] : []));

  it.each([
    ['Markdown', read(lines.join('\n\n'), 'interview.md')],
    ['a pasted text', read(lines.join('\n'), 'interview.txt')],
    [
      'a page',
      read(
        page('Ice', opening, (text) => `<p><strong>${text}</strong></p>`),
        'interview.html',
      ),
    ],
    [
      'a page with headings',
      read(
        page('Ice', opening, (text) => `<h3>${text}</h3>`),
        'interview.html',
      ),
    ],
    [
      'a page whose introduction names two',
      read(
        page(
          'Ice',
          'Hugh Tarrant in conversation with the diver Lucy Marsh.',
          (text) => `<p><b>${text}</b></p>`,
        ),
        'interview.html',
      ),
    ],
  ])('gives the answers to who is interviewed: %s', (_, article) => {
    expect(answered(article)).toEqual(answers.map((text) => ['Lucy Marsh', text]));
    expect(said(article)).toContainEqual([undefined, 'Erik Holm', 'a slow goodbye']);
  });

  it('is none where nobody is said to be interviewed, or the paper answers itself', () => {
    const bold = (text: string) => `<p><b>${text}</b></p>`;
    const nobody = page('Ice', 'Lucy Marsh has dived in every lake of the county.', bold);
    expect(answered(read(nobody, 'a.html'))).toEqual([]);
    const two = page('Ice', 'Hugh Tarrant and Lucy Marsh dive. An interview about ice.', bold);
    expect(answered(read(two, 'b.html'))).toEqual([]);
    const paper = [
      'The mayor, Lucy Marsh, told us what the wall means.',
      '**What happens now?**',
      'Work begins in May.',
      '**Who pays?**',
      'The county does.',
      '**Is it high?**',
      'It is.',
    ];
    expect(answered(read(paper.join('\n\n'), 'c.md'))).toEqual([]);
  });
});

describe('words that a page sets apart', () => {
  const post = 'The ice will hold until the end of the month, and not a day longer.';

  it('are of whom the paragraph before introduces', () => {
    const article = articleOf(
      'The harbour master, Lucy Marsh, wrote on her page:',
      { kind: 'body', text: post, quoted: {} },
      'The council did not answer.',
    );
    expect(said(article)).toEqual([['setApart', 'Lucy Marsh', post]]);
  });

  it('are of whom the page names, with or without marks', () => {
    const by = { by: 'Lucy Marsh, Ph.D.' };
    const article = articleOf(
      '“It is cold,” said Hugh Tarrant.',
      { kind: 'body', text: post, quoted: by },
      { kind: 'body', text: `“${post}”`, quoted: by },
    );
    expect(said(article).map(([, speaker]) => speaker)).toEqual(['Hugh Tarrant', 'Lucy Marsh', 'Lucy Marsh']);
  });

  it('are nobody’s where nothing says whose', () => {
    const article = articleOf('“It is cold,” said Hugh Tarrant.', 'Then it snowed.', {
      kind: 'body',
      text: post,
      quoted: {},
    });
    expect(said(article).at(-1)).toEqual(['setApart', null, post]);
  });
});

it('any labels: never throws, and every turn lies in its paragraph', () => {
  const line = fc
    .tuple(
      fc.constantFrom('Q', 'A', 'LM', 'Lucy Marsh', 'Host', 'Él', 'O’N', ''),
      fc.string({ maxLength: 30 }),
    )
    .map(([label, text]) => (label === '' ? text : `${label}: ${text}`));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const article = articleOf(...lines);
      for (const { paragraph, start, end } of readSpeech(article).quotations) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(article.paragraphs[paragraph - 1]?.text.length ?? 0);
      }
    }),
    { numRuns: 100 },
  );
});
