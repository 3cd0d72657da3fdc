/**
 * Assembles the kernel that compares vectors, src/search/meaning/cosines.wat, into the module that the search loads.
 * Run after a change of it: npx tsx scripts/assemble-kernel.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import openWabt from 'wabt';

const folder = new URL('../src/search/meaning/', import.meta.url);

/** The bytes that the source stands for, in base64. */
export async function assembled(): Promise<string> {
  const wabt = await openWabt();
  const parsed = wabt.parseWat('cosines.wat', await readFile(new URL('cosines.wat', folder), 'utf8'));
  const { buffer } = parsed.toBinary({});
  return Buffer.from(buffer).toString('base64');
}

const module = (
  kernel: string,
) => `/** cosines.wat, assembled by scripts/assemble-kernel.ts: WebAssembly in base64. */
export const cosinesKernel =
  '${kernel}';
`;

if (process.argv[1]?.endsWith('assemble-kernel.ts'))
  await writeFile(new URL('cosines-kernel.ts', folder), module(await assembled()));
