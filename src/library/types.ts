import type { ArticleFacts } from '../article/facts/facts.ts';
import type { ReadArticle } from '../speech/speech.ts';
import type { Saying } from '../words/words.ts';

// The types that an article goes through, in this order: given → stored → read → of a library.

/** An article as somebody gives it. A fact that is given stands for what the text says; empty, for none. */
export interface GivenArticle extends ArticleFacts {
  /** The file's content, or pasted text in UTF-8. */
  readonly bytes: Uint8Array;
  /** File name or address; its ending says the format (see article/formats.ts). */
  readonly origin: string;
  readonly title?: string;
  /** Where people can read it (http or https). */
  readonly link?: string;
  /** Discord user id; null in the terminal. */
  readonly addedBy: string | null;
  /** The key of the feed that it came with, if it did. */
  readonly feed?: string;
  /** Add it even where it seems to be no article, or not in English. */
  readonly anyway?: boolean;
  /** It may take the place of what the same person added alone. */
  readonly replacesOwnOnly?: boolean;
}

/** An article that stands on a page. */
export interface GivenLink {
  /** http or https. */
  readonly link: string;
  readonly title?: string;
  readonly addedBy: string | null;
  /** Add it even where it seems to be no article, or not in English. */
  readonly anyway?: boolean;
  /** It may take the place of what the same person added alone. */
  readonly replacesOwnOnly?: boolean;
}

/** An article with the page that it was fetched from: not every page has one. */
export interface FetchedArticle extends GivenArticle {
  readonly link: string;
  readonly fetched: true;
}

/** What fetches an article that is given, once it can be taken in: until then it is not in memory. */
export type FetchArticle = () => Promise<GivenArticle | FetchedArticle>;

/** What a server gave, as it was given, so that a better reader can read it anew. */
export interface StoredArticle extends GivenArticle {
  /** Its name within the server: 16 hexadecimal digits. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** An article of a library, read: one of the seeds or a server's own. */
export interface LibraryArticle extends ReadArticle {
  /** True for the articles every server has. */
  readonly seed: boolean;
  /** Discord user id; null for a seed. */
  readonly addedBy: string | null;
  /** Milliseconds since 1970; null for a seed. */
  readonly addedAt: number | null;
  /** The key of the feed that it came with, if it did. */
  readonly feed?: string;
}

/** An article that a server has given, with its key in the store. */
export interface OwnArticle extends LibraryArticle {
  readonly key: string;
}

/** A stored article, read. */
export function ownArticle(stored: StoredArticle, { article, speech }: ReadArticle): OwnArticle {
  const { key, addedBy, addedAt, feed } = stored;
  return { article, speech, seed: false, addedBy, addedAt, key, ...(feed === undefined ? {} : { feed }) };
}

/** What is to be different about an article; what is left out stays. Empty: what the text itself says, or nothing. */
export interface ArticleEdit extends ArticleFacts {
  readonly title?: string;
  readonly link?: string;
}

/** What adding an article did. */
export interface Added {
  readonly added: LibraryArticle;
  /** The article whose place it took: one of the same link or the same text, a seed perhaps. */
  readonly replaced: LibraryArticle | null;
}

/** What adding an article would do. */
export interface ArticlePreview extends ReadArticle {
  /** The article whose place it would take: one of the same link or the same text, a seed perhaps. */
  readonly replaces: LibraryArticle | null;
  /** Whether that one is the very same: nothing would change. */
  readonly same: boolean;
  /** Why it may be no article, or none that answers can be found in; null when nothing speaks against it. */
  readonly doubt: Saying | null;
}

/** A story that a feed announces, to be added as an article. */
export interface Story {
  /** The key of the feed. */
  readonly feed: string;
  /** Where the feed says that it stands; null where it does not. */
  readonly link: string | null;
  /** The id of the article that it was before it changed; null when it is new. */
  readonly earlier: string | null;
  /** When it was found, milliseconds since 1970. */
  readonly at: number;
  readonly fetch: FetchArticle;
  /** Whether it is wanted still when its turn has come: its feed may have been let go meanwhile. */
  readonly wanted: () => Promise<boolean>;
}

/**
 * What became of a story: it was `added`; its article was `changed`, or is the `same` still; another article tells it
 * already (`known`); moderators have removed its article; it was not `wanted` any more.
 */
export type StoryAdded =
  | { readonly kind: 'added' | 'changed' | 'same' | 'known'; readonly article: LibraryArticle }
  | { readonly kind: 'removed' | 'unwanted' };
