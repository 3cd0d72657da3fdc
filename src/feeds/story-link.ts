import { plainLink } from '../article/link.ts';

/**
 * The address that a story is known by: the one that its page names as its own, where that is of the same site and no front
 * page, else the one that it was reached at.
 *
 * @param named what the page says, if anything
 */
export function storyLink(named: string | undefined, reached: string): string {
  const own = named === undefined ? null : plainLink(named);
  const plain = plainLink(reached) ?? reached;
  if (own === null || !URL.canParse(plain)) return plain;
  const isOne = siteOf(own) === siteOf(plain) && new URL(own).pathname !== '/';
  return isOne ? own : plain;
}

function siteOf(link: string): string {
  const { hostname, port } = new URL(link);
  return `${hostname.replace(/^(?:www|m|amp|mobile)\./u, '')}:${port}`;
}
