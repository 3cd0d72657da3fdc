/**
 * How long reading who speaks takes, by features alone and with the model of language: milliseconds of the processor and of
 * the clock for every 1,000 words of the articles given.
 *
 *   npx tsx scripts/bench/reading.ts FOLDER-OR-FILE…
 */
import type { Article } from '../../src/article/article.ts';
import { readArticle } from '../../src/article/read.ts';
import { bytesOf, filesAt } from '../../src/cli/article-files.ts';
import { readWith, windowsFor } from '../../src/library/reading/read-along.ts';
import { readSpeech } from '../../src/speech/read.ts';
import type { WindowReading } from '../../src/speech-model/read-window.ts';
import open from '../../src/speech-model/reader-model.ts';

const model = await open({ native: true });
const articles: Article[] = [];
for (const file of await filesAt(process.argv.slice(2)))
  articles.push(readArticle(await bytesOf(file), { origin: file.name }));
const words = articles
  .flatMap(({ paragraphs }) => paragraphs)
  .reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
console.log(`${articles.length} articles, ${words} words`);
for (const round of ['the first time', 'again']) {
  console.log(`${round}:`);
  await measure('by features', async () => {
    for (const article of articles) readSpeech(article);
  });
  await measure('with the model', async () => {
    for (const article of articles) {
      const readings: WindowReading[] = [];
      for (const window of await windowsFor(article)) readings.push(...(await model.run([window])));
      await readWith(article, readings);
    }
  });
}

async function measure(name: string, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  const each = (milliseconds: number) => Math.round((1000 * milliseconds) / words);
  console.log(
    `  ${name}: ${each((user + system) / 1000)} ms of the processor, ${each(performance.now() - begun)} ms of the clock`,
  );
}
