import type { Examples } from '../../search/quotations/examples.ts';
import type { Words } from '../../words/words.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';

/** What `/help` says: what can be asked, in one screen. */
export function helpReply({ say }: Words, articles: number, { question, person }: Examples): Reply {
  const lines = [
    say('help.promise', { articles }),
    '',
    `**/ask** \`question: ${question ?? say('help.askExample')}\``,
    say('help.ask'),
    '',
    `**/quotes** \`person: ${person ?? '…'}\``,
    say('help.quotes'),
    '',
    say('help.whoSees'),
    '',
    '**/check** `quote: …`',
    say('help.check'),
    '',
    '**/summary**',
    say('help.summary'),
    '',
    '**/articles** `list`',
    say('help.articles'),
    '',
    '**/settings**',
    say('help.settings'),
    '',
    say('help.checkMessageTitle'),
    say('help.checkMessage'),
    '',
    say('help.buttons'),
  ];
  return { embeds: [{ color: ACCENT, description: lines.join('\n') }], components: [] };
}
