import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InteractionView } from 'local-discord';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileStore } from '../../../src/library/store/file-store.ts';
import { buttonsOf, type Harness, messageOf, startHarness, textOf } from '../harness.ts';

const DAY = 24 * 60 * 60_000;

let discord: Harness;
let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'verbatim-settings-'));
  const thread = { name: 'harbour', messages: [{ by: 'Ben', says: 'What do you make of it?' }] };
  discord = await startHarness({
    library: { data },
    world: {
      servers: [
        {
          name: 'Newsroom',
          members: ['Una', 'Ada', 'Ben', 'Cleo', 'Finn', 'Gwen'],
          moderators: ['Ada', 'Finn'],
          roles: { Reporter: ['Ben'] },
          channels: [
            { name: 'news', threads: [thread], allow: { Cleo: ['ManageMessages'] } },
            { name: 'desk' },
            { name: 'archive', kind: 'category' },
          ],
        },
        {
          name: 'Elsewhere',
          members: ['Ben', 'Dora'],
          moderators: ['Dora'],
          channels: [{ name: 'general' }],
        },
      ],
    },
  });
});
afterAll(async () => {
  await discord.close();
  await rm(data, { recursive: true, force: true });
});
beforeEach(async () => {
  await discord.press(await settings(), 'Reset all').catch(() => undefined); // nothing is to be reset
});

const settings = (as = 'Ada') => discord.run('settings', {}, { as });
const opened = async (label: string, as = 'Ada') => discord.choose(await settings(as), label, as);
const idOf = (channel: string) => discord.local.control.channel(channel).id;

/** Chooses channels or roles in the menu whose placeholder begins with this. */
function pick(under: InteractionView, menu: string, values: readonly string[], as = 'Ada') {
  const message = messageOf(under);
  const menus = (message.components ?? []).flatMap((row) => (row.type === 1 ? row.components : []));
  const found = menus.find((each) => 'placeholder' in each && each.placeholder?.startsWith(menu));
  if (found === undefined || !('custom_id' in found)) throw new Error(`no menu “${menu}”`);
  const deed = { as, message: message.id, menu: found.custom_id, values };
  return discord.local.control.chooseAndWait(deed);
}

type Given = Readonly<Record<string, string | boolean>>;
const isPrivate = async (command: string, options: Given, channel = 'news') =>
  (await discord.run(command, options, { as: 'Ben', channel })).ephemeral;
const ask = { question: 'who called it a betrayal?' };

