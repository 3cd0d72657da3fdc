import type { HostedModel, OpenModel, Reply, Request } from './hosted-model.ts';

/**
 * The model process: opens the model of a module when it is first asked for, and runs it. It ends with the process
 * that started it, however that ends: the channel between them closes then.
 */
const models = new Map<string, Promise<HostedModel<unknown, unknown>>>();
let last = Promise.resolve();

process.on('disconnect', () => process.exit());
// Ctrl+C goes to every process of a terminal; the one that started this one says when it is not needed any more.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('message', (request: Request) => {
  last = last.then(async () => send(await answer(request)));
});

async function answer({ number, module, native, inputs }: Request): Promise<Reply> {
  try {
    const model = models.get(module) ?? open(module, native);
    models.set(module, model);
    const { engine } = await model;
    return { number, engine, outputs: await (await model).run(inputs) };
  } catch (error) {
    return { number, error: String(error instanceof Error ? error.message : error) };
  }
}

async function open(module: string, native: boolean): Promise<HostedModel<unknown, unknown>> {
  const { default: openModel } = (await import(module)) as { default: OpenModel<unknown, unknown> };
  return openModel({ native });
}

/** Nobody is left to be told when it cannot be sent. */
function send(reply: Reply): void {
  process.send?.(reply, undefined, undefined, () => {});
}
