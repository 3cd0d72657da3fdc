import type { InteractionView, WorldDraft } from 'local-discord';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { LinkFetcher } from '../../../src/library/fetching/fetch-link.ts';
import { keptAfterLeaving, undoFor } from '../../../src/library/library.ts';
import { buttonsOf, type Harness, messageOf, optionsOf, startHarness, textOf, WORLD } from '../harness.ts';
import { formattingIn } from '../plain-text.ts';

const HARBOUR = `Harbour to close for a year

The harbour of Port Elsin will close in June, the council decided.

“We have waited twenty years for new quay walls,” said Mayor Ada Thorne.`;

/** Ada moderates both servers; what tests add to the first is forgotten after each. */
const BOTH: WorldDraft = {
  servers: [
    ...(WORLD.servers?.slice(0, 1) ?? []),
    { name: 'Elsewhere', members: ['Ada', 'Dora'], moderators: ['Ada'], channels: [{ name: 'general' }] },
  ],
};

let discord: Harness;
beforeAll(async () => {
  const links = new LinkFetcher({ allowLoopback: true });
  discord = await startHarness({ world: BOTH, library: { links } });
});
afterEach(() => discord.library.forget(serverId(discord)));
afterAll(() => discord.close());

function file(name: string, content: string | Uint8Array, contentType = 'text/plain') {
  return { name, contentType, bytes: Buffer.from(content) };
}

type Options = Parameters<Harness['local']['control']['runAndWait']>[0]['options'];

/** The preview, or the form where nothing is given. */
function look(discord: Harness, options: Options, as = 'Ada', channel = 'news'): Promise<InteractionView> {
  const deed = { as, channel, command: 'articles add', options: options ?? {} };
  return discord.local.control.runAndWait(deed, 60_000);
}

/** Previews and adds; what cannot be added is only previewed. */
async function add(discord: Harness, options: Options): Promise<InteractionView> {
  return confirm(discord, await look(discord, options));
}

function confirm(discord: Harness, preview: InteractionView): Promise<InteractionView> | InteractionView {
  const [first] = buttonsOf(preview);
  return first?.startsWith('Add') ? discord.press(preview, first) : preview;
}

async function listed(discord: Harness, where = {}): Promise<string> {
  return textOf(await discord.run('articles list', {}, where));
}

it('adds a file, answers from it, lists it and shows its outline', async () => {
  const added = await add(discord, {
    file: file('harbour.txt', HARBOUR),
    link: 'https://example.org/harbour',
  });
  expect(textOf(added)).toContain('Added **[Harbour to close for a year](https://example.org/harbour)**');
  expect(textOf(added)).toContain('most quoted: Ada Thorne (1)');
  expect(buttonsOf(added)).toEqual(['Outline', 'Edit', 'Remove']);

  const answer = await discord.run('ask', { question: 'who waited twenty years for quay walls?' });
  expect(textOf(answer)).toContain('Ada Thorne');
  const list = await discord.run('articles list', {}, { as: 'Ben' });
  const ada = discord.local.control
    .users()
    .find(({ username, global_name }) => (global_name ?? username) === 'Ada');
  expect(textOf(list)).toMatch(
    /Harbour to close.*\n\d+ paragraphs · most quoted: Ada Thorne \(1\) · added by/,
  );
  expect(textOf(list)).toContain(`<@${ada?.id}> <t:`);
  expect(messageOf(list).pings.userIds).toEqual([]);
  expect(optionsOf(list)).toContain('Harbour to close for a year');

  const outline = await discord.choose(list, 'Harbour to close', 'Ben');
  expect(textOf(outline)).toMatch(/\*\*¶ \d\*\* {2}“We have waited twenty years.* — Ada Thorne/);
  expect(textOf(await discord.press(added, 'Outline'))).toContain('Quoted: Ada Thorne (1)');
  expect(textOf(await discord.press(outline, 'All articles', 'Ben'))).toBe(textOf(list));
});