describe('/settings', () => {
  it('shows what holds, to moderators of the server alone', async () => {
    const shown = await settings();
    expect(shown.ephemeral).toBe(true);
    expect(textOf(shown)).toContain('**Who sees answers** · everybody (default)');
    expect(textOf(shown)).toContain('**Mentions** · answered (default)');
    expect(buttonsOf(shown)).toEqual(['(Reset all)']);
    const offered = (as: string) => discord.local.control.commands(as, 'news').map(({ name }) => name);
    expect(offered('Ada')).toContain('settings');
    expect(offered('Ben')).not.toContain('settings');
    // Moderates this channel alone, so Discord offers it; the settings hold in all channels.
    expect(textOf(await settings('Cleo'))).toContain('Manage Messages in the whole server');
  });

  it('refuses a press by somebody who is no moderator any more', async () => {
    const shown = await opened('Mentions', 'Finn');
    const role = { server: 'Newsroom', member: 'Finn', role: 'Moderator' };
    discord.local.control.setRole({ ...role, has: false });
    const refused = await discord.choose(shown, 'Do not answer', 'Finn');
    expect(textOf(refused)).toContain('Only moderators can change the settings');
    discord.local.control.setRole({ ...role, has: true });
    expect(textOf(await settings())).toContain('**Mentions** · answered (default)');
  });

  it('changes, shows what changed, resets, and says when nothing changed', async () => {
    const before = await opened('Mentions');
    expect(buttonsOf(before)).toEqual(['(Back to the default)', 'Done', '(Reset all)']);
    const changed = await discord.choose(before, 'Do not answer');
    expect(messageOf(changed).id).toBe(messageOf(before).id);
    expect(textOf(changed)).toContain('**Changed** · Mentions: not answered (before: answered)');
    expect(textOf(changed)).toContain('**Mentions** · not answered\n');
    expect(textOf(await discord.choose(changed, 'Do not answer'))).toContain('Nothing changed.');
    const reset = await discord.press(changed, 'Back to the default');
    expect(textOf(reset)).toContain('**Changed** · Mentions: answered (before: not answered)');
    expect(buttonsOf(await discord.press(reset, 'Done'))).toEqual(['(Reset all)']);
  });

  it('works after a restart, and so does the menu of before', async () => {
    const before = await opened('Who sees answers');
    await discord.choose(before, 'Only who asks');
    await discord.restart();
    expect(textOf(await settings())).toContain('**Who sees answers** · only who asks\n');
    expect(textOf(await discord.choose(before, 'Everybody'))).toContain('everybody (before: only who asks)');
  });

  it('keeps what two moderators change at the same time', async () => {
    const [mentions, answers] = await Promise.all([
      opened('Mentions', 'Ada'),
      opened('Who sees answers', 'Finn'),
    ]);
    await Promise.all([
      discord.choose(mentions, 'Do not answer', 'Ada'),
      discord.choose(answers, 'Only who asks', 'Finn'),
    ]);
    expect(textOf(await settings())).toMatch(/only who asks\n\*\*Mentions\*\* · not answered/);
    const all = await discord.press(await settings(), 'Reset all');
    expect(textOf(all).match(/\*\*Changed\*\*/g)).toHaveLength(2);
  });

  it('reaches no other server', async () => {
    await discord.choose(await opened('Mentions'), 'Do not answer');
    const elsewhere = await discord.run('settings', {}, { as: 'Dora', channel: 'general' });
    expect(textOf(elsewhere)).toContain('**Mentions** · answered (default)');
  });
});

describe('who sees answers', () => {
  it('is everybody for /ask and /quotes until a server chooses; /check is private', async () => {
    expect(await isPrivate('ask', ask)).toBe(false);
    expect(await isPrivate('quotes', { person: 'Fenwick' })).toBe(false);
    expect(await isPrivate('check', { quote: 'a betrayal' })).toBe(true);
  });

  it('is who asks where the server says so, unless the command says otherwise', async () => {
    await discord.choose(await opened('Who sees answers'), 'Only who asks');
    expect(await isPrivate('ask', ask)).toBe(true);
    expect(await isPrivate('quotes', { person: 'Fenwick' })).toBe(true);
    expect(await isPrivate('ask', { ...ask, private: false })).toBe(false);
    expect(await isPrivate('ask', ask, 'dm')).toBe(false);
  });

  it('is everybody in chosen channels and their threads alone', async () => {
    const menus = await opened('Who sees answers');
    const changed = await pick(menus, 'Everybody in these', ['news']);
    expect(textOf(changed)).toContain(`everybody in <#${idOf('news')}>, elsewhere only who asks`);
    expect(await isPrivate('ask', ask, 'news')).toBe(false);
    expect(await isPrivate('ask', ask, 'harbour')).toBe(false);
    expect(await isPrivate('ask', ask, 'desk')).toBe(true);
    expect(await isPrivate('quotes', { person: 'Fenwick' }, 'desk')).toBe(true);
    expect(await isPrivate('ask', { ...ask, private: true }, 'news')).toBe(true);
    const none = await pick(changed, 'Everybody in these', []);
    expect(textOf(none)).toContain('**Who sees answers** · only who asks\n');
  });
});

