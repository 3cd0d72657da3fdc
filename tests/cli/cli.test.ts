import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtFile } from '../../src/built.ts';

const PROGRAM = fileURLToPath(builtFile('cli.js'));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs the real command line; `stopAfter` closes its output early, as `head` does. */
function cli(
  args: readonly string[],
  input = '',
  stopAfter?: number,
  settings: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env: { ...process.env, NO_COLOR: '1', SEMANTIC: 'off', ...settings },
    });
    let out = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
      if (stopAfter !== undefined && out.length > stopAfter) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      errors += piece;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, errors }));
  });
}

function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

interface AskedPassage {
  readonly article: string;
  readonly paragraph: number;
  readonly text: string;
  readonly sentence: { readonly start: number; readonly end: number };
}

function passagesOf(line: Record<string, unknown> | undefined): readonly AskedPassage[] {
  const passages = line?.passages;
  expect(Array.isArray(passages)).toBe(true);
  return passages as AskedPassage[];
}

let folder: string;
let ferry: string;
let lock: string;
let image: string;
let thread: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-cli-'));
  await mkdir(join(folder, 'articles'));
  ferry = join(folder, 'articles', 'ferry.txt');
  lock = join(folder, 'articles', 'lock.txt');
  image = join(folder, 'image.txt');
  thread = join(folder, 'thread.json');
  await writeFile(
    ferry,
    'The ferry to Hollow Island will stop in October.\n“We cannot pay for the fuel any longer,” said Greta Holm, who owns it.\nThe island has 300 people.\n',
  );
  await writeFile(
    lock,
    'The canal’s new lock was opened on Friday.\n“The gates weigh forty tonnes,” said Paul Adeyemi, its engineer.\nFireworks were cancelled because of rain.\n',
  );
  await writeFile(image, Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'));
  const messages = Array.from({ length: 7 }, (_, index) => ({
    id: index + 1,
    author: index % 2 === 0 ? 'Ann' : 'Bo',
    time: '2024-05-01T09:00:00Z',
    text: `The ferry timetable for week ${index + 1} should be printed and put up at the harbour.`,
  }));
  await writeFile(thread, JSON.stringify({ title: 'Ferry', messages }));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('ask', () => {
  it('answers JSON questions in order and keeps step when a line is wrong', async () => {
    const input = [
      '{"question": "How much do the gates weigh?"}',
      'not json',
      '{"question": "Who owns the ferry?", "article": "ferry.txt"}',
      '',
      '{"question": "Who?", "article": "none.txt"}',
    ].join('\n');
    const { code, out, errors } = await cli(['ask', '--json', '--articles', join(folder, 'articles')], input);
    const [gates, broken, owner, unknown, more] = jsonLines(out);
    expect(more).toBeUndefined();
    expect(gates).toMatchObject({ question: 'How much do the gates weigh?', answered: true });
    expect(passagesOf(gates)[0]).toMatchObject({ article: 'lock.txt', paragraph: 2 });
    expect(broken?.error).toMatch(/Line 2 is not JSON/u);
    for (const passage of passagesOf(owner)) {
      expect(passage.article).toBe('ferry.txt');
      expect(passage.sentence.end).toBeLessThanOrEqual(passage.text.length);
    }
    expect(unknown?.error).toMatch(/none\.txt/u);
    expect(errors).toMatch(/Line 2 is not JSON/u);
    expect(code).toBe(1);
  }, 60_000);

  it('says that nothing was asked when neither the command line nor standard input has a question', async () => {
    for (const input of ['', ' \n\n']) {
      const { code, out, errors } = await cli(['ask', '', '-a', lock], input);
      expect(errors).toContain('Nothing was asked');
      expect(out).toBe('');
      expect(code).toBe(2);
    }
  });

  it('shows the words, who says them and where, for people', async () => {
    const { code, out, errors } = await cli(['ask', '-a', lock, 'How much do the gates weigh?']);
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/“The gates weigh forty tonnes,” — Paul Adeyemi/u);
    expect(out).toMatch(/¶ 2 · The canal’s new lock/u);
  }, 60_000);

  it('says each question of several before its answers', async () => {
    const questions = 'How much do the gates weigh?\n\nWho cannot pay for the fuel?\n';
    const { out } = await cli(['ask', '-n', '1', '-a', join(folder, 'articles')], questions);
    const at = ['Question: How much', '“The gates weigh', 'Question: Who cannot', 'Greta Holm'].map((words) =>
      out.indexOf(words),
    );
    expect(at[0]).toBe(0);
    expect(at).toEqual([...at].sort((one, other) => one - other));
  }, 60_000);

  it('finds by meaning what has none of the words, unless no time is given for that', async () => {
    const settings = { SEMANTIC: 'on', DATA_DIR: join(folder, 'data') };
    const asked = ['ask', '--json', '-n', '1', '-a', lock, 'Why were pyrotechnics called off?'];
    const byMeaning = await cli(asked, '', undefined, settings);
    expect(passagesOf(jsonLines(byMeaning.out)[0])[0]).toMatchObject({ paragraph: 3 });
    expect(byMeaning.errors).toBe('');
    const byWords = await cli([...asked, '--within', '0'], '', undefined, settings);
    expect(passagesOf(jsonLines(byWords.out)[0])).toEqual([]);
  }, 60_000);
});