it('adds Markdown and HTML, however the file is called, and keeps the title given', async () => {
  const markdown = file('../../note.md', `# A heading\n\n${HARBOUR}`);
  expect(textOf(await add(discord, { file: markdown, title: 'My own title' }))).toContain('My own title');
  const html = `<html><head><title>Page</title></head><body><script>alert(1)</script><p>${'The ferry will sail again, the company said on Monday. '.repeat(9)}</p></body></html>`;
  const added = await add(discord, { file: file('page.HTML', html) });
  expect(textOf(added)).toMatch(/^Added/);
  const ferry = (await discord.library.findArticles(serverId(discord), 'page'))[0];
  expect(JSON.stringify(ferry?.article)).not.toContain('alert');
});

it('pasted text is added through a form, with title and link', async () => {
  const opened = await look(discord, { title: 'Suggested title' });
  expect(opened.modal?.title).toBe('Add an article');
  const { control } = discord.local;
  const [title, ...text] = HARBOUR.split('\n\n');
  const preview = await control.submitAndWait({
    as: 'Ada',
    interaction: opened.id,
    fields: { link: 'https://example.org/h', text: title ?? '', text2: text.join('\n') },
  });
  expect(preview.ephemeral).toBe(true);
  expect(await listed(discord)).not.toContain('Suggested');
  const added = await discord.press(preview, 'Add');
  expect(textOf(added)).toContain('Added **[Suggested title](https://example.org/h)** · 3 paragraphs');
});

it('a word or two that is pasted is no article', async () => {
  const opened = await look(discord, {});
  const { control } = discord.local;
  const doubted = await control.submitAndWait({ as: 'Ada', interaction: opened.id, fields: { text: 'hi' } });
  expect(textOf(doubted)).toContain('This text has 1 word; an article has at least 20.');
  expect(buttonsOf(doubted)).toEqual(['Add it all the same', 'Edit title', 'Cancel']);
  expect(await listed(discord)).not.toContain('hi');
});

it('a preview says what would be added, and holds it until it is', async () => {
  const given = `Ferry to Skarn sails on

By Ann Bell
3 March 2026

The ferry that has linked Skarn with the mainland since 1931 will sail on, the council of the islands decided.

“Nobody wanted the bridge,” said Liv Moen, who has steered the boat for twenty years.`;
  const preview = await look(discord, { file: file('ferry.txt', given), link: 'https://example.org/ferry' });
  expect(preview.ephemeral).toBe(true);
  expect(textOf(preview)).toContain('Not added yet. Add this article?');
  expect(textOf(preview)).toContain('By Ann Bell · 3 March 2026\n3 paragraphs · Quoted: Liv Moen (1)');
  expect(textOf(preview)).toContain('The ferry that has linked Skarn');
  expect(buttonsOf(preview)).toEqual(['Add', 'Edit title', 'Cancel']);
  expect(await listed(discord)).not.toContain('Ferry to Skarn');

  await discord.restart();
  const form = await discord.press(preview, 'Edit title');
  expect(JSON.stringify(form.modal)).toContain('"value":"Ferry to Skarn sails on"');
  const { control } = discord.local;
  const submit = (title: string) =>
    control.submitAndWait({ as: 'Ada', interaction: form.id, fields: { title } });
  expect(textOf(await submit('   '))).toContain('A title has at least one letter');
  const retitled = await submit('The *ferry* stays');
  expect(messageOf(retitled).id).toBe(messageOf(preview).id);
  expect(messageOf(retitled).embeds[0]?.title).toBe('The \\*ferry\\* stays');

  const cancelled = await discord.press(retitled, 'Cancel');
  expect(textOf(cancelled)).toContain('Nothing was added.');
  expect(messageOf(cancelled).attachments.map(({ filename }) => filename)).toEqual(['ferry.txt']);
  expect(await listed(discord)).not.toContain('stays');
  const added = await discord.press(cancelled, 'Add it after all');
  expect(messageOf(added).attachments).toEqual([]);
  expect(textOf(added)).toContain('Added **[The \\*ferry\\* stays](https://example.org/ferry)**');
  const [kept] = await discord.library.findArticles(serverId(discord), 'ferry');
  expect(kept?.article).toMatchObject({ title: 'The *ferry* stays', published: '2026-03-03' });
});

it('what is pasted with a link that is none comes back as a file', async () => {
  const opened = await look(discord, {});
  const fields = { text: HARBOUR, link: 'javascript:alert(1)' };
  const refused = await discord.local.control.submitAndWait({ as: 'Ada', interaction: opened.id, fields });
  expect(textOf(refused)).toContain('is not a link');
  const [attached] = messageOf(refused).attachments;
  expect(await (await fetch(attached?.url ?? '')).text()).toBe(HARBOUR);
});

