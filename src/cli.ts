import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { Output } from './cli/output.ts';
import { ExitCode, Report } from './cli/report.ts';
import { UserError } from './user-error.ts';

const output = new Output(process.stdout);
const report = new Report(process.stderr);

const program = new Command('npm run -s cli --')
  .usage('ask|quotes|check|summary|export|import …')
  .description('Answers about news articles in their own words, in the terminal.')
  .showHelpAfterError('(--help shows what is possible)')
  .exitOverride()
  .addHelpText(
    'after',
    '\nExit code: 0 all answered, or found to have no answer (check: all letter for letter), 1 some could not be read (check: some are not), 2 wrong use, or none could be read.',
  );

// Each command's code is loaded only when it runs: starting stays quick.
program
  .command('ask')
  .description('find the passages that answer a question')
  .argument('[question...]', 'the question; without one, one a line is read from standard input')
  .option(
    '-a, --articles <path>',
    'a folder or file to search; may be repeated (default: the seed articles)',
    collected,
  )
  .option('--article <name>', 'search in this file alone')
  .option(
    '-n, --limit <count>',
    'at most this many passages (default: 3, with --json 10)',
    wholeNumber(1, 10),
  )
  .option(
    '-w, --within <seconds>',
    'match by meaning for at most so many seconds, by words from then on; 0: by words alone',
    wholeNumber(0, 86_400),
  )
  .option('--closest', 'show the closest passages even when nothing answers')
  .option('--json', 'one JSON object a line and question; questions on standard input are JSON too')
  .action(async (question: string[], options) => {
    const { ask } = await import('./cli/ask.ts');
    const { Progress } = await import('./cli/progress.ts');
    await ask(question.join(' '), options, process.stdin, output, report, new Progress(process.stderr));
  });

program
  .command('quotes')
  .description('show who is quoted, and what somebody says')
  .argument('[path...]', 'articles or folders of them (default: the seed articles)')
  .option('-p, --person <name>', 'what this person says; aliases and misspellings are understood')
  .option('-b, --about <words>', 'only what is said in paragraphs with these words')
  .addOption(
    new Option('-s, --said <how>', 'quoted in marks, reported without them, or both')
      .choices(['quoted', 'reported', 'all'])
      .default('all'),
  )
  .option('--json', 'one JSON object a line and file')
  .action(async (paths: string[], options) => {
    const { quotes } = await import('./cli/quotes.ts');
    await quotes(paths, options, output, report);
  });

program
  .command('check')
  .description('find out whether quotations stand so in the articles')
  .argument(
    '[text or file...]',
    'a quotation, a text with quotations, or a file; with --json and without one, standard input',
  )
  .option(
    '-a, --articles <path>',
    'a folder or file to check against; may be repeated (default: the seed articles)',
    collected,
  )
  .option('-p, --person <name>', 'who is said to have said it')
  .option('--json', 'one JSON object a line and quotation; quotations on standard input are JSON too')
  .action(async (given: string[], options) => {
    const { check } = await import('./cli/check.ts');
    await check(given, options, process.stdin, output, report);
  });

program
  .command('summary')
  .description('key sentences of articles, digests of threads')
  .argument('[path...]', 'articles, or threads as .json files (default: the seed articles)')
  .option('-s, --sentences <count>', 'sentences of an article', wholeNumber(1, 50), 3)
  .option('-w, --words <count>', 'about so many words of a thread', wholeNumber(10, 5000), 120)
  .option('-m, --messages <count>', 'at most so many key messages of a thread', wholeNumber(1, 100))
  .option('-p, --picture <file>', 'write a picture (PNG) of when a thread was written')
  .option('--json', 'one JSON object a line and file')
  .action(async (paths: string[], options) => {
    const { summary } = await import('./cli/summary.ts');
    await summary(paths, options, output, report);
  });

program
  .command('export')
  .description(
    'copy the articles that servers have added (DATABASE_URL or DATA_DIR) to a folder, as readable files',
  )
  .argument('<folder>', 'it has one folder a server afterwards')
  .option('-s, --server <id>', 'those of this server alone')
  .action(async (folder: string, options) => {
    const { exportArticles } = await import('./cli/move.ts');
    await exportArticles(folder, options, output, report);
  });

program
  .command('import')
  .description('add exported articles to DATABASE_URL or DATA_DIR; the bot must not run meanwhile')
  .argument('<folder>', 'what export has written, or the folder servers of another DATA_DIR')
  .option('-s, --server <id>', 'those of this server alone')
  .action(async (folder: string, options) => {
    const { importArticles } = await import('./cli/move.ts');
    await importArticles(folder, options, output, report);
  });

process.exitCode = await run();

async function run(): Promise<number> {
  try {
    await program.parseAsync();
    await output.end();
    return report.exitCode;
  } catch (error) {
    // Commander has already said what is wrong, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ExitCode.nothing;
    if (!(error instanceof UserError)) throw error;
    await output.end();
    report.problem(error.message);
    return ExitCode.nothing;
  }
}

/** Gathers a repeated option; one that took every word after it would swallow the question. */
function collected(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, path];
}

function wholeNumber(least: number, most: number): (given: string) => number {
  return (given) => {
    const value = Number(given);
    if (/^\d+$/u.test(given) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