describe('mentions', () => {
  it('are not answered where the server does not want it, and are again afterwards', async () => {
    const { control } = discord.local;
    const mention = (content: string) =>
      control.send({ as: 'Ben', channel: 'desk', content: `<@${control.bot().id}> ${content}` });
    await discord.choose(await opened('Mentions'), 'Do not answer');
    mention('who called it a betrayal?');
    await discord.press(await settings(), 'Reset all');
    const asked = mention('what will mark the reef?');
    await vi.waitFor(() => {
      const messages = control.messages({ channel: 'desk' });
      const answered = messages.flatMap(({ message_reference: to }) => to?.message_id ?? []);
      expect(answered).toEqual([asked.id]);
    });
  });
});

describe('how long articles stay', () => {
  const titles = async () => {
    const [{ id } = { id: '' }] = discord.local.control.servers();
    return (await discord.library.articles(id))
      .filter(({ seed }) => !seed)
      .map(({ article }) => article.title);
  };
  /** Adds articles that were added so many days ago. */
  async function addOld(...ages: number[]) {
    const [{ id } = { id: '' }] = discord.local.control.servers();
    const store = new FileStore(join(data, 'servers'));
    for (const age of ages) {
      const bytes = Buffer.from(`The harbour on day ${age}\n\nIt was quiet there on day ${age}.`);
      const key = age.toString(16).padStart(16, '0');
      const addedAt = Date.now() - age * DAY;
      await store.put(id, { key, bytes, origin: 'a.txt', addedBy: null, addedAt });
    }
    discord.library.dropAll();
  }

  it('is changed at once where nothing would leave', async () => {
    const changed = await discord.choose(await opened('How long articles stay'), '30 days');
    expect(textOf(changed)).toContain('How long articles stay: 30 days (before: until they are removed)');
    expect(buttonsOf(changed)).not.toContain('Undo');
  });

  it('says first what would leave, and leaves everything where nobody agrees', async () => {
    await addOld(1, 20, 400);
    const asked = await discord.choose(await opened('How long articles stay'), '14 days');
    expect(textOf(asked)).toMatch(/Not changed yet.*If articles stay 14 days, these 2 leave at once/);
    expect(textOf(asked)).toMatch(/day 400 · added <t:\d+:R>\nThe harbour on day 20 · /);
    expect(textOf(await discord.press(asked, 'Leave it as it is'))).toContain(
      'until they are removed (default)',
    );
    expect(await titles()).toHaveLength(3);
  });

  it('lets them leave once a moderator agrees, and brings them back', async () => {
    const asked = await discord.choose(await opened('How long articles stay'), '14 days');
    const left = await discord.press(asked, 'Let these 2 leave');
    expect(textOf(left)).toContain('2 articles have left, to be deleted for good in ten minutes.');
    expect(await titles()).toEqual(['The harbour on day 1']);
    const back = await discord.press(left, 'Undo');
    expect(textOf(back)).toContain('until they are removed (before: 14 days)\n2 articles are back.');
    expect(await titles()).toHaveLength(3);
  });

  it('asks again where other articles would leave than were told', async () => {
    const asked = await discord.choose(await opened('How long articles stay'), '14 days');
    await addOld(90);
    const again = await discord.press(asked, 'Let these 2 leave');
    expect(textOf(again)).toContain('these 3 leave at once');
    expect(await titles()).toHaveLength(4);
  });

  it('takes any number of days, and refuses what is none', async () => {
    const { control } = discord.local;
    const type = async (days: string) => {
      const form = await discord.choose(await opened('How long articles stay'), 'Another number');
      return control.submitAndWait({ as: 'Ada', interaction: form.id, fields: { days } });
    };
    expect(textOf(await type('500'))).toContain('500 days (before: until they are removed)');
    expect(textOf(await type('45'))).toContain('If articles stay 45 days, these 2 leave at once');
    for (const none of ['0', '3651', 'a week', '-4', '1.5'])
      expect(textOf(await type(none))).toContain('give a whole number of days from 1 to 3,650');
    expect(textOf(await settings())).toContain('**How long articles stay** · 500 days\n');
  });
});

