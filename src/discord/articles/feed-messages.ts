import { type Client, DiscordAPIError } from 'discord.js';
import {
  type RESTPostAPIChannelMessagesThreadsJSONBody,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import type { FeedNews } from '../../library/feeds/feed-news.ts';
import type { StoredFeed } from '../../library/feeds/stored-feed.ts';
import type { LibraryArticle } from '../../library/library.ts';
import type { KeySentence } from '../../summary/thread/digest.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import type { CommandContext } from '../app/command.ts';
import { wordsOfServer } from '../app/language.ts';
import { message } from '../app/respond.ts';
import { escapeText } from '../kit/escape.ts';
import { notice } from '../kit/reply.ts';
import { feedPost, threadName } from './feed-post.ts';
import { isSaying, postChannel } from './post-channel.ts';

const SENTENCES = 3;
const QUIET = { allowedMentions: { parse: [] } } as const;

/** Posts what comes with feeds, and tells who follows one that it has ended. */
export function feedMessages(client: Client<true>, context: CommandContext): FeedNews {
  return {
    async post(server, feed, article) {
      if (feed.channel === null) return null;
      const channel = await postChannel(client, server, feed.channel);
      if (isSaying(channel)) return channel;
      const words = await wordsOfServer(channel.guild, context);
      const post = message(feedPost(words, article, await sentencesOf(server, article, context)));
      try {
        // Sent again after a crash or a fault, Discord knows it by its nonce.
        const sent = await channel.send({ ...post, ...QUIET, nonce: article.article.id, enforceNonce: true });
        await client.rest.post(Routes.threads(channel.id, sent.id), { body: threadFor(article) });
        return null;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return saying('feeds.refusedPost', { channel: `<#${feed.channel}>`, code: String(error.code) });
      }
    },

    async ended(server, feed) {
      const guild = client.guilds.cache.get(server);
      if (guild === undefined) return;
      const words = await wordsOfServer(guild, context);
      const sent = { ...message(notice(endedText(feed, guild.name, words))), ...QUIET };
      try {
        await client.users.send(feed.followedBy, sent);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        // They take no direct messages: where the feed's articles were posted, others may do something about it.
        const channel = feed.channel === null ? null : await postChannel(client, server, feed.channel);
        if (channel !== null && !isSaying(channel)) await channel.send(sent);
      }
    },
  };
}

function threadFor(article: LibraryArticle): RESTPostAPIChannelMessagesThreadsJSONBody {
  return { name: threadName(article), auto_archive_duration: ThreadAutoArchiveDuration.ThreeDays };
}

async function sentencesOf(
  server: string,
  article: LibraryArticle,
  { background }: CommandContext,
): Promise<readonly KeySentence[]> {
  try {
    return await background.summariseArticle(server, article, SENTENCES);
  } catch (error) {
    if (error instanceof UserError) return []; // too long to be summed up
    throw error;
  }
}

function endedText({ title, visits }: StoredFeed, server: string, words: Words): string {
  const names = { feed: escapeText(title), server: escapeText(server) };
  return visits.ended === 'gone' ? words.say('feeds.tellGone', names) : words.say('feeds.tellFailing', names);
}

/** Discord says that it may not, or that there is nothing there; trying again would change nothing. */
function isRefusal(error: unknown): error is DiscordAPIError {
  return (
    error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && error.status !== 429
  );
}
