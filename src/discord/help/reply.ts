import type { Examples } from '../../search/quotations/examples.ts';
import type { Words } from '../../words/words.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';

/** What `/help` says: what can be asked, in one screen. */
export function helpReply({ say }: Words, articles: number, { question, person }: Examples): Reply {
  const lines = [
    say('help.promise', { articles }),
    '',
    `**/${say('command.ask')}** \`${say('option.question')}: ${question ?? say('help.askExample')}\``,
    say('help.ask'),
    '',
    `**/${say('command.quotes')}** \`${say('option.person')}: ${person ?? '…'}\``,
    say('help.quotes'),
    '',
    say('help.whoSees'),
    '',
    `**/${say('command.check')}** \`${say('option.quote')}: …\``,
    say('help.check'),
    '',
    `**/${say('command.summary')}**`,
    say('help.summary'),
    '',
    `**/${say('command.articles')}** \`${say('command.list')}\``,
    say('help.articles'),
    '',
    `**/${say('command.settings')}**`,
    say('help.settings'),
    '',
    say('help.checkMessageTitle', { entry: say('command.checkMessage') }),
    say('help.checkMessage'),
    '',
    say('help.buttons'),
  ];
  return { embeds: [{ color: ACCENT, description: lines.join('\n') }], components: [] };
}