it('several files and links are previewed together; what fails stays to be tried again', async () => {
  const files = {
    file: file(
      'ferry.txt',
      `Ferry to sail again\n\nIt sails on Monday. ${'All the harbours are open to it. '.repeat(4)}`,
    ),
    file2: file('photo.png', 'x', 'image/png'),
    file3: file('skarn.txt', GERMAN),
    file5: file(
      'mill.md',
      `# Mill sold\n\nThe mill was sold. ${'Its wheel has not turned for many years. '.repeat(4)}`,
    ),
  };
  const preview = await look(discord, { ...files, link: 'http://127.0.0.1:9/first', title: 'One title' });
  const shown = textOf(preview);
  expect(shown).toContain('Not added yet. Add these 3 articles?\nA title is for one article alone');
  expect(shown).toContain('photo.png\nNot added: “photo.png” cannot be read as an article.');
  expect(shown).toContain('http\\://127.0.0.1:9/first\nNot added: ');
  expect(buttonsOf(preview)).toEqual(['Add 2', 'Add all 3 all the same', 'Cancel']);
  const some = await discord.press(preview, 'Add 2');
  expect(textOf(some)).toContain('Added **Ferry to sail again**');
  expect(textOf(some)).toContain('Added **Mill sold**');
  expect(buttonsOf(some)).toEqual(['Add it all the same', 'Cancel']);
  const all = await discord.press(some, 'Add it all the same');
  expect(textOf(all)).toContain('Added **Letzte Fähre nach Skarn im Oktober**');
  expect(buttonsOf(all)).toEqual([]);
  expect(await listed(discord)).toContain('Mill sold');
});

it('the page of a link is fetched; a page that may not be reached is refused', async () => {
  const sent = discord.local.control.send({
    as: 'Ada',
    channel: 'news',
    content: 'here',
    files: [file('harbour.txt', HARBOUR)],
  });
  const url = sent.attachments[0]?.url ?? '';
  const added = await add(discord, { link: url });
  expect(textOf(added)).toContain('Added **[Harbour to close for a year](http://127.0.0.1');
  expect(textOf(await add(discord, { link: url }))).toContain('was here already');
  const refused = await add(discord, { link: 'http://169.254.169.254/latest/meta-data/' });
  expect(refused.ephemeral).toBe(true);
  expect(textOf(refused)).toContain('not on the public internet');
  expect(textOf(await add(discord, { link: 'ftp://example.org/' }))).toContain('Only links that begin with');
});

it('who wrote an article, where and when is said with it', async () => {
  const ferry = `Last ferry to Skarn sails in October

By Ann Bell
3 March 2026

The ferry that has linked Skarn with the mainland since 1931 will sail for the last time in October, the council of the islands decided yesterday.

“Nobody wanted this,” said Liv Moen, who has steered the boat for twenty years.`;
  const added = await add(discord, { file: file('ferry.txt', ferry) });
  expect(textOf(added)).toContain('Last ferry to Skarn sails in October** · 3 paragraphs');
  expect(textOf(await discord.press(added, 'Outline'))).toContain('By Ann Bell · 3 March 2026');
  const answer = await discord.run('ask', {
    question: 'when will the ferry to Skarn sail for the last time?',
  });
  expect(textOf(answer)).toContain('¶ 2 · 3 March 2026 · Last ferry to Skarn');
  expect(textOf(await discord.press(answer, 'In context'))).toContain('(yesterday: 2 March 2026)');
  const wrote = textOf(await discord.run('ask', { question: 'Who wrote this?' }));
  expect(wrote).toContain('Ann Bell');
  expect(wrote).toContain('Last ferry to Skarn sails in October · 3 March 2026');
});

const GERMAN = `Letzte Fähre nach Skarn im Oktober

Die Fähre, die Skarn seit 1931 mit dem Festland verbindet, wird im Oktober zum letzten Mal ablegen, sagte der Rat am Montag nach langer Beratung.

„Das hat niemand gewollt“, sagte Liv Moen, die das Schiff seit zwanzig Jahren steuert. „Aber die Brücke ist bezahlt, und die Fähre ist es nicht.“`;

