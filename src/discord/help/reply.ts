import type { Examples } from '../../search/quotations/examples.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';

/** What `/help` says: what can be asked, in one screen. */
export function helpReply(articles: number, { question, person }: Examples): Reply {
  const known = articles === 1 ? 'the one article' : `one of the ${articles} articles`;
  return {
    embeds: [
      {
        color: ACCENT,
        description: [
          `Every word shown stands in ${known} known here, with its paragraph (¶) and who says it. Nothing is made up.`,
          '',
          `**/ask** \`question: ${question ?? 'who said …'}\``,
          'The passage that answers, and who is quoted in it, for everybody to see unless you choose `private`. A message that mentions me, a direct message or a reply to an answer is read as a question too.',
          '',
          `**/quotes** \`person: ${person ?? '…'}\``,
          'What somebody is quoted as saying, in order, for you alone. Without a person: who is quoted.',
          '',
          '**/check** `quote: …`',
          'Whether a quotation stands so in the articles, and who says it.',
          '',
          '**/summary**',
          'For moderators: a digest of a thread, or of an article.',
          '',
          '**/articles** `list`',
          'The articles that answers come from. Moderators add, remove and delete them; others look.',
          '',
          '**Check quotations in this message** (right-click a message, Apps)',
          'Who is quoted in a message, and whether that is right.',
          '',
          'The buttons under a reply work for everybody: your press on somebody else’s reply is answered to you alone.',
        ].join('\n'),
      },
    ],
    components: [],
  };
}
