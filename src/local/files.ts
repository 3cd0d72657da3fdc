import type { FastifyInstance } from 'fastify';
import type { Platform } from './platform.ts';

/** Uploaded files, and pictures of people and servers: their initials on a colour of their own. */
export function fileRoutes(app: FastifyInstance, { store }: Platform): void {
  app.get('/attachments/:channel/:file/:name', (request, reply) => {
    const { channel, file: id } = request.params as { channel: string; file: string };
    const file = store.files.get(id);
    if (file === undefined || file.channelId !== channel)
      return reply.status(404).send('This file is not here.');
    // Nothing that was uploaded runs in the page: it is shown as text or picture, or downloaded.
    const shown = /^(image\/(png|jpeg|gif|webp)|text\/plain)/.test(file.contentType);
    return reply
      .header('content-type', file.contentType)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header(
        'content-disposition',
        shown ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      )
      .send(Buffer.from(file.bytes));
  });

  app.get('/avatars/:id', (request, reply) => {
    const { id } = request.params as { id: string };
    const name = store.users.get(id)?.displayName ?? store.servers.get(id)?.name;
    if (name === undefined) return reply.status(404).send('There is nobody with this id.');
    return reply
      .type('image/svg+xml')
      .header('cache-control', 'max-age=3600')
      .send(initialsPicture(id, name));
  });
}

/** A round picture with the first letters of up to two words; the id decides its colour. */
function initialsPicture(id: string, name: string): string {
  const letters = name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
  // The golden angle keeps the colours of ids made one after another apart.
  const hue = Math.round((Number(BigInt(id) % 4096n) * 137.5) % 360);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img">',
    `<rect width="64" height="64" fill="hsl(${hue} 45% 38%)"/>`,
    '<text x="32" y="33" fill="#fff" font-family="sans-serif" font-size="26" font-weight="600" ',
    `text-anchor="middle" dominant-baseline="central">${letters}</text></svg>`,
  ].join('');
}
