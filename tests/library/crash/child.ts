import { writeSync } from 'node:fs';
import { Library } from '../../../src/library/library.ts';
import { plainReader } from '../reading/plain-reader.ts';

/**
 * Adds articles to three servers as fast as it can, until it is killed: child.mjs <seeds> <data> <run>
 * <additions>. Every line on standard output is an addition that the library has acknowledged; some
 * milliseconds after so many of them the process has itself killed, with writes under way. (A kill sent from
 * outside comes late on a busy machine, after many more additions.)
 */
const [seeds = '', data = '', run = '', additions = ''] = process.argv.slice(2);
let left = Number(additions);
const log = { info() {}, warn() {}, error() {} };
const library = await Library.open(
  { seeds, data, articlesPerServer: 100_000, charactersPerArticle: 1e6, idleMinutes: 1, meaning: null, log },
  { reader: plainReader },
);

for (const letter of ['a', 'b', 'c']) for (const writer of [1, 2]) void write(`${run}${letter}`, writer);

async function write(server: string, writer: number): Promise<void> {
  for (let count = 1; ; count++) {
    const text = `Article ${count} of writer ${writer}\n${`${server} ${count} `.repeat(2000)}`;
    // Every other addition takes the place of the one before it with the same link.
    const link = count % 2 === 0 ? { link: `https://example.org/${writer}` } : {};
    const given = { bytes: Buffer.from(text), origin: 'a.txt', addedBy: null, ...link };
    const { added } = await library.add(server, given);
    writeSync(1, `${server} ${writer} ${count} ${added.article.id}\n`);
    left--;
    if (left === 0) killSoon();
  }
}

function killSoon(): void {
  const kill = () => process.kill(process.pid, 'SIGKILL');
  if (Math.random() < 0.2) kill();
  else setTimeout(kill, Math.random() * 5);
}
