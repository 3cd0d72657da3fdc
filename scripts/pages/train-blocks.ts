/**
 * Fits the trees that tell an article's blocks from the rest of its page:
 *   npx tsx scripts/pages/train-blocks.ts PAGES [--write]
 * PAGES holds gold.json and html/ID.html.gz. A table is printed: this program with trees that have not seen the
 * page's site (ten parts by site), beside other extractors. With --write the trees are then fitted on all pages.
 */
import './outdated.ts';
import { writeFileSync } from 'node:fs';
import { type BlockJudge, blockFit, chancesBy, learnedFile } from '../../src/article/html/block-chances.ts';
import { articleBlocks, measurePage } from '../../src/article/html/judge-page.ts';
import { scanPage } from '../../src/article/html/scan.ts';
import { type Example, exampleOf, fitJudge, settings } from './fit.ts';
import { type GoldPage, goldPages } from './gold.ts';
import { otherExtractors } from './other-extractors.ts';
import { type Score, scoreOf } from './score.ts';

const [folder, write] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: train-blocks.ts PAGES [--write]');
const PARTS = 10;

const pages = goldPages(folder);
console.error = console.warn = () => undefined; // some extractors tell much of what they could not read
console.log(`${pages.length} pages         F1  precision  recall  wanted  unwanted  ms a page`);
for (const [name, extract] of Object.entries(otherExtractors)) {
  const texts = new Map<string, string>();
  const began = process.cpuUsage();
  for (const page of pages) texts.set(page.id, await extract(page.html, page.site).catch(() => ''));
  show(
    name,
    scoreOf(pages, ({ id }) => texts.get(id) ?? ''),
    began,
  );
}
const began = process.cpuUsage();
const examples = pages.map((page) => exampleOf(page, measurePage(page.html, scanPage(page.html))));
const spent = process.cpuUsage(began);
const names = Object.keys(
  examples.find(({ measured }) => measured.measures.length > 0)?.measured.measures[0] ?? {},
);
const unseen = textsUnseen();
show(
  'Verbatim, unseen sites',
  scoreOf(pages, ({ id }) => unseen.get(id) ?? ''),
  undefined,
  spent,
);
if (write === '--write') writeFileSync(learnedFile, asJson(fitJudge(examples, names)));

function textsUnseen(): ReadonlyMap<string, string> {
  const partOf = partsBySite(pages);
  const texts = new Map<string, string>();
  for (let part = 0; part < PARTS; part += 1) {
    const isIn = ({ page }: Example) => partOf.get(page.site) === part;
    const judge = fitJudge(
      examples.filter((example) => !isIn(example)),
      names,
    );
    for (const example of examples) if (isIn(example)) texts.set(example.page.id, textBy(judge, example));
  }
  return texts;
}

function textBy(judge: BlockJudge, { page, measured }: Example): string {
  const blocks = articleBlocks({ ...measured, chances: chancesBy(judge, measured.measures) }, page.html);
  return blocks
    .filter(({ kind }) => kind !== 'caption')
    .map(({ text }) => text)
    .join('\n');
}

function partsBySite(all: readonly GoldPage[]): ReadonlyMap<string, number> {
  const sites = [...new Set(all.map(({ site }) => site))].sort();
  return new Map(sites.map((site, index) => [site, index % PARTS]));
}

function show(name: string, score: Score, since?: NodeJS.CpuUsage, used = process.cpuUsage(since)): void {
  const { f1, precision, recall, wanted, unwanted } = score;
  const figures = [f1, precision, recall, wanted, unwanted].map((figure) => figure.toFixed(1).padStart(8));
  const time = ((used.user + used.system) / 1000 / pages.length).toFixed(0);
  console.log(`${name.padEnd(22)}${figures.join('')}${time.padStart(10)}`);
}

/** Only the measures that trees ask for, and figures as exact as they need to be. */
function asJson({ names: all, forest }: BlockJudge): string {
  const used = all.filter((_, index) => forest.measure.includes(index));
  const measure = forest.measure.map((index) => (index < 0 ? -1 : used.indexOf(all[index] ?? '')));
  const threshold = forest.threshold.map((value) => Number(value.toPrecision(4)));
  const source = `Fitted by scripts/pages/train-blocks.ts on ${pages.length} pages of a public benchmark (MIT) and a public evaluation set (Apache-2.0), ${settings.trees} trees. No text of those pages is part of this project.`;
  return `${JSON.stringify({ source, fittedFor: blockFit(used), forest: { ...forest, measure, threshold } })}\n`;
}
