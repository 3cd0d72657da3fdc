/**
 * Whether one server can keep the others waiting: a bot with files in a local Discord is asked 5,000 things at once, then
 * 200 a second for a minute, while a server adds files made to be slow and has threads summed up that are made to be
 * slow. Prints how late the answers of the others come, and the longest turn of the bot's main thread.
 *
 * Run: npx tsx scripts/bench/hostile-load.ts [on|off] [burst] [rate] [seconds]   (on, off: questions with meaning)
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorld, startLocalDiscord } from 'local-discord';
import { BotProcess } from '../cluster/bot-process.ts';

const MEANING = process.argv[2] === 'on' ? 'on' : 'off';
const BURST = Number(process.argv[3] ?? 5000);
const RATE = Number(process.argv[4] ?? 200);
const SECONDS = Number(process.argv[5] ?? 60);
const SERVERS = 100;
/** Discord gives up an interaction after this (milliseconds). */
const LATE = 3000;

const SEED = `Lighthouse is painted

“It will be white again by May,” said the keeper, Ines Calder.

The council voted on Tuesday to spend £40,000 on the paint. “A waste,” Tom Birch, a fisherman, told the meeting.`;

const HOSTILE_FILES: readonly (readonly [name: string, text: string])[] = [
  ['sentences.txt', 'A. '.repeat(600_000)],
  ['marks.txt', '“a” '.repeat(400_000)],
  ['words.txt', Array.from({ length: 250_000 }, (_, at) => `w${at.toString(36)}`).join(' ')],
  ['nested.html', '<div>'.repeat(200_000)],
  ['brackets.md', '['.repeat(400_000)],
];
const HOSTILE_MESSAGES = [
  'a'.repeat(2000),
  'A. '.repeat(660),
  '“a” '.repeat(500),
  'http://'.repeat(285),
  '\u2028'.repeat(2000),
];

const folder = await mkdtemp(join(tmpdir(), 'verbatim-hostile-'));
await mkdir(join(folder, 'seeds'));
await writeFile(join(folder, 'seeds', 'lighthouse.txt'), SEED);
const local = await startLocalDiscord({
  port: 0,
  world: buildWorld(
    { servers: [hostileServer(), ...Array.from({ length: SERVERS }, peacefulServer)] },
    Date.now(),
  ),
});
const bot = await BotProcess.start(folder, {
  DISCORD_TOKEN: local.token,
  DISCORD_API_URL: local.api,
  SEEDS_DIR: join(folder, 'seeds'),
  SEMANTIC: MEANING,
});
try {
  await bot.ready();
  for (let server = 0; server < SERVERS; server += 1) await deed(server, 'ask');
  console.log(`meaning ${MEANING}, ${SERVERS} servers`);
  report(`${BURST} at once`, await burst());
  await bot.metrics(); // the event loop's begin anew
  const attack = new AbortController();
  const attacking = attacks(attack.signal);
  report(`${RATE} a second for ${SECONDS} s, beside a hostile server`, await steadily());
  attack.abort();
  const attempts = await attacking;
  const metric = await bot.metrics();
  const turn = (name: string) => Math.round(1000 * metric(`nodejs_eventloop_lag_${name}_seconds`));
  console.log(`turns of the main thread: p99 ${turn('p99')} ms, longest ${turn('max')} ms`);
  console.log(
    `the hostile server added ${attempts.files} files and had ${attempts.digests} threads summed up`,
  );
} finally {
  await bot.stop();
  await local.close();
  await rm(folder, { recursive: true, force: true });
}

async function burst(): Promise<number[]> {
  return Promise.all(Array.from({ length: BURST }, (_, number) => deed(number % SERVERS, kindOf(number))));
}

async function steadily(): Promise<number[]> {
  const answers: Promise<number>[] = [];
  const begun = performance.now();
  for (let number = 0; number < RATE * SECONDS; number += 1) {
    const ahead = (number * 1000) / RATE - (performance.now() - begun);
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
    answers.push(deed(number % SERVERS, kindOf(number)));
  }
  return Promise.all(answers);
}

function kindOf(number: number): string {
  return ['ask', 'quotes', 'autocomplete', 'help', 'articles list'][number % 5] ?? 'ask';
}

/** Does something in a peaceful server: the milliseconds until it was answered. */
async function deed(server: number, kind: string): Promise<number> {
  const where = { as: 'Ben', channel: `news-${server}` };
  const begun = performance.now();
  const options = { ask: { question: 'Who said it was a waste?' }, quotes: { person: 'Calder' } }[kind] ?? {};
  const answered =
    kind === 'autocomplete'
      ? local.control.autocomplete({
          ...where,
          command: 'quotes',
          options: { person: 'cal' },
          focused: 'person',
        })
      : local.control.runAndWait({ ...where, command: kind, options }, 60_000);
  await answered.catch(() => undefined);
  return performance.now() - begun;
}

/** Keeps adding files and asking for digests until it is told to stop. */
async function attacks(signal: AbortSignal): Promise<{ files: number; digests: number }> {
  const done = { files: 0, digests: 0 };
  const where = { as: 'Mallory', channel: 'trap' };
  const adding = async () => {
    for (let at = 0; !signal.aborted; at += 1) {
      const [name, text] = HOSTILE_FILES[at % HOSTILE_FILES.length] ?? ['a.txt', 'a'];
      const bytes = Buffer.from(`${at} ${text}`);
      const file = { name, contentType: 'text/plain', bytes };
      await local.control
        .runAndWait({ ...where, command: 'articles add', options: { file } }, 60_000)
        .then(({ message }) => {
          const press = { as: where.as, message: message?.id ?? '', button: 'Add' };
          return local.control.pressAndWait(press, 60_000);
        })
        .catch(() => undefined); // refused in the preview: nothing to press
      done.files += 1;
    }
  };
  const summing = async () => {
    for (let at = 0; !signal.aborted; at += 1) {
      await local.control
        .runAndWait(
          {
            as: 'Mallory',
            channel: `trap-${at % HOSTILE_MESSAGES.length}`,
            command: 'summary',
            options: { last: 1000 },
          },
          60_000,
        )
        .catch(() => undefined);
      done.digests += 1;
    }
  };
  await Promise.all([adding(), summing()]);
  return done;
}

function report(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  const late = times.filter((time) => time > LATE).length;
  console.log(
    `${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms, late ${late} of ${times.length}`,
  );
}

function hostileServer() {
  return {
    name: 'Trap',
    members: ['Mallory'],
    moderators: ['Mallory'],
    channels: [
      { name: 'trap' },
      ...HOSTILE_MESSAGES.map((says, at) => ({
        name: `trap-${at}`,
        messages: Array.from({ length: 1000 }, () => ({ by: 'Mallory', says })),
      })),
    ],
  };
}

function peacefulServer(_: unknown, at: number) {
  return { name: `Server ${at}`, members: ['Ben'], channels: [{ name: `news-${at}` }] };
}
