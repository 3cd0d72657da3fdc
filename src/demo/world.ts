import { buildWorld, type World, type WorldDraft } from 'local-discord';
import { DISCUSSION } from './discussion.ts';

/** Who may be looked through in the page: a moderator (Hester Quill) and members. */
const DRAFT: WorldDraft = {
  servers: [
    {
      name: 'The Morning Desk',
      owner: 'Augusta Finch',
      members: [
        'Hester Quill',
        'Ravi Anand',
        'Mina Okafor',
        'Tobias Wren',
        'Gwen Castellan',
        'Pavel Horak',
        'Ines Duarte',
        'Osric Bell',
        'Lev Marchetti',
        'Augusta Finch',
      ],
      moderators: ['Hester Quill'],
      channels: [
        {
          name: 'news',
          kind: 'announcement',
          topic: 'One story at a time; talk about it in its thread.',
          deny: { '@everyone': ['SendMessages'] },
          allow: { Moderator: ['SendMessages'], bot: ['SendMessages'] },
          messages: [
            {
              by: 'Hester Quill',
              says: 'Welcome to The Morning Desk. Every morning one story is posted here and discussed in its thread. To ask the articles something, type `/ask`.',
              minutesAgo: 2880,
              reactions: { '👋': ['Ravi Anand', 'Ines Duarte', 'Lev Marchetti'] },
            },
            {
              by: 'Hester Quill',
              says: '**Donald Trump is considering relinquishing its leadership of Nato after insisting that European allies take more responsibility for the security of the continent**\nToday’s story: aid to Ukraine is paused, and Zelensky extends an olive branch. Discuss it in the thread below, and please quote the sentence you argue about.',
              minutesAgo: 325,
              key: 'story',
              reactions: { '📰': ['Ravi Anand', 'Tobias Wren', 'Mina Okafor'] },
            },
          ],
          threads: [{ name: 'Nato leadership', from: 'story', messages: DISCUSSION }],
        },
        {
          name: 'lounge',
          topic: 'Everything else.',
          messages: [
            { by: 'Osric Bell', says: 'moved here with my football takes', minutesAgo: 274 },
            {
              by: 'Ravi Anand',
              says: 'they are safer here, nobody reads this channel',
              minutesAgo: 272,
              reactions: { '😂': ['Osric Bell'] },
            },
            {
              by: 'Ines Duarte',
              says: 'Did anybody try the new place by the station? I am told the soup is good.',
              minutesAgo: 40,
            },
          ],
        },
        {
          name: 'moderators',
          topic: 'Not for members, and the bot is not in here either.',
          deny: { '@everyone': ['ViewChannel'] },
          allow: { Moderator: ['ViewChannel'] },
          messages: [
            {
              by: 'Hester Quill',
              says: 'Closing the Nato thread tonight, after the digest.',
              minutesAgo: 30,
            },
          ],
        },
        {
          name: 'reading-room',
          kind: 'forum',
          topic: 'A post for each long read.',
          threads: [
            {
              name: 'How do you check a quotation?',
              messages: [
                {
                  by: 'Gwen Castellan',
                  says: 'When a quotation surprises you, what do you do before you share it? I look for the full sentence around it first.',
                  minutesAgo: 1500,
                  key: 'check',
                },
                {
                  by: 'Pavel Horak',
                  says: 'I look for who is meant by "he". Half of the mistakes I have seen were the right words and the wrong man.',
                  minutesAgo: 1480,
                  replyTo: 'check',
                  reactions: { '👍': ['Gwen Castellan', 'Mina Okafor'] },
                },
                {
                  by: 'Mina Okafor',
                  says: 'And whether it is a quotation at all, or just scare quotes around a word.',
                  minutesAgo: 1450,
                },
              ],
            },
          ],
        },
      ],
    },
    {
      name: 'Pub Quiz League',
      owner: 'Ravi Anand',
      members: ['Ravi Anand', 'Hester Quill', 'Cleo Hartnell', 'Bram Oduya'],
      channels: [
        {
          name: 'general',
          messages: [
            {
              by: 'Cleo Hartnell',
              says: 'Current affairs round next week. Start reading the papers, people.',
              minutesAgo: 600,
            },
            {
              by: 'Bram Oduya',
              says: 'I demand at least one question about soup.',
              minutesAgo: 590,
              reactions: { '🍲': ['Cleo Hartnell', 'Ravi Anand'] },
            },
          ],
        },
        {
          name: 'news',
          topic: 'Clippings for the current affairs round.',
          messages: [{ by: 'Ravi Anand', says: 'Let us keep the clippings here.', minutesAgo: 580 }],
        },
      ],
    },
  ],
};

/**
 * What a newcomer finds in the local Discord: two servers, and a thread about the seed article.
 *
 * @param now milliseconds since 1970; nothing in it is later
 */
export function demoWorld(now: number): World {
  return buildWorld(DRAFT, now);
}
