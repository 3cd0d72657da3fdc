import type { MessageDraft, WorldDraft } from 'local-discord';

/** The end of a message so long that nobody shows it whole. */
const LONG =
  'The point about command is not who holds the title but who pays for the staff, the fuel and the maps. '.repeat(
    17,
  );

/**
 * Sixty messages of people arguing about an article on Nato: links, replies, reactions, digressions, a bot, a
 * spoiler, code, a very long message, an empty one, emoji, another language.
 */
export const NEWS_THREAD: readonly MessageDraft[] = [
  {
    by: 'Ada',
    key: 'rules',
    says: 'Keep it civil please, this one gets heated every time.',
    reactions: { '👍': ['Ben', 'Cleo', 'Finn'] },
  },
  {
    by: 'Ben',
    key: 'general',
    says: 'A European general in charge of the alliance would be the biggest change to Nato since 1949.',
  },
  {
    by: 'Cleo',
    replyTo: 'general',
    says: 'Biggest change on paper. The American troops in Europe matter more than the nationality of the commander.',
    reactions: { '💯': ['Finn', 'Gwen', 'Hugo', 'Ines'] },
  },
  { by: 'Finn', says: 'lol' },
  { by: 'Gwen', says: 'https://news.example.org/2025/nato-command?utm_source=chat' },
  {
    by: 'Hugo',
    says: 'Same story here: https://www.news.example.org/2025/nato-command and a longer one at https://defence.example.net/who-commands',
  },
  { by: 'Ben', replyTo: 'general', says: 'Agreed' },
  {
    by: 'Ines',
    key: 'backstop',
    says: 'What does the security backstop actually mean for British soldiers on the ground in Ukraine?',
  },
  {
    by: 'Cleo',
    replyTo: 'backstop',
    says: 'It means American air cover and intelligence if a peacekeeping force gets attacked.',
  },
  { by: 'Ines', says: 'And without it Starmer himself says it would be utter folly to send anybody.' },
  { by: 'Finn', says: '!play lofi beats' },
  {
    by: 'Verbatim',
    says: 'Now playing: lofi beats to argue to. The alliance of beats commands you to relax.',
  },
  {
    by: 'Gwen',
    says: '> A European general in charge of the alliance would be the biggest change to Nato since 1949.\nFrance left the integrated command in 1966 and the alliance survived that quite well.',
  },
  {
    by: 'Hugo',
    says: '||The ending of the series we watched: the general was the traitor all along and dies in the last scene.||',
  },
  { by: 'Ada', says: 'Hugo, no spoilers here.' },
  { by: 'Ben', says: '```js\nconst commander = allies.find((ally) => ally.pays);\n```' },
  { by: 'Ben', says: 'That joke was code, sorry.' },
  {
    by: 'Jonas',
    says: 'Je pense que la France voudra ce poste depuis longtemps et que Macron va le demander.',
  },
  { by: 'Cleo', says: '🔥🔥🔥' },
  {
    by: 'Ines',
    says: 'The weapons question is the urgent one: if the supply stops, the stockpile is gone by the summer.',
  },
  { by: 'Finn', says: 'Europe makes enough shells now, the factories doubled their output last year.' },
  {
    by: 'Ines',
    says: 'Shells yes, but air defence missiles only come from America, and those are what keeps the cities alive.',
    reactions: { '😢': ['Ada', 'Gwen'] },
  },
  { by: 'Hugo', says: 'My cat has just thrown up on the keyboard, back in five minutes.' },
  { by: 'Gwen', says: 'Poor cat! What did she eat?' },
  { by: 'Hugo', says: 'Half a houseplant.' },
  { by: 'Ada', says: 'Back to the subject please.' },
  {
    by: 'Kasper',
    says: 'The article says ministers were braced for further chaos overnight. That is not a plan.',
  },
  { by: 'Kasper', says: 'Jeremy Hunt said Britain should “start preparing for the worst case now”.' },
  { by: 'Ben', says: 'Said the man who cut the army when he held the purse.' },
  {
    by: 'Cleo',
    says: 'He was not defence secretary. The cuts came from the 2015 review and the one of 2021.',
  },
  {
    by: 'Ben',
    key: 'cuts',
    says: 'Fair, but the Treasury signed off both reviews and nobody resigned over them.',
  },
  { by: 'Finn', replyTo: 'cuts', says: 'true' },
  { by: 'Gwen', says: LONG },
  { by: 'Ines', says: 'tl;dr?' },
  { by: 'Gwen', says: 'Whoever pays for the staff commands in practice, whatever the title says.' },
  {
    by: 'Jonas',
    says: 'Ursula von der Leyen called the plan “a turning point for the whole continent” on Tuesday.',
  },
  {
    by: 'Kasper',
    key: 'poland',
    says: 'Has anybody read what Poland and the Baltic states say about a French commander?',
  },
  { by: 'Hugo', says: 'The cat is fine, by the way.' },
  { by: 'Ada', says: '🎉' },
  {
    by: 'Cleo',
    says: 'The nuclear question is missing: neither London nor Paris can replace the American deterrent.',
  },
  { by: 'Jonas', says: 'Paris offered to talk about that in 2020 and Berlin did not answer.' },
  { by: 'Ben', says: 'Berlin is answering now, the new government wants exactly that conversation.' },
  {
    by: 'Verbatim',
    says: 'Reminder: the weekly quiz starts in one hour! Nato alliance commander general Europe America.',
  },
  { by: 'Finn', says: 'brb' },
  {
    by: 'Ines',
    says: 'So the honest summary is that Europe gets the title, the bill and none of the missiles.',
    reactions: { '😂': ['Ben', 'Cleo', 'Finn', 'Gwen', 'Hugo'], '💯': ['Jonas'] },
  },
  {
    by: 'Gwen',
    says: 'I would not call it honest. The article itself only says that Washington is considering it.',
  },
  { by: 'Kasper', says: 'Considering, briefing, denying, doing. We have seen that order before.' },
  { by: 'Hugo', says: '<:catblob:123456789012345678> <@111111111111111111>' },
  { by: 'Jonas', says: '@everyone look at https://defence.example.net/who-commands' },
  { by: 'Ada', says: 'No pings, Jonas. Last warning.' },
  { by: 'Ben', says: 'Sorry if I asked before: how many American soldiers are stationed in Germany today?' },
  {
    by: 'Cleo',
    says: 'About 35,000 American soldiers are stationed in Germany, most of them around Kaiserslautern.',
  },
  { by: 'Finn', says: 'More than I thought.' },
  {
    by: 'Gwen',
    says: '**Bold claim:** the command will stay American because the Senate will block anything else.',
  },
  {
    by: 'Kasper',
    says: 'The Senate passed a law in 2023 that a president cannot leave Nato without two thirds of it. The command is not covered by that law.',
  },
  { by: 'Ines', says: 'Which is exactly why they would start with the command.' },
  { by: 'Hugo', says: '[Free gift](https://bad.example.com/gift) for everybody who votes' },
  { by: 'Jonas', says: '' },
  { by: 'Ada', says: 'Closing this at midnight. Thanks for staying mostly civil.' },
  { by: 'Ben', key: 'last', says: 'Good discussion, see you all at the quiz.' },
];

