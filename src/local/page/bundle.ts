import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A file of the page: where it is served and its bytes. */
export interface PageFile {
  readonly path: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const APP = fileURLToPath(new URL('./app/page.ts', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

/**
 * The page's script, style and font, bundled in memory from the TypeScript and CSS next to this file.
 *
 * @throws Error of esbuild when the sources do not compile
 */
export async function bundlePage(): Promise<ReadonlyMap<string, PageFile>> {
  const { outputFiles } = await build({
    entryPoints: [APP],
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    loader: { '.woff2': 'file' },
    logLevel: 'silent',
  });
  return new Map(
    outputFiles.map(({ path, contents }) => {
      const name = `/${path.split(/[\\/]/).at(-1) ?? ''}`;
      const contentType = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      return [name, { path: name, contentType, bytes: contents }];
    }),
  );
}
