const MOST_LINK = 2000;

/**
 * A link in one way of writing and without fragment, so that the same page is known again.
 *
 * @returns null for what people could not open: another protocol than http or https, credentials in it, or more
 * characters than browsers take
 */
export function plainLink(link: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url === undefined || link.length > MOST_LINK || !/^https?:$/.test(url.protocol) || url.username !== '')
    return null;
  url.hash = '';
  return url.href.length > MOST_LINK ? null : url.href;
}
