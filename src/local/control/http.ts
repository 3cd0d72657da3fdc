import type { FastifyError, FastifyInstance } from 'fastify';
import { ZodError, z } from 'zod';
import type { LocalControl } from './control.ts';
import { Refusal } from './find.ts';
import { operations } from './operations.ts';
import { NoAnswer } from './wait.ts';

const KEEP_ALIVE = 25_000;

/** The control API over HTTP: {@link operations}, and what happens as server-sent events. */
export function controlRoutes(control: LocalControl) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler((error: FastifyError, _request, reply) => {
      if (error instanceof Refusal) return reply.status(409).send({ message: error.message });
      if (error instanceof NoAnswer) return reply.status(504).send({ message: error.message });
      if (error instanceof ZodError) return reply.status(400).send({ message: z.prettifyError(error) });
      return reply.status(error.statusCode ?? 500).send({ message: error.message });
    });
    for (const [name, { reads, call }] of Object.entries(operations)) {
      app.route({
        method: reads ? 'GET' : 'POST',
        url: `/${name}`,
        handler: async (request) => (await call(control, reads ? request.query : (request.body ?? {}))) ?? {},
      });
    }
    app.get('/events', (request, reply) => {
      const { as } = request.query as { as?: string };
      const { raw } = reply;
      const stop = control.watch((event) => raw.write(`data: ${JSON.stringify(event)}\n\n`), as);
      reply.hijack();
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      raw.write('retry: 1000\n\n');
      // A comment now and then keeps the connection from being taken for dead.
      const alive = setInterval(() => raw.write(': here\n\n'), KEEP_ALIVE).unref();
      raw.on('close', () => {
        clearInterval(alive);
        stop();
      });
    });
  };
}