describe('quotes', () => {
  it('prints a line for each file in order, and goes on after a bad one', async () => {
    const { code, out, errors } = await cli([
      'quotes',
      '--json',
      ferry,
      image,
      join(folder, 'none.txt'),
      lock,
    ]);
    const lines = jsonLines(out);
    expect(lines.map((line) => line.file)).toEqual([ferry, image, join(folder, 'none.txt'), lock]);
    expect(lines[0]).toMatchObject({
      paragraphs: [{ number: 1 }, { number: 2, kind: 'body' }, { number: 3 }],
      quotations: [{ paragraph: 2, start: 1, speaker: { name: 'Greta Holm' }, source: { paragraph: 2 } }],
    });
    expect(lines[1]?.error).toMatch(/image/u);
    expect(lines[2]?.error).toMatch(/no such file/u);
    expect(errors.split('\n').filter((line) => line !== '')).toHaveLength(2);
    expect(code).toBe(1);
  }, 60_000);

  it('shows what a person says, found by part of the name', async () => {
    const { code, out } = await cli(['quotes', '--person', 'holm', join(folder, 'articles')]);
    expect(out).toMatch(/^Greta Holm · 1 quotation$/mu);
    expect(out).toContain('¶ 2  “We cannot pay for the fuel any longer,”');
    expect(out).not.toContain('Adeyemi');
    expect(code).toBe(0);
  }, 60_000);

  it('shows what is reported after what is quoted, or alone', async () => {
    const file = join(folder, 'pier.txt');
    await writeFile(
      file,
      'Greta Holm said the pier was safe.\n“We mended it in May,” Ms Holm said.\nThe pier has a lamp.\n',
    );
    const all = await cli(['quotes', '--person', 'holm', file]);
    expect(all.out).toMatch(/^Greta Holm · 1 quotation · 1 reported$/mu);
    expect(all.out).toMatch(
      /“We mended it in May,”[\s\S]*^Reported\n {2}¶ 1 {2}Greta Holm said the pier was safe\.$/mu,
    );
    const reported = await cli(['quotes', '--json', '--said', 'reported', file]);
    expect(jsonLines(reported.out)[0]).toMatchObject({
      quotations: [],
      statements: [
        {
          paragraph: 1,
          text: ['the pier was safe'],
          kind: 'indirect',
          speaker: { name: 'Greta Holm', kind: 'person' },
          source: { paragraph: 1, start: 0, end: 10 },
          cue: { paragraph: 1, start: 11, end: 15 },
        },
      ],
    });
  }, 60_000);

  it('ends quietly when nobody reads on', async () => {
    const many = Array.from({ length: 400 }, () => ferry);
    const { code, errors } = await cli(['quotes', '--json', ...many], '', 2000);
    expect(errors).toBe('');
    expect(code).toBe(0);
  }, 60_000);
});

describe('summary', () => {
  it('sums up articles and threads, letter for letter', async () => {
    const { code, out } = await cli([
      'summary',
      '--json',
      '--sentences',
      '2',
      '--words',
      '40',
      ferry,
      thread,
    ]);
    const [article, digest] = jsonLines(out);
    const sentences = article?.sentences as { text: string }[];
    expect(sentences).toHaveLength(2);
    for (const { text } of sentences) expect(text).toMatch(/ferry|fuel|island/u);
    const messages = digest?.messages as { id: string; text: string }[];
    expect(messages.length).toBeGreaterThan(0);
    for (const { id, text } of messages) expect(text).toContain(`week ${id}`);
    expect(code).toBe(0);
  }, 60_000);
});

describe('summary --picture', () => {
  it('draws when a thread was written, and says what is no thread', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-picture-'));
    const picture = join(folder, 'thread.png');
    const timed = join(folder, 'timed.json');
    const messages = [9, 10, 10, 12].map((hour, at) => ({
      id: String(at),
      author: 'Vera',
      time: `2026-03-03T${hour}:15:00Z`.replace('T9', 'T09'),
      text: `The ferry sails at ${hour}.`,
    }));
    await writeFile(timed, JSON.stringify({ title: 'Ferry', messages }));
    expect((await cli(['summary', '--picture', picture, timed])).code).toBe(0);
    expect((await readFile(picture)).subarray(1, 4).toString()).toBe('PNG');
    expect((await cli(['summary', '--picture', picture, ferry])).errors).toContain(
      'A picture is of one thread',
    );
    await rm(folder, { recursive: true });
  }, 60_000);
});

describe('wrong use', () => {
  it.each<[readonly string[], RegExp]>([
    [['ask', '--colour', 'x'], /unknown option '--colour'/u],
    [['summary', '--sentences', '0'], /whole number from 1 to 50/u],
    [['quotes', '/no/such/file.txt'], /\/no\/such\/file\.txt cannot be read: there is no such file/u],
  ])(
    '%j is explained on standard error, with exit code 2',
    async (args, message) => {
      const { code, out, errors } = await cli(args);
      expect(errors).toMatch(message);
      expect(errors).not.toMatch(/\n\s+at /u);
      expect(out).toBe('');
      expect(code).toBe(2);
    },
    60_000,
  );
});

describe('a file that wants to steer the terminal', () => {
  it.each([['quotes', '--person', 'Tom'], ['summary'], ['quotes', '--json']])(
    '%j prints none of its control characters',
    async (...args) => {
      const folder = await mkdtemp(join(tmpdir(), 'verbatim-cli-'));
      const path = join(folder, 'bell\u0007 \u001b[31mred.txt');
      await writeFile(
        path,
        'Title \u001b]0;owned\u0007 here\n\n“I \u009b31m came,” said Tom \u001b[2JBirch of the harbour board.\n',
      );
      const { out, errors } = await cli([...args, path]);
      await rm(folder, { recursive: true });
      expect(out).toContain('came');
      for (const text of [out, errors]) expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    },
    60_000,
  );

  it('is named without them where it is missing', async () => {
    const { errors } = await cli(['quotes', '/no/such \u001b[31mfile.txt']);
    expect(errors).toContain('no such file');
    expect(errors.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  }, 60_000);
});
