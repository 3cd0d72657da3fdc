import { fileURLToPath } from 'node:url';

let code: Promise<string> | undefined;

/**
 * The program of the reading thread (read-worker.ts) as one plain script, made once in a process. Threads of
 * Node 20 load no TypeScript; and one script starts several times faster than some sixty modules that a
 * loader turns into JavaScript one by one.
 */
export function threadCode(): Promise<string> {
  code ??= bundle().catch((error: unknown) => {
    code = undefined;
    throw error;
  });
  return code;
}

/** Lets it be made anew the next time. */
export function forgetThreadCode(): void {
  code = undefined;
}

async function bundle(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./read-worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('the reading thread could not be built');
  return file.text;
}
