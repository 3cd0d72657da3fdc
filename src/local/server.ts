import type { AddressInfo } from 'node:net';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import type { LocalControl } from './control/control.ts';
import { controlRoutes } from './control/http.ts';
import { fileRoutes } from './files.ts';
import { refusalOf } from './guard.ts';
import { pageRoutes } from './page/route.ts';
import type { Platform } from './platform.ts';
import { apiRoutes } from './rest/api.ts';
import { UPLOAD_LIMIT } from './rest/form.ts';
import { type Web, webRoutes } from './web.ts';

const LOOPBACK = '127.0.0.1';

/** The HTTP and WebSocket server in front of a platform, with the page built into a folder; not listening yet. */
export async function createServer(
  platform: Platform,
  control: LocalControl,
  page: URL | undefined,
  web: Web | undefined,
): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: 4 * UPLOAD_LIMIT, forceCloseConnections: true, logger: false });
  const port = () => (app.server.address() as AddressInfo | null)?.port ?? 0;
  app.addHook('onRequest', async (request, reply) => {
    const refusal = refusalOf(request.headers, port());
    if (refusal !== null) return reply.status(403).send({ message: refusal, code: 0 });
    return undefined;
  });
  await app.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT + 1, files: 20 },
    throwFileSizeLimit: false,
  });
  await app.register(apiRoutes(platform), { prefix: '/api/v10' });
  await app.register(controlRoutes(control), { prefix: '/local' });
  fileRoutes(app, platform);
  if (page !== undefined) pageRoutes(app, page);
  if (web !== undefined) webRoutes(app, web);
  app.server.on('upgrade', (request, socket, head) => {
    const path = (request.url ?? '').split('?')[0];
    if (refusalOf(request.headers, port()) !== null || (path !== '/gateway' && path !== '/gateway/')) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    const { server } = platform.gateway;
    server.handleUpgrade(request, socket, head, (connection) =>
      server.emit('connection', connection, request),
    );
  });
  return app;
}

/** Listens on the loopback address: on `port`, or on a free one where that is taken. Returns the port. */
export async function listen(app: FastifyInstance, port: number): Promise<number> {
  try {
    await app.listen({ host: LOOPBACK, port });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error;
    await app.listen({ host: LOOPBACK, port: 0 });
  }
  return (app.server.address() as AddressInfo).port;
}
