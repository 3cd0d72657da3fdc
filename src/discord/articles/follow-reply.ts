import type { Followed, ListedFeed } from '../../library/feeds/feeds.ts';
import type { FollowedFeed, Problem } from '../../library/feeds/stored-feed.ts';
import type { Words } from '../../words/words.ts';
import { linkTo } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { cutMarkdown } from '../kit/fit-reply.ts';
import { notice, type Reply } from '../kit/reply.ts';
import { told } from '../kit/told.ts';

/** How much of a title, of a problem and of a word is shown. */
const TITLE = 80;
const PROBLEM = 300;
const WORD = 40;
/** Other feeds of a page that are named. */
const OTHERS = 3;

/** What following a feed did, and what comes of it. */
export function followedReply(words: Words, { feed, before, entries, taken, others }: Followed): Reply {
  const title = feedLink(words, feed);
  const first =
    before === null
      ? words.say('feeds.followed', { feed: title, entries })
      : words.say('feeds.wishedAnew', { feed: title });
  const lines = [
    before === null ? `${first} ${words.say('feeds.taken', { taken })}` : first,
    feed.channel === null
      ? words.say('feeds.postedNowhere')
      : words.say('feeds.postedIn', { channel: `<#${feed.channel}>` }),
    ...filterLines(feed, words),
  ];
  if (others.length > 0) {
    const named = others.slice(0, OTHERS).map((other) => escapedCut(other.title || other.address, TITLE));
    lines.push(words.say('feeds.others', { feeds: words.join(named, 'and') }));
  }
  return notice(lines.join('\n'));
}

/** After a feed was let go. */
export function unfollowedReply(words: Words, feed: ListedFeed): Reply {
  return notice(words.say('feeds.unfollowed', { feed: feedLink(words, feed), articles: feed.articles }));
}

/** A feed as it stands in the list: where it is read and posted, how many articles it has brought, how reading it goes. */
export function feedLine(words: Words, feed: ListedFeed): string {
  const { visits, channel, followedBy, articles } = feed;
  const read =
    visits.read === null ? words.say('feeds.notRead') : words.say('feeds.read', { time: ago(visits.read) });
  const facts = [
    words.say('feeds.articles', { articles }),
    read,
    ...(channel === null ? [] : [words.say('feeds.inChannel', { channel: `<#${channel}>` })]),
    words.say('feeds.followedBy', { person: `<@${followedBy}>` }),
  ];
  return [
    `**${feedLink(words, feed)}**`,
    facts.join(' · '),
    ...filterLines(feed, words),
    ...troubleLines(feed, words),
  ].join('\n');
}

function filterLines({ filter }: FollowedFeed, words: Words): string[] {
  const listed = (some: readonly string[], by: 'and' | 'or') =>
    words.join(
      some.map((word) => words.say('kit.inMarks', { text: escapedCut(word, WORD) })),
      by,
    );
  return [
    ...(filter.include.length === 0
      ? []
      : [words.say('feeds.only', { words: listed(filter.include, 'or') })]),
    ...(filter.exclude.length === 0
      ? []
      : [words.say('feeds.without', { words: listed(filter.exclude, 'or') })]),
  ];
}

function troubleLines({ visits }: ListedFeed, words: Words): string[] {
  const { ended, problem, failingSince, hindrance } = visits;
  if (ended === 'gone') return [words.say('feeds.endedGone')];
  const said = problem === null ? '' : problemIn(problem, words);
  if (ended === 'failing') return [words.say('feeds.endedFailing', { problem: said })];
  return [
    ...(problem === null
      ? []
      : [words.say('feeds.failing', { time: ago(failingSince ?? 0), problem: said })]),
    ...(hindrance === null ? [] : [problemIn(hindrance, words)]),
  ];
}

/** What went wrong, as Markdown. */
function problemIn(problem: Problem, words: Words): string {
  return cutMarkdown(told(words, problem), PROBLEM);
}

function feedLink(words: Words, { title, address }: FollowedFeed): string {
  return linkTo(words, title, TITLE, address);
}

function ago(time: number): string {
  return `<t:${Math.floor(time / 1000)}:R>`;
}
