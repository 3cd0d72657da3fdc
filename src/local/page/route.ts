import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const TYPES = {
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
} as const;

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

/** The page in front of the local Discord, out of the folder that it was built into. */
export function pageRoutes(app: FastifyInstance, folder: URL): void {
  app.get('/', async (_request, reply) => {
    const page = await readFile(new URL('index.html', folder));
    return reply
      .headers({ ...HEADERS, 'cache-control': 'no-store' })
      .type(TYPES.html)
      .send(page);
  });

  app.get('/:file', async (request, reply) => {
    const { file: name } = request.params as { file: string };
    const [, ending] = /^[\w-]+\.(svg|js|css|woff2)$/.exec(name) ?? [];
    const file = ending && (await readFile(new URL(name, folder)).catch(() => undefined));
    if (!file) return reply.status(404).send({ message: 'There is no such page.', code: 0 });
    return reply
      .headers({
        ...HEADERS,
        'cache-control': ending === 'woff2' ? 'max-age=31536000, immutable' : 'no-store',
      })
      .type(TYPES[ending as keyof typeof TYPES])
      .send(file);
  });
}