it('what is in another language is named, and added all the same when that is wanted', async () => {
  const doubted = await look(discord, { file: file('skarn.txt', GERMAN) });
  expect(textOf(doubted)).toContain('“skarn.txt” is in German.');
  expect(await listed(discord)).not.toContain('Letzte Fähre');
  expect(textOf(await discord.press(doubted, 'Add it all the same'))).toContain('Added **Letzte Fähre');
  expect(await listed(discord)).toContain('Letzte Fähre');
});

it('a page that is shown in the place of an article is said as what it is', async () => {
  const page = `<html><head><title>Log in – The Sound Herald</title></head><body><h1>Log in to your account</h1>
    <form><label>E-mail<input name="e"></label><label>Password<input type="password"></label></form>
    <p>Forgotten your password? We will send you a new one by e-mail within a few minutes of your asking for it.</p>
    <p>New to The Sound Herald? Register to get the letter of the islands every Friday, and to save what you want to read later.</p></body></html>`;
  expect(textOf(await look(discord, { file: file('ferry.html', page, 'text/html') }))).toContain(
    '“ferry.html” is for logging in and has no article.',
  );
});

it('the same link or the same text replaces the earlier article and says so', async () => {
  const link = 'https://example.org/harbour';
  await add(discord, { file: file('one.txt', HARBOUR), link });
  const second = await add(discord, { file: file('two.txt', `${HARBOUR}\n\nMore is known now.`), link });
  expect(textOf(second)).toMatch(/It replaces the one added by <@\d+> <t:\d+:R>\./);
  expect(
    textOf(await add(discord, { file: file('two.txt', `${HARBOUR}\n\nMore is known now.`), link })),
  ).toContain('was here already, word for word');
  expect((await listed(discord)).match(/Harbour to close/g)).toHaveLength(1);
});

it('what is not an article is refused with what to do instead, and nothing is added', async () => {
  const library = { charactersPerArticle: 1000, articlesPerServer: 1, links: null };
  const discord = await startHarness({ library });
  onTestFinished(() => discord.close());
  const before = await listed(discord);
  const cases: [ReturnType<typeof file>, RegExp][] = [
    [file('photo.png', 'x'), /Give a .txt, .md, .html, .mhtml, .pdf or .docx file/],
    [file('big.txt', 'a '.repeat(2_500_001)), /larger than 5 MB/],
    [file('lies.txt', Buffer.from('%PDF-1.7\n%\xe2\xe3\n1 0 obj', 'latin1')), /PDF/],
    [file('empty.txt', ' \n\n '), /holds no text/],
    [file('long.txt', 'word '.repeat(300)), /1,499|1,500/],
    [file('link.txt', HARBOUR), /not a link/],
  ];
  for (const [attachment, reason] of cases) {
    const link = attachment.name === 'link.txt' ? { link: 'javascript:alert(1)' } : {};
    const answer = await add(discord, { file: attachment, ...link });
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer), attachment.name).toMatch(reason);
    expect(messageOf(answer).pings.everyone).toBe(false);
  }
  expect(textOf(await add(discord, { link: 'https://example.org/' }))).toContain('turned off');
  expect(await listed(discord)).toBe(before);
  await add(discord, { file: file('one.txt', 'The first article.') });
  expect(textOf(await add(discord, { file: file('two.txt', 'The second.') }))).toContain(
    'as many as it may have',
  );
});

it('a text of two megabytes in one line is added or refused, and the bot goes on answering', async () => {
  const answer = await look(discord, { file: file('line.txt', 'word '.repeat(399_000)) });
  expect(textOf(answer)).toMatch(/^Not added yet|too large or too tangled/);
  expect(textOf(await discord.run('help'))).toContain('/articles');
}, 60_000);

