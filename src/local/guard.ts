import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request is refused, or null. The local Discord has no passwords: it must answer nobody but this
 * machine's own programs and its own page. A page elsewhere that reaches it by a name that resolves to
 * 127.0.0.1 (DNS rebinding) sends that name as Host; one that posts to it across origins sends its Origin.
 */
export function refusalOf(headers: IncomingHttpHeaders, port: number): string | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) {
    return `This local Discord answers only as ${hosts[0]}.`;
  }
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) {
    return 'Requests from other pages are refused.';
  }
  const fetched = headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate';
  return fetched ? 'Requests from other pages are refused.' : null;
}
