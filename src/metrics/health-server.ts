import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../user-error.ts';
import type { Metrics } from './metrics.ts';

export interface HealthSettings {
  /** 0: any free port. */
  readonly port: number;
  readonly metrics: Metrics;
  /** What is missing before the bot can do all it does, in words; none when it can. */
  readonly missing: () => Promise<readonly string[]>;
}

/** A server for orchestrators and Prometheus that is running. */
export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `/metrics` (Prometheus), `/healthz` (the process works: restart it when this fails) and `/readyz` (it is
 * connected and can keep articles: 200, or 503 and what is missing).
 *
 * @throws UserError when the port is taken
 */
export async function startHealthServer(settings: HealthSettings): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answer(settings, request.url ?? '/', response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(server, settings.port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  { metrics, missing }: HealthSettings,
  url: string,
  response: ServerResponse,
): Promise<void> {
  const [path] = url.split('?');
  if (path === '/metrics') {
    const text = await metrics.registry.metrics();
    response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text);
  } else if (path === '/healthz') say(response, 200, 'ok');
  else if (path === '/readyz') {
    const lacks = await missing();
    if (lacks.length === 0) say(response, 200, 'ready');
    else say(response, 503, lacks.join('\n'));
  } else say(response, 404, 'There is /metrics, /healthz and /readyz.');
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        taken ? new UserError(`METRICS_PORT=${port} is taken. Choose another, or leave it empty.`) : error,
      );
    });
    server.listen(port, resolve);
  });
}