it('removing asks first, can be undone for ten minutes, after a restart too', async () => {
  await add(discord, { file: file('harbour.txt', HARBOUR) });
  const choices = await discord.autocomplete('articles remove', 'article', { article: '' });
  expect(choices.map(({ name }) => name)).toEqual(['Harbour to close for a year']);
  const ask = await discord.run('articles remove', { article: String(choices[0]?.value) });
  expect(textOf(ask)).toContain('Remove **Harbour to close for a year**?');
  expect(await listed(discord)).toContain('Harbour');
  const removed = await discord.press(ask, 'Remove it');
  expect(messageOf(removed).id).toBe(messageOf(ask).id);
  expect(await listed(discord)).not.toContain('Harbour');
  await discord.restart();
  expect(textOf(await discord.press(removed, 'Undo'))).toContain('is back');
  expect(await listed(discord)).toContain('Harbour');

  const again = await discord.run('articles remove', { article: 'harbour' });
  expect(textOf(await discord.press(again, 'Keep it'))).toContain('stays');
  const gone = await discord.press(await discord.run('articles remove', { article: 'harbour' }), 'Remove it');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + undoFor + 1000 });
  try {
    expect(textOf(await discord.press(gone, 'Undo'))).toContain('ten minutes for undoing this are over');
  } finally {
    vi.useRealTimers();
  }
});

it('what is said about an article is edited in a form, and cited so from then on', async () => {
  const added = await add(discord, { file: file('harbour.txt', HARBOUR) });
  const { control } = discord.local;
  const choices = await discord.autocomplete('articles edit', 'article', { article: '' });
  expect(choices.map(({ name }) => name)).toEqual(['Harbour to close for a year']);
  const form = await discord.run('articles edit', { article: String(choices[0]?.value) });
  expect(JSON.stringify(form.modal)).toContain('"value":"Harbour to close for a year"');
  const submit = (fields: Record<string, string>) =>
    control.submitAndWait({ as: 'Ada', interaction: form.id, fields });
  expect(textOf(await submit({}))).toContain('Nothing was changed');
  expect(textOf(await submit({ published: 'last week' }))).toContain('“last week” is not a day.');
  expect(textOf(await submit({ link: 'nowhere' }))).toContain('is not a link');
  expect(
    textOf(await submit({ link: 'https://example.org/q', published: '4 March 2026', outlet: 'The *Sound*' })),
  ).toBe(
    'Changed: **[Harbour to close for a year](https://example.org/q)**\nThe \\*Sound\\*, 4 March 2026\nAnswers cite it so from now on.',
  );
  const answer = await discord.run('ask', { question: 'who waited twenty years for quay walls?' });
  expect(textOf(answer)).toContain(
    'The \\*Sound\\*, 4 March 2026 · [Harbour to close for a year](https://example.org/q)',
  );

  await discord.restart();
  const again = await discord.press(added, 'Edit');
  expect(JSON.stringify(again.modal)).toContain('"value":"2026-03-04"');
  expect(textOf(await discord.run('articles edit', { article: 'lighthouse' }))).toContain('every server has');
  expect(textOf(await discord.run('articles edit', { article: 'zzz' }))).toContain('/articles list');
  expect(textOf(await discord.run('articles edit', { article: 'harbour' }, { as: 'Ben' }))).toContain(
    'Only moderators',
  );
  await discord.library.remove(serverId(discord), String(choices[0]?.value));
  expect(textOf(await submit({ title: 'Too late' }))).toContain('no longer here');
});

it('several links are each answered', async () => {
  const answer = await look(discord, { link: 'http://127.0.0.1/first http://127.0.0.1/second' });
  expect(textOf(answer).match(/Not added/g)).toHaveLength(2);
  expect(textOf(answer)).toContain('/first');
  expect(textOf(answer)).toContain('/second');
});

it('a refusal says what this command can do instead', async () => {
  const removed = await discord.run('articles remove', { article: 'zzz' });
  expect(textOf(removed)).toContain('/articles list');
  expect(textOf(removed)).not.toContain('empty');
  const shown = await discord.run('articles show', { article: 'zzz' });
  expect(textOf(shown)).not.toContain('empty');
});

it('articles that every server has cannot be removed', async () => {
  const answer = await discord.run('articles remove', { article: 'lighthouse' });
  expect(textOf(answer)).toContain('every server has');
  expect(buttonsOf(answer)).toEqual([]);
});

