// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'src');

/** What starts: a program or a thread's; named as in dist/. */
const ENTRIES = [
  'main.ts',
  'cli.ts',
  'library/background/worker.ts',
  'library/feeds/feed-worker.ts',
  'encoder/process/child.ts',
  'library/meaning/sentence-model.ts',
  'library/meaning/answer-model.ts',
  'speech-model/reader-model.ts',
];

/**
 * Packages that are not made part of the programs: those that look for files beside them (model, its engines, list of names),
 * and those that others use when somebody has installed them.
 */
const EXTERNAL = [
  '@lat.md/*',
  'onnxruntime-common',
  'onnxruntime-node',
  // Only where DATABASE_URL is set.
  'pg',
  'node-pg-migrate',
  'gender-detection-from-name',
  'esbuild',
  '@napi-rs/canvas',
  'bufferutil',
  'canvas',
  'utf-8-validate',
  'zlib-sync',
];

/** What bundled CommonJS packages expect to find. */
const COMMONJS_NAMES = `
import { createRequire as requireFrom } from 'node:module';
import { fileURLToPath as pathFrom } from 'node:url';
const require = requireFrom(import.meta.url), __filename = pathFrom(import.meta.url);
const __dirname = pathFrom(new URL('.', import.meta.url));
`;

/**
 * Large tables are read by JSON.parse when their module is, several times faster than as program text.
 *
 * @type {import('esbuild').Plugin}
 */
const dataAsText = {
  name: 'data as text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      if (text.length < 4_000) return undefined;
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

/**
 * How programs for Node are built, packages included: opening one file instead of a thousand halves the start.
 *
 * @satisfies {import('esbuild').BuildOptions}
 */
export const nodePrograms = {
  bundle: true,
  splitting: true,
  external: EXTERNAL,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  charset: 'utf8',
  banner: { js: COMMONJS_NAMES },
  plugins: [dataAsText],
  absWorkingDir: root,
  logLevel: 'silent',
};

/**
 * Bundles the programs and the page.
 *
 * @param {typeof import('esbuild')} esbuild
 * @param {string} folder where they are to stand
 * @returns {Promise<{ path: string, contents: Uint8Array }[]>} the programs last, as they load what is before them
 * @throws Error when the source does not compile
 */
export async function bundlePrograms(esbuild, folder) {
  const entryPoints = ENTRIES.map((entry) => join(source, entry));
  const programs = await esbuild.build({
    ...nodePrograms,
    entryPoints,
    entryNames: '[name]',
    outdir: folder,
    write: false,
    metafile: true,
  });
  const isProgram = new Set(
    Object.entries(programs.metafile.outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint !== undefined && entryPoints.includes(join(root, entryPoint)) ? [join(root, path)] : [],
    ),
  );
  const page = await bundlePage(esbuild, join(folder, 'page'));
  const parts = programs.outputFiles.filter(({ path }) => !isProgram.has(path));
  const migrations = await copies(
    join(source, 'library/store/postgres/migrations'),
    join(folder, 'migrations'),
    /\.sql$/,
  );
  const weights = [
    ...(await copies(join(source, 'speech-model'), folder, /\.safetensors$/)),
    ...(await copies(join(source, 'library/meaning'), folder, /\.safetensors$/)),
  ];
  return [
    ...page,
    ...migrations,
    ...weights,
    ...parts,
    ...programs.outputFiles.filter(({ path }) => isProgram.has(path)),
  ];
}

/**
 * @param {typeof import('esbuild')} esbuild
 * @param {string} folder
 */
async function bundlePage(esbuild, folder) {
  const page = join(source, 'local/page');
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(page, 'app/page.ts')],
    outdir: folder,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.woff2': 'file' },
    absWorkingDir: root,
    logLevel: 'silent',
  });
  return [...outputFiles, ...(await copies(page, folder, /^(?:index\.html|icon\.svg)$/))];
}

/**
 * Files that the programs read as they are.
 *
 * @param {string} from
 * @param {string} to
 * @param {RegExp} which names
 */
async function copies(from, to, which) {
  const names = (await readdir(from)).filter((name) => which.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({ path: join(to, name), contents: await readFile(join(from, name)) })),
  );
}