/** A server with that thread, opened from a message that pastes the article's first lines; nothing of the bot's. */
export const NEWS_WORLD: WorldDraft = {
  servers: [
    {
      name: 'Newsroom',
      members: ['Ada', 'Ben', 'Cleo', 'Finn', 'Gwen', 'Hugo', 'Ines', 'Jonas', 'Kasper'],
      moderators: ['Ada'],
      channels: [
        {
          name: 'news',
          messages: [
            {
              by: 'Kasper',
              key: 'start',
              says: 'The US has held its leadership position since the founding of the defence alliance in the aftermath of World War Two. Since then, the Supreme Allied Commander Europe has always been a senior US general.\nAnd now they may give it up. Thoughts?',
            },
          ],
          threads: [{ name: 'Nato leadership', from: 'start', messages: NEWS_THREAD }],
        },
        {
          name: 'studio',
          kind: 'voice',
          allow: { bot: ['Connect'] },
          messages: [{ by: 'Ada', says: 'We talk about the ferries here on Monday evening.' }],
        },
        {
          name: 'quiet',
          messages: [
            { by: 'Ben', says: 'Is anybody going to the harbour meeting tonight?' },
            { by: 'Cleo', says: 'I am going with my sister, we can pick you up at seven.' },
          ],
        },
        {
          name: 'hidden',
          deny: { '@everyone': ['ViewChannel'] },
          allow: { Ben: ['ViewChannel'], bot: ['ViewChannel'] },
          messages: [{ by: 'Ben', says: 'Nobody but me and the bot reads this.' }],
        },
        { name: 'busy', messages: busy(1200) },
      ],
    },
  ],
};

/** Many messages, each with its number, so that a test sees which were read. */
function busy(count: number): MessageDraft[] {
  const subjects = ['the harbour', 'the lighthouse', 'the ferry', 'the market', 'the school'];
  return Array.from({ length: count }, (_, at) => ({
    by: ['Ben', 'Cleo', 'Finn', 'Gwen'][at % 4] ?? 'Ben',
    says: `Remark number ${at + 1} is about ${subjects[at % 5]} and what the council decided on day ${at % 31}.`,
  }));
}
