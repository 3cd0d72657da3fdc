/** The folder of what scripts/build/build.js makes: the one that this is part of, or dist/ beside the source. */
const folder = new URL(import.meta.url.endsWith('.ts') ? '../dist/' : './', import.meta.url);

/** Where a file of the build is: the programs of threads, the page, versions. Tests and scripts use it, too. */
export function builtFile(name: string): URL {
  return new URL(name, folder);
}
