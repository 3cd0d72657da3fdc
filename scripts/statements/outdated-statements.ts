import { allowOutdated } from '../../src/text/fitted-for.ts';

/** Imported before all else: what finds reported statements is about to be trained anew. */
allowOutdated('src/speech/statements/weights-statements.json');
