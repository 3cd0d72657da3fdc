import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** What is found at an address of the made-up web. */
export interface WebPage {
  /** Its media type. */
  readonly type: string;
  readonly body: string;
}

/** A made-up web beside the local Discord: what is at a path that begins with `/web/`; null for nothing. */
export type Web = (path: string) => WebPage | null;

/** Serves a made-up web. What has not changed since somebody last asked is not sent again. */
export function webRoutes(app: FastifyInstance, web: Web): void {
  app.get('/web/*', async (request, reply) => {
    const page = web(request.url.split('?')[0] ?? '');
    if (page === null) return reply.status(404).type('text/plain').send('There is nothing here.');
    const tag = `"${createHash('sha256').update(page.body).digest('hex').slice(0, 16)}"`;
    reply.header('etag', tag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === tag) return reply.status(304).send();
    return reply.type(page.type).send(page.body);
  });
}
