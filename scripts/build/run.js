// @ts-check
// Runs a built program, main or cli: `node scripts/build/run.js cli ask …`. In a checkout it is built anew first
// when the source has changed, so that nobody runs what is no longer there.
import { fileURLToPath } from 'node:url';
import { buildWhenChanged } from './build.js';

const [node = '', , name = 'main', ...rest] = process.argv;
try {
  // The terminal's answers go to other programs, too: there nothing is said but them.
  await buildWhenChanged(() => {
    if (name === 'main') process.stdout.write('The source has changed: building the program …\n');
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
const program = new URL(`../../dist/${name}.js`, import.meta.url);
process.argv = [node, fileURLToPath(program), ...rest];
await import(program.href);
