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

/** What two addresses of the same page share: no scheme, www, fragment, campaign marks or last slash. */
export function sameAddress(address: string): string {
  const [page = '', query = ''] = address.replace(/#.*$/u, '').split('?', 2);
  const telling = query
    .split('&')
    .filter((part) => part !== '' && !/^(?:utm_|fbclid|gclid|ref=|ref_|s=|si=|smid=|cmp=|ito=)/iu.test(part));
  const place = page.replace(/^https?:\/\/(?:(?:www|m|amp|mobile)\.)?/iu, '').replace(/\/+$/u, '');
  const [host = '', ...path] = place.split('/');
  const plain = [host.toLowerCase(), ...path].join('/');
  return telling.length === 0 ? plain : `${plain}?${telling.join('&')}`;
}
