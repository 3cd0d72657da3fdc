import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { bundlePage, type PageFile } from './bundle.ts';

/** What is served as it is. */
const DOCUMENTS = [
  { path: '/', file: './index.html', type: 'text/html; charset=utf-8' },
  { path: '/icon.svg', file: './icon.svg', type: 'image/svg+xml' },
] as const;

/** Nothing but what this server serves: no inline script or style, no other site, no frame around it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** The page in front of the local Discord. Its script is bundled when it is first asked for. */
export function pageRoutes(app: FastifyInstance): void {
  let bundled: Promise<ReadonlyMap<string, PageFile>> | null = null;
  const files = () => {
    bundled ??= bundlePage().catch((error: unknown) => {
      bundled = null;
      throw error;
    });
    return bundled;
  };

  for (const { path, file, type } of DOCUMENTS) {
    app.get(path, async (_request, reply) =>
      reply
        .headers({ ...HEADERS, 'cache-control': 'no-store' })
        .type(type)
        .send(await readFile(new URL(file, import.meta.url))),
    );
  }

  app.get('/:file', async (request, reply) => {
    const { file: name } = request.params as { file: string };
    const file = /\.(?:js|css|woff2)$/.test(name) ? (await files()).get(`/${name}`) : undefined;
    if (file === undefined) return reply.status(404).send({ message: 'There is no such page.', code: 0 });
    return reply
      .headers({
        ...HEADERS,
        'cache-control': name.endsWith('.woff2') ? 'max-age=31536000, immutable' : 'no-store',
      })
      .type(file.contentType)
      .send(Buffer.from(file.bytes));
  });
}
