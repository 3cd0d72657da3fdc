import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const DOCUMENTS = ['README.md', 'src/README.md', 'scripts/README.md', '.github/CONTRIBUTING.md'];
const FOLDERS = ['src', 'scripts', 'tests', 'seeds', '.github', '.ci'];

/** Files of a reader, of a data folder or of a corpus. */
const OTHERS = new Set(['thread.json', 'settings.json', 'gold.json', 'name.js']);

/** Every file and folder of the project by its path, folders with a slash at their end. */
const paths = FOLDERS.flatMap((folder) => [
  `${folder}/`,
  ...readdirSync(folder, { recursive: true, withFileTypes: true }).map(
    (entry) => `${entry.parentPath}/${entry.name}${entry.isDirectory() ? '/' : ''}`,
  ),
]).concat(readdirSync('.'));

interface Project {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const project = JSON.parse(readFileSync('package.json', 'utf8')) as Project;
const packages = new Set([...Object.keys(project.dependencies), ...Object.keys(project.devDependencies)]);

/** What stands between backticks or in a block of code of a document, a line each. */
function codeIn(document: string): readonly string[] {
  const text = readFileSync(document, 'utf8');
  const blocks = [...text.matchAll(/^```.*\n([\s\S]*?)^```/gmu)].flatMap(([, code = '']) => code.split('\n'));
  const rest = text.replaceAll(/^```[\s\S]*?^```/gmu, '');
  return [...blocks, ...[...rest.matchAll(/`([^`\n]+)`/gu)].map(([, code = '']) => code)];
}

/** The names of sources in a piece of code; capitals stand for what a reader puts in (GOLD-TRAIN.json). */
function sourcesIn(code: string): readonly string[] {
  const names =
    code.match(/(?<![\w./@*-])[\w*-]+(?:\/[\w.*-]+)*\.(?:ts|js|json|md|wat|py)(?![\w./-])/gu) ?? [];
  return names.filter(
    (name) => !packages.has(name) && !OTHERS.has(name) && !/^(?:dist\/|[A-Z-]+\.)/u.test(name),
  );
}

function exists(name: string): boolean {
  const pattern = name.replaceAll(/[.+?^${}()|[\]\\]/gu, '\\$&').replaceAll('*', '[^/]*');
  return paths.some((path) => new RegExp(`(?:^|/)${pattern}$`, 'u').test(path));
}

describe.each(DOCUMENTS)('%s', (document) => {
  const code = codeIn(document);

  it('names no file that is not there', () => {
    const named = code.flatMap(sourcesIn);
    expect(named.filter((name) => !exists(name))).toEqual([]);
  });

  it('names no command of package.json that is not there', () => {
    const commands = code.flatMap((line) => [...line.matchAll(/\bnpm run (?:-\S+ )*([\w:-]+)/gu)]);
    expect(commands.map(([, name = '']) => name).filter((name) => !(name in project.scripts))).toEqual([]);
  });
});