it('forgetting takes the server’s name, and deletes everything', async () => {
  await add(discord, { file: file('harbour.txt', HARBOUR) });
  const { control } = discord.local;
  const form = await discord.run('articles forget');
  expect(form.modal?.title).toBe('Delete for good: 1 article');
  const wrong = await control.submitAndWait({
    as: 'Ada',
    interaction: form.id,
    fields: { name: 'newsroom!' },
  });
  expect(textOf(wrong)).toContain('Nothing was deleted');
  expect(await listed(discord)).toContain('Harbour');
  const again = await discord.run('articles forget');
  const done = await control.submitAndWait({
    as: 'Ada',
    interaction: again.id,
    fields: { name: ' Newsroom' },
  });
  expect(textOf(done)).toContain('Deleted for good: 1 article');
  expect(await listed(discord)).not.toContain('Harbour');
});

it('only moderators change articles, whichever way they try', async () => {
  await add(discord, { file: file('harbour.txt', HARBOUR) });
  const ask = await discord.run('articles remove', { article: 'harbour' });
  expect(ask.state).toBe('answered');
  for (const attempt of [
    look(discord, { file: file('mine.txt', 'My own article.') }, 'Ben'),
    look(discord, {}, 'Ben'),
    discord.run('articles remove', { article: 'harbour' }, { as: 'Ben' }),
    discord.run('articles forget', {}, { as: 'Ben' }),
  ]) {
    const answer = await attempt;
    expect(answer.modal).toBeNull();
    expect(textOf(answer)).toContain('Only moderators');
  }
  expect(await listed(discord, { as: 'Ben' })).toContain('Harbour');
  expect(textOf(await discord.run('articles show', { article: 'harbour' }, { as: 'Ben' }))).toContain('¶ 1');
  expect(discord.local.control.commands('Ben', 'news').map(({ name }) => name)).not.toContain(
    'Add as article',
  );
});

it('the menu adds a message’s text, or the files attached to it', async () => {
  const { control } = discord.local;
  const text = control.send({ as: 'Ben', channel: 'news', content: HARBOUR });
  const added = await discord.press(await discord.run('Add as article', {}, { target: text.id }), 'Add');
  expect(textOf(added)).toContain('Added **[Harbour to close for a year](https://discord.com/channels/');
  const files = control.send({
    as: 'Ben',
    channel: 'news',
    content: 'two files',
    files: [
      file('ferry.txt', `Ferry to sail again\n\n${'It sails on Monday. '.repeat(6)}`),
      file('photo.png', 'x', 'image/png'),
      file('empty.md', ''),
      file('mill.md', `# Mill sold\n\n${'The mill was sold. '.repeat(6)}`),
    ],
  });
  const preview = await discord.run('Add as article', {}, { target: files.id });
  expect(textOf(preview)).toContain('empty.md\nNot added: ');
  const results = textOf(await discord.press(preview, 'Add 2'));
  expect(results).toContain('Added **Ferry to sail again**');
  expect(results).toContain('Added **Mill sold**');
  expect(results).toContain('empty.md\nNot added: ');
  expect(results).not.toContain('photo');
  const picture = control.send({
    as: 'Ben',
    channel: 'news',
    content: '',
    files: [file('photo.png', 'x', 'image/png')],
  });
  expect(textOf(await discord.run('Add as article', {}, { target: picture.id }))).toContain(
    'no text of its own',
  );
});

it('lists and outlines are paged, in place, for years', async () => {
  for (let number = 1; number <= 20; number++)
    await discord.library.add(serverId(discord), {
      bytes: Buffer.from(
        Array.from({ length: 30 }, (_, line) => `Line ${line} of article ${number}`).join('\n'),
      ),
      origin: 'a.txt',
      title: `Article ${number}`,
      addedBy: null,
    });
  const first = await discord.run('articles list');
  expect(textOf(first)).toContain('page 1 of 3');
  await discord.restart();
  const second = await discord.press(first, 'Next');
  expect(messageOf(second).id).toBe(messageOf(first).id);
  expect(textOf(second)).toContain('page 2 of 3');
  const outline = await discord.choose(second, 'Article 1');
  expect(textOf(outline)).toContain('page 1 of 3');
  expect(textOf(await discord.press(outline, 'Next'))).toContain('**¶ 13**');
});

