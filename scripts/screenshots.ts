import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Locale } from 'discord-api-types/v10';
import { startLocalDiscord } from 'local-discord';
import { pino } from 'pino';
import { chromium, type Page } from 'playwright-core';
import { builtFile } from '../src/built.ts';
import { followDemoFeed } from '../src/demo/follow-feed.ts';
import { newsSite } from '../src/demo/news-site.ts';
import { demoWorld } from '../src/demo/world.ts';
import { startBot } from '../src/discord/app/bot.ts';
import { FeedFetcher } from '../src/library/fetching/fetch-feed.ts';
import { LinkFetcher } from '../src/library/fetching/fetch-link.ts';
import { Library } from '../src/library/library.ts';

/**
 * Makes the README's screenshots with the real bot in the local Discord:
 * `npx tsx scripts/screenshots.ts [path of Chromium] [folder]`.
 */
const [executablePath = '/usr/bin/chromium', folder = fileURLToPath(new URL('../.github', import.meta.url))] =
  process.argv.slice(2);

const LOUNGE = { person: 'Ravi Anand', server: 'The Morning Desk', channel: 'lounge' };
const MODERATOR = { person: 'Hester Quill', server: 'The Morning Desk', channel: 'lounge' };
const THREAD = { person: 'Hester Quill', server: 'The Morning Desk', channel: 'Nato leadership' };
const QUIZ = { person: 'Cleo Hartnell', server: 'Pub Quiz League', channel: 'news' };

const log = pino({ level: 'warn' }, pino.destination(2));
/** The local Discord's own address, once it listens: its made-up paper is read from there. */
let url: string | null = null;
const rules = { alsoOpen: () => url };
const data = await mkdtemp(join(tmpdir(), 'verbatim-screenshots-'));
const library = await Library.open({
  seeds: fileURLToPath(new URL('../seeds', import.meta.url)),
  data,
  articlesPerServer: 50,
  charactersPerArticle: 2_000_000,
  idleMinutes: 30,
  meaning: null,
  log,
  links: new LinkFetcher(rules),
  feedFetcher: new FeedFetcher(rules),
});
const local = await startLocalDiscord({
  port: 0,
  world: demoWorld(Date.now()),
  web: newsSite(
    () => url ?? '',
    () => true,
  ),
  page: builtFile('page/'),
});
url = local.url;
const bot = await startBot({ token: local.token, api: local.api, guild: null, library, log });
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
await followDemoFeed(library, local.control, local.url);
await library.feeds.visitDue();
try {
  await shoot(
    'ask-dark.png',
    { ...LOUNGE, theme: 'dark' },
    '/ask question: who said it would be utter folly?',
  );
  await shoot('quotes-light.png', { ...QUIZ, theme: 'light' }, '/quotes person: Zelensky');
  await shoot(
    'check-light.png',
    { ...LOUNGE, theme: 'light' },
    '/check quote: It would be total folly to walk away',
  );
  await shoot('summary-dark.png', { ...THREAD, theme: 'dark' }, '/summary length: short');
  await shoot('articles-dark.png', { ...MODERATOR, theme: 'dark' }, '/articles list ');
  await shoot('settings-light.png', { ...MODERATOR, theme: 'light' }, '/settings ');
  await shoot(
    'ask-german.png',
    { ...LOUNGE, theme: 'dark', language: 'de' },
    '/fragen frage: who said it would be utter folly?',
  );
  await shoot(
    'check-german.png',
    { ...LOUNGE, theme: 'light', language: 'de' },
    '/prüfen zitat: It would be total folly to walk away',
  );
} finally {
  await browser.close();
  await bot.close();
  await local.close();
  await library.close();
  await rm(data, { recursive: true, force: true });
}

interface Where {
  readonly person: string;
  readonly server: string;
  readonly channel: string;
  readonly theme: 'dark' | 'light';
  /** The language of that person's client and of the server; English unless given. */
  readonly language?: 'de';
}

async function shoot(name: string, { theme, language, ...where }: Where, command: string): Promise<void> {
  const server = local.control.servers().find((each) => each.name === where.server)?.id ?? '';
  const locale = language === 'de' ? Locale.German : Locale.EnglishGB;
  local.control.setLocale({ as: where.person, locale });
  await library.changeSettings(server, { language: language ?? 'server' });
  const page = await browser.newPage({ viewport: { width: 960, height: 640 }, colorScheme: theme });
  await page.goto(`${local.url}/#${new URLSearchParams(where)}`);
  await page.locator('article.message').first().waitFor();
  await run(page, command);
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur(), document.fonts.ready');
  await page.screenshot({ path: join(folder, name) });
  await page.close();
}

/** Writes a command out, sends it and waits for its answer. */
async function run(page: Page, command: string): Promise<void> {
  const answers = page.locator('article.message .embed');
  const before = await answers.count();
  await page.locator('.composer textarea').fill(command);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await answers.nth(before).waitFor();
}
