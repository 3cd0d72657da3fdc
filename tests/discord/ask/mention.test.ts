import type { MessageView } from 'local-discord';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buttonsOf, type Harness, startHarness, textOf } from '../harness.ts';

let discord: Harness;
let bot: string;
beforeAll(async () => {
  discord = await startHarness();
  bot = discord.local.control.bot().id;
});
afterAll(() => discord.close());

/** Each test writes as somebody else or elsewhere, so that the cooldown of one does not reach another. */
interface Written {
  readonly as?: string;
  readonly channel?: string;
  readonly replyTo?: string;
}

/** Writes a message and waits for the bot's reply to it. */
async function tell(content: string, where: Written = {}): Promise<MessageView> {
  const { id } = await write(content, where);
  return vi.waitFor(
    () => {
      const answer = repliesTo(id, where)[0];
      if (answer === undefined) throw new Error('no reply yet');
      return answer;
    },
    { timeout: 10_000, interval: 20 },
  );
}

function write(content: string, { as = 'Ada', channel = 'news', replyTo }: Written) {
  return discord.local.control.send({ as, channel, content, ...(replyTo === undefined ? {} : { replyTo }) });
}

/** Has the bot write to a channel something that mentions itself or replies to a message: its id. */
async function writeAsBot(channel: string, content: string, replyTo?: string): Promise<string> {
  const { api, token } = discord.local;
  const response = await fetch(`${api}/v10/channels/${channel}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content, ...(replyTo ? { message_reference: { message_id: replyTo } } : {}) }),
  });
  const { id } = (await response.json()) as { id: string };
  return id;
}

function repliesTo(id: string, { as = 'Ada', channel = 'news' }: Written): readonly MessageView[] {
  const all = discord.local.control.messages({ as, channel });
  return all.filter((message) => message.author.id === bot && message.message_reference?.message_id === id);
}

describe('a question in a message that mentions the bot', () => {
  it('is answered in a reply with the same buttons as /ask, and pings nobody', async () => {
    const answer = await tell(`<@${bot}> who called it a betrayal?`);
    expect(textOf(answer)).toContain('“a betrayal of every sailor on this coast” — Idris Fenwick');
    expect(answer.embeds[0]?.author?.name).toBe('who called it a betrayal?');
    expect(answer.mentions).toEqual([]);
    expect(buttonsOf(answer)).toContain('In context');
  });

  it('turns in place for the person who asked', async () => {
    const answer = await tell(`<@${bot}> who called it a betrayal?`, { as: 'Cleo' });
    await discord.press(answer, 'In context', 'Cleo');
    const [now] = repliesTo(answer.message_reference?.message_id ?? '', { as: 'Cleo' });
    expect(textOf(now ?? answer)).toContain('¶ 6');
  });

  it('without a word says how to ask', async () => {
    expect(textOf(await tell(`<@${bot}>`, { as: 'Ben' }))).toContain('Ask me something');
  });

  it('is read without what it quotes', async () => {
    const quoting = `> <@${bot}> who called the buoys toys?\n<@${bot}> who complained about the smell?`;
    const answer = await tell(quoting, { as: 'Ben' });
    expect(answer.embeds[0]?.author?.name).toBe('who complained about the smell?');
  });

  it('that points at nobody says that it needs the name', async () => {
    const answer = await tell(`<@${bot}> and what did he say?`, { as: 'Ben' });
    expect(textOf(answer)).toContain('“he”');
  });
});

describe('a direct message', () => {
  it('is answered without a mention', async () => {
    const answer = await tell('who complained about the smell?', { as: 'Ben', channel: 'dm' });
    expect(textOf(answer)).toContain('Tobias Wren');
  });
});

describe('a reply to an answer', () => {
  const where = { as: 'Dora', channel: 'dm' };

  it('is read with the question and the person of that answer', async () => {
    const answer = await tell('who called it a betrayal?', where);
    const next = await tell('and what did he say next?', { ...where, replyTo: answer.id });
    expect(textOf(next)).toContain('Nobody asked the fishermen what they thought.');
    const last = await tell('and then?', { ...where, replyTo: next.id });
    expect(textOf(last)).toContain('before the council in September');
    const end = await tell('what did he say next?', { ...where, replyTo: last.id });
    expect(textOf(end)).toContain('Idris Fenwick says nothing after that');
  });

  it('asks the earlier question for something else', async () => {
    const cleo = { as: 'Cleo', channel: 'dm' };
    const answer = await tell('who called the buoys toys?', cleo);
    const when = await tell('when was that?', { ...cleo, replyTo: answer.id });
    expect(when.embeds[0]?.author?.name).toBe('when called the buoys toys?');
  });
});

describe('what is not answered', () => {
  it('is a message that does not speak to the bot, and one that mentions everybody', async () => {
    const one = await write('who called it a betrayal?', { as: 'Cleo' });
    const other = await write('@everyone who called it a betrayal?', {});
    await tell(`<@${bot}> who complained about the smell?`, { as: 'Cleo' });
    expect(repliesTo(one.id, {})).toEqual([]);
    expect(repliesTo(other.id, {})).toEqual([]);
  });

  it('is a mention that only stands in a quote, and what the bot itself writes', async () => {
    const quoted = await write(`> <@${bot}> who called it a betrayal?\nNice one.`, { as: 'Cleo' });
    const block = await write(`Look:\n>>> Said\n<@${bot}> who called it a betrayal?`, { as: 'Cleo' });
    const own = await writeAsBot(quoted.channel_id, `<@${bot}> who called it a betrayal?`);
    const reply = await writeAsBot(quoted.channel_id, 'who called it a betrayal?', own);
    await tell(`<@${bot}> who complained about the smell?`, { as: 'Cleo' });
    for (const id of [quoted.id, block.id, own, reply])
      expect(repliesTo(id, {}).filter((message) => message.id !== reply)).toEqual([]);
  });

  it('is another bot that mentions it or replies to it', async () => {
    const answer = await tell(`<@${bot}> who complained about the smell?`, { as: 'Cleo' });
    const mention = await write(`<@${bot}> who called it a betrayal?`, { as: 'Newsflash' });
    const reply = await write('and what did he say next?', { as: 'Newsflash', replyTo: answer.id });
    expect(mention.author.bot).toBe(true);
    await tell(`<@${bot}> who complained about the smell?`, { as: 'Ben' });
    for (const { id } of [mention, reply]) expect(repliesTo(id, {})).toEqual([]);
  });

  it('is what comes too fast, which is said once', async () => {
    const as = { as: 'Ada', channel: 'dm' };
    const sent: MessageView[] = [];
    for (let at = 0; at < 8; at += 1) sent.push(await write('who called it a betrayal?', as));
    await vi.waitFor(() => expect(sent.filter(({ id }) => repliesTo(id, as).length > 0).length).toBe(6), {
      timeout: 10_000,
      interval: 20,
    });
    const texts = sent.flatMap(({ id }) => repliesTo(id, as)).map(textOf);
    expect(texts.filter((text) => text.includes('Please wait'))).toHaveLength(1);
  });
});
