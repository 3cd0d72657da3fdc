import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HARBOUR, ORCHARD } from '../check/articles.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));

let folder: string;
let articles: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-check-'));
  articles = join(folder, 'articles');
  await mkdir(articles);
  await writeFile(join(articles, 'harbour.txt'), HARBOUR);
  await writeFile(join(articles, 'orchard.txt'), ORCHARD);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the real command line. */
function check(
  args: readonly string[],
  input = '',
): Promise<{ code: number | null; out: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsx, 'src/cli.ts', 'check', '--articles', articles, ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', SEMANTIC: 'off' },
    });
    let out = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      errors += piece;
    });
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, errors }));
  });
}

describe('check', () => {
  it('ends with 0 when everything is letter for letter, and says who says it where', async () => {
    const { code, out } = await check(['“The first stone will be laid in April”']);
    expect(code).toBe(0);
    expect(out).toContain('Letter for letter · Marta Olsen');
    expect(out).toContain('¶ 7 · Harbour council votes to move the ferry');
  });

  it('ends with 1 when a word differs, and shows both', async () => {
    const { code, out } = await check(['“The first stone will not be laid in October,” said Marta Olsen.']);
    expect(code).toBe(1);
    expect(out).toContain('Altered · Marta Olsen');
    expect(out).toContain('“The first stone will {+not+} be laid in [-April-] {+October+}');
    expect(out).toContain('A “not” was added');
    expect(out).toContain('“The first stone will be laid in April,” said Marta Olsen.');
  });

  it('checks every quotation of a draft with the speaker that it names', async () => {
    const draft = join(folder, 'draft.txt');
    await writeFile(
      draft,
      'The pier was on everybody’s mind.\n“The bank has been patient with us for a long time,” said Tom Wickham.\n“I never said that the costs were under control,” said Marta Olsen.\n',
    );
    const { code, out } = await check([draft]);
    expect(code).toBe(1);
    expect(out).toContain('Letter for letter · Tom Wickham');
    expect(out).toContain('Somebody else’s words');
  });

  it('reads and prints JSON, a line a quotation, and says which lines are none', async () => {
    const given = [
      { quote: 'We picked 310 crates last year' },
      { quote: 'The first stone will be laid in April', person: 'Ines Farrow' },
      { quote: 'Nobody has ever seen the sea from here at night' },
    ];
    const input = `${given.map((one) => JSON.stringify(one)).join('\n')}\nnonsense\n`;
    const { code, out, errors } = await check(['--json'], input);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      {
        quote: 'We picked 310 crates last year',
        verdict: 'altered',
        article: 'orchard.txt',
        paragraph: 3,
        speaker: 'Ines Farrow',
        differences: [{ kind: 'number', asked: '310', source: '300' }],
      },
      {
        quote: 'The first stone will be laid in April',
        verdict: 'misattributed',
        article: 'harbour.txt',
        paragraph: 7,
        speaker: 'Marta Olsen',
        differences: [],
      },
      {
        quote: 'Nobody has ever seen the sea from here at night',
        verdict: 'absent',
        article: null,
        paragraph: null,
        speaker: null,
        differences: [],
      },
      { error: expect.stringContaining('Line 4') },
    ]);
    expect(errors).toContain('Line 4');
    expect(code).toBe(1);
  });

  it('asks for something to check', async () => {
    const { code, errors } = await check([]);
    expect(code).toBe(2);
    expect(errors).toContain('Give a quotation or a file');
  });
});