describe('the language', () => {
  it('is the server’s own until one is chosen', async () => {
    const menus = await opened('Language');
    expect(textOf(menus)).toContain('**Language** · the server’s own (English) (default)');
    const changed = await discord.choose(menus, 'Deutsch');
    // What one person alone sees stays in theirs.
    expect(textOf(changed)).toContain('**Changed** · Language: Deutsch (before: the server’s own (English))');
    const [{ id } = { id: '' }] = discord.local.control.servers();
    expect((await discord.library.settings(id)).language).toBe('de');
  });
});

describe('who may add articles', () => {
  const server = () => discord.local.control.servers()[0]?.id ?? '';
  const role = (name: string) =>
    discord.local.control.roles('Newsroom').find((each) => each.name === name)?.id ?? '';
  const text = (subject: string) =>
    [
      `${subject} is mended in May`,
      '',
      `The ${subject.toLowerCase()} was closed for a year after the flood.`,
      'It opens on Monday, the council said, and nobody will pay for it.',
    ].join('\n');

  /** Pastes an article and presses Add; what the last reply says. */
  async function add(as: string, subject: string): Promise<string> {
    const form = await discord.run('articles add', {}, { as });
    if (form.modal === null) return textOf(form);
    const preview = await discord.local.control.submitAndWait({
      as,
      interaction: form.id,
      fields: {
        title: '',
        link: `https://paper.example/${subject}`,
        text: text(subject),
        text2: '',
        text3: '',
      },
    });
    return textOf(await discord.press(preview, 'Add', as).catch(() => preview));
  }

  it('is moderators until they choose otherwise', async () => {
    expect(textOf(await settings())).toContain('**Who may add articles** · moderators (default)');
    expect(await add('Ben', 'Bridge')).toContain('Only moderators can change the articles here');
    expect(await add('Ada', 'Bridge')).toContain('Bridge is mended in May');
  });

  it('is whoever has a chosen role, too, who replaces and removes nothing of others', async () => {
    const menus = await opened('Who may add');
    const changed = await pick(menus, 'Moderators and these', [role('Reporter')]);
    expect(textOf(changed)).toContain(`moderators and <@&${role('Reporter')}>`);
    expect(await add('Ben', 'Market')).toContain('Market is mended in May');
    expect(await add('Finn', 'Market')).toContain('Market is mended in May');
    expect(await add('Gwen', 'Tower')).toContain('Reporter');
    await discord.library.add(server(), {
      bytes: Buffer.from(text('Tower')),
      origin: 'a.txt',
      link: 'https://paper.example/Well',
      addedBy: '1',
    });
    expect(await add('Ben', 'Well')).toContain('added by somebody else');
    const refused = await discord.run('articles remove', { article: 'Tower' }, { as: 'Ben' });
    expect(textOf(refused)).toContain('Only moderators can remove it');
  });

  it('who may add removes what they have added', async () => {
    await pick(await opened('Who may add'), 'Moderators and these', [role('Reporter')]);
    expect(await add('Ben', 'Pump')).toContain('Pump is mended in May');
    const asked = await discord.run('articles remove', { article: 'Pump' }, { as: 'Ben' });
    expect(textOf(await discord.press(asked, 'Remove it', 'Ben'))).toContain('Pump is mended in May');
    for (const command of ['articles edit', 'articles forget', 'settings']) {
      const options = command === 'articles edit' ? { article: 'Tower' } : {};
      const answer = await discord.run(command, options, { as: 'Ben' }).catch(() => null);
      expect(answer === null ? 'Only moderators' : textOf(answer)).toContain('Only moderators');
    }
  });

  it('is everybody where the role of everybody is chosen', async () => {
    await discord.choose(await opened('Who may add'), 'Everybody');
    expect(await add('Gwen', 'Weir')).toContain('Weir is mended in May');
  });
});