it('hostile titles and texts are shown as plain text and notify nobody', async () => {
  const nasty = '@everyone **bold** [x](http://evil.example) <@1> # `code` ||spoiler||';
  const added = await add(discord, { file: file('nasty.txt', `${nasty}\n\n“${nasty}” said ${nasty}`) });
  for (const answer of [
    added,
    await discord.run('articles list'),
    await discord.run('articles show', { article: 'everyone' }),
  ]) {
    const message = messageOf(answer);
    expect(message.pings).toMatchObject({ everyone: false, userIds: [], roleIds: [] });
    const lines = message.embeds.flatMap(({ description = '' }) => description.split('\n'));
    const own = lines.filter((line) => line.includes('everyone'));
    expect(own).not.toEqual([]);
    const ours = ['strong', 'user', 'timestamp']; // bold titles, and who added it when
    for (const line of own) {
      expect(formattingIn(line).filter((type) => !ours.includes(type))).toEqual([]);
      expect(line).not.toContain('<@1>');
    }
  }
});

it('another server, its autocomplete and direct messages see nothing of it', async () => {
  discord.local.control.addBot('Elsewhere');
  await add(discord, { file: file('harbour.txt', HARBOUR) });
  const id = (await discord.autocomplete('articles remove', 'article', { article: '' }))[0]?.value ?? '';
  await vi.waitFor(() => expect(discord.local.control.commands('Ada', 'general')).not.toEqual([]));
  for (const channel of ['general', 'dm']) {
    const where = { as: 'Ada', channel };
    expect(
      textOf(await discord.run('ask', { question: 'who waited twenty years for quay walls?' }, where)),
    ).not.toMatch(/Thorne|quay walls,/);
    expect(await discord.autocomplete('ask', 'article', { article: 'elsin' }, where)).toEqual([]);
    expect(await discord.autocomplete('quotes', 'person', { person: 'thorne' }, where)).toEqual([]);
    expect(textOf(await discord.run('quotes', { article: String(id) }, where))).toContain('no article here');
  }
  expect(await listed(discord, { channel: 'general' })).not.toContain('Harbour');
  expect(
    textOf(await discord.run('articles remove', { article: String(id) }, { channel: 'general' })),
  ).toContain('no article here');
  expect(discord.local.control.commands('Ada', 'dm').map(({ name }) => name)).not.toContain('articles');
});

it('a server that the bot leaves is noted, and forgiven when it comes back', async () => {
  await add(discord, { file: file('harbour.txt', HARBOUR) });
  const leftAt = async () =>
    (await discord.library.servers()).find(({ server }) => server === serverId(discord))?.leftAt;
  discord.local.control.removeBot('Newsroom');
  await vi.waitFor(async () => expect(await leftAt()).toEqual(expect.any(Number)));
  discord.local.control.addBot('Newsroom');
  await vi.waitFor(async () => expect(await leftAt()).toBeNull());
  expect(await listed(discord)).toContain('Harbour');
});

it('a server left while the bot was not running is noted at the next start', async () => {
  const { library } = discord;
  await library.add('77', { bytes: Buffer.from('Text'), origin: 'a.txt', addedBy: null });
  await library.add(serverId(discord), { bytes: Buffer.from('Text'), origin: 'a.txt', addedBy: null });
  await library.left(serverId(discord)); // as it was when the bot last heard of it
  await discord.restart();
  const leftAt = async (id: string) => (await library.servers()).find(({ server }) => server === id)?.leftAt;
  await vi.waitFor(async () => expect(await leftAt('77')).toEqual(expect.any(Number)));
  expect(await leftAt(serverId(discord))).toBeNull();
});

it('a server left more than thirty days ago is deleted at a start, unless the bot is back in it', async () => {
  const { library } = discord;
  const text = { bytes: Buffer.from('Text'), origin: 'a.txt', addedBy: null };
  for (const id of ['77', serverId(discord)]) await library.add(id, text);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - keptAfterLeaving - 60_000 });
  try {
    for (const id of ['77', serverId(discord)]) await library.left(id);
  } finally {
    vi.useRealTimers();
  }
  await discord.restart();
  const servers = async () => (await library.servers()).map(({ server }) => server);
  await vi.waitFor(async () => expect(await servers()).not.toContain('77'));
  expect(await servers()).toContain(serverId(discord));
});

function serverId(discord: Harness): string {
  const server = discord.local.control.servers().find(({ name }) => name === 'Newsroom');
  if (server === undefined) throw new Error('no server');
  return server.id;
}
