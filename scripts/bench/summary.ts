/**
 * Times the digest of a thread of a thousand messages, Discord's paging aside:
 *   node --expose-gc --import tsx scripts/bench/summary.ts
 * Prints the median and the 95th percentile in milliseconds, and by how much the memory held has grown
 * after many digests. Ends with status 1 when the 95th percentile is above two seconds.
 */
import { performance } from 'node:perf_hooks';
import type { Message, Thread } from '../../src/summary/thread/digest.ts';
import { digestThread } from '../../src/summary/thread/summarise-thread.ts';
import { random } from '../summary/rouge.ts';

const messagesWanted = 1000;
const rounds = 30;
/** Milliseconds within which nineteen of twenty digests must be made. */
const allowed = 2000;

const subjects =
  'harbour lighthouse ferry council budget school bakery tribunal minister general treaty pipeline'.split(
    ' ',
  );
const verbs = 'decided denied announced postponed defended questioned published rejected'.split(' ');
const places = 'Skerry Bay, Cooper Street, the old town, the northern islands, the capital'.split(', ');

const thread = generatedThread(messagesWanted);
digestThread(thread, { words: 280 });
const before = memory();
const times = Array.from({ length: rounds }, () => {
  const start = performance.now();
  digestThread(thread, { words: 280 });
  return performance.now() - start;
}).sort((a, b) => a - b);
const grown = memory() - before;
const late = times[Math.ceil(rounds * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
const middle = times[Math.floor(rounds / 2)] ?? 0;
console.log(
  `digest of ${messagesWanted} messages: median ${middle.toFixed(0)} ms, p95 ${late.toFixed(0)} ms (at most ${allowed}), memory ${grown >= 0 ? '+' : '−'}${Math.abs(grown).toFixed(1)} MB after ${rounds}`,
);
if (late > allowed) process.exitCode = 1;

function generatedThread(count: number): Thread {
  const next = random(11);
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)] ?? '';
  const sentence = () =>
    `The ${pick(subjects)} in ${pick(places)} was ${pick(verbs)} because the ${pick(subjects)} cost ${Math.floor(next() * 900)} crowns.`;
  const messages = Array.from({ length: count }, (_, at): Message => {
    const sentences = Array.from({ length: 1 + Math.floor(next() * 4) }, sentence);
    if (next() < 0.1) sentences.push(`Why was the ${pick(subjects)} ${pick(verbs)} in ${pick(places)}?`);
    if (next() < 0.1)
      sentences.push(`Mayor Ingrid Solberg said the ${pick(subjects)} was “a gift to ${pick(places)}”.`);
    if (next() < 0.1) sentences.push(`https://news.example.org/${pick(subjects)}`);
    return {
      id: String(at + 1),
      author: `Member ${at % 40}`,
      authorId: String(at % 40),
      time: at * 60_000,
      text: sentences.join(' '),
      reactions: Math.floor(next() * 4),
      ...(at > 0 && next() < 0.3 ? { replyTo: String(1 + Math.floor(next() * at)) } : {}),
    };
  });
  return { title: 'What the council decided', messages };
}

/** Megabytes held after a collection, where the collector can be called. */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
