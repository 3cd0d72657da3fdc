// @ts-check
// Builds the program into dist/: `npm run build`. Plain JavaScript, as it has to run before anything is built.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlePrograms } from './programs.js';
import { filesIn, versionsOf } from './versions.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = dirname(fileURLToPath(import.meta.url));
const source = join(root, 'src');
const lock = join(root, 'package-lock.json');
const dist = join(root, 'dist');
const stampFile = join(dist, 'built-from');
/** Programs that still run may load parts of an earlier build for this long (milliseconds). */
const PARTS_KEPT = 10 * 60_000;

/**
 * Builds the program when the source is not what it was built from. Where the source or esbuild (a development
 * dependency) is missing, as in production, the program stays as it is.
 *
 * @param {() => void} [begins] called before it is built
 * @throws Error when the source does not compile, or when there is no program and none can be built
 */
export async function buildWhenChanged(begins) {
  const built = await readFile(stampFile, 'utf8').catch(() => undefined);
  const stamp = await sourceStamp().catch(() => undefined);
  if (built !== undefined && (stamp === undefined || stamp === built)) return;
  const esbuild = await import('esbuild').catch(() => undefined);
  if (esbuild !== undefined && stamp !== undefined) {
    begins?.();
    await build(esbuild, stamp);
  } else if (built === undefined)
    throw new Error(
      'The program is not built. Install with the development dependencies, which build it: npm ci',
    );
}

/**
 * Tells one state of the source from another without reading it: names, sizes and times of all files.
 *
 * @returns {Promise<string>}
 */
async function sourceStamp() {
  const paths = [...(await filesIn(source)), ...(await filesIn(here)), lock];
  const states = await Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs } = await stat(path);
      return `${path} ${size} ${mtimeMs}`;
    }),
  );
  return createHash('sha256').update(states.sort().join('\n')).digest('hex');
}

/**
 * @param {typeof import('esbuild')} esbuild
 * @param {string} stamp
 */
async function build(esbuild, stamp) {
  const versions = JSON.stringify(await versionsOf(source, lock), null, 2);
  const files = [
    { path: join(dist, 'versions.json'), contents: Buffer.from(versions) },
    ...(await bundlePrograms(esbuild, dist)),
    { path: stampFile, contents: Buffer.from(stamp) },
  ];
  // In order: a program that starts meanwhile finds all that it loads, old or new.
  for (const file of files) await replace(file);
  await deleteOldParts(new Set(files.map(({ path }) => path)));
}

/**
 * Whoever reads the file meanwhile gets the old content or the new one.
 *
 * @param {{ path: string, contents: Uint8Array }} file
 */
async function replace({ path, contents }) {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  await writeFile(unfinished, contents);
  await rename(unfinished, path);
}

/** @param {ReadonlySet<string>} current */
async function deleteOldParts(current) {
  for (const path of await filesIn(dist)) {
    const state = current.has(path) ? undefined : await stat(path).catch(() => undefined);
    if (state !== undefined && Date.now() - state.mtimeMs > PARTS_KEPT) await rm(path, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildWhenChanged();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    // `npm ci --omit=dev` goes on without a program: one that was built elsewhere may be put in place later.
    process.exitCode = process.argv.includes('--if-possible') ? 0 : 1;
  }
}
