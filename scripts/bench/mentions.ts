/**
 * How late mentions are answered: a bot with files in a local Discord is mentioned at a rate for a minute, then many
 * times at once, in a hundred channels of ten servers, within the cooldown. Prints how long the replies took, by the
 * times that Discord gave question and reply, and how many questions have none.
 *
 * Run: npx tsx scripts/bench/mentions.ts [on|off] [a minute] [burst]   (on, off: questions with meaning)
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildWorld, startLocalDiscord } from 'local-discord';
import { BotProcess } from '../cluster/bot-process.ts';
import { generatedParagraphs, questionsOver } from './generated-text.ts';
import { atShare } from './times.ts';

const MEANING = process.argv[2] === 'on' ? 'on' : 'off';
const A_MINUTE = Number(process.argv[3] ?? 1000);
const BURST = Number(process.argv[4] ?? 500);
const SERVERS = 10;
const CHANNELS = 100;
const PEOPLE = ['Ada', 'Ben', 'Cleo', 'Dora'];
const ARTICLES = 50;
const PARAGRAPHS = 40;
/** Milliseconds after the last question in which replies may still come. */
const PATIENCE = 60_000;

interface Asked {
  readonly id: string;
  readonly channel: string;
}

const paragraphs = generatedParagraphs(ARTICLES * PARAGRAPHS);
const questions = questionsOver(paragraphs, 200);
const folder = await mkdtemp(join(tmpdir(), 'verbatim-mentions-'));
await mkdir(join(folder, 'seeds'));
for (let at = 0; at < ARTICLES; at += 1) {
  const own = paragraphs.slice(at * PARAGRAPHS, (at + 1) * PARAGRAPHS);
  await writeFile(join(folder, 'seeds', `${at}.txt`), own.join('\n\n'));
}
const local = await startLocalDiscord({
  port: 0,
  world: buildWorld({ servers: Array.from({ length: SERVERS }, server) }, Date.now()),
});
const bot = await BotProcess.start(folder, {
  DISCORD_TOKEN: local.token,
  DISCORD_API_URL: local.api,
  SEEDS_DIR: join(folder, 'seeds'),
  SEMANTIC: MEANING,
});
try {
  await bot.ready();
  for (let at = 0; at < SERVERS; at += 1)
    await local.control.runAndWait(
      { as: 'Ada', channel: channelOf(at), command: 'ask', options: { question: questions[0] ?? '' } },
      PATIENCE,
    );
  console.log(`meaning ${MEANING}, ${CHANNELS} channels of ${SERVERS} servers`);
  await bot.metrics(); // the event loop's begin anew
  await measure(`${A_MINUTE} in a minute`, A_MINUTE, 60_000 / A_MINUTE);
  await measure(`${BURST} at once`, BURST, 0);
  const metric = await bot.metrics();
  const turn = (name: string) => Math.round(1000 * metric(`nodejs_eventloop_lag_${name}_seconds`));
  console.log(`turns of the main thread: p99 ${turn('p99')} ms, longest ${turn('max')} ms`);
} finally {
  await bot.stop();
  await local.close();
  await rm(folder, { recursive: true, force: true });
}

/** Asks so many questions, one every so many milliseconds, and waits for the replies. */
async function measure(what: string, count: number, every: number): Promise<void> {
  const begun = performance.now();
  const asked: Asked[] = [];
  for (let at = 0; at < count; at += 1) {
    const ahead = at * every - (performance.now() - begun);
    if (ahead > 0) await setTimeout(ahead);
    asked.push(mention(at));
  }
  const until = performance.now() + PATIENCE;
  let times = delays(asked);
  while (times.length < count && performance.now() < until) {
    await setTimeout(200);
    times = delays(asked);
  }
  const shares = [0.5, 0.95, 0.99, 1].map((share) => atShare(times, share).trim());
  console.log(
    `${what}: p50 ${shares[0]} ms, p95 ${shares[1]} ms, p99 ${shares[2]} ms, longest ${shares[3]} ms, without a reply ${count - times.length}`,
  );
}

function mention(at: number): Asked {
  const channel = channelOf(at);
  const as = PEOPLE[Math.floor(at / CHANNELS) % PEOPLE.length] ?? 'Ada';
  const content = `<@${local.control.bot().id}> ${questions[at % questions.length]}`;
  return { id: local.control.send({ as, channel, content }).id, channel };
}

/** Milliseconds from each question to its reply, sorted; questions without one are left out. */
function delays(asked: readonly Asked[]): readonly number[] {
  const replies = new Map<string, string>();
  for (const channel of new Set(asked.map((one) => one.channel)))
    for (const { id, message_reference: to } of local.control.messages({ as: 'Ada', channel }))
      if (to?.message_id !== undefined) replies.set(to.message_id, id);
  return asked
    .flatMap(({ id }) => {
      const reply = replies.get(id);
      return reply === undefined ? [] : [sentAt(reply) - sentAt(id)];
    })
    .sort((one, other) => one - other);
}

/** Milliseconds since Discord's epoch, of an id. */
function sentAt(id: string): number {
  return Number(BigInt(id) >> 22n);
}

function channelOf(at: number): string {
  return `news-${at % CHANNELS}`;
}

function server(_: unknown, at: number) {
  const own = Array.from({ length: CHANNELS / SERVERS }, (_, place) => ({
    name: `news-${at + SERVERS * place}`,
  }));
  return { name: `Server ${at}`, members: PEOPLE, channels: own };
}
