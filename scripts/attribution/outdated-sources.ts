import { allowOutdated } from '../../src/text/fitted-for.ts';

/** Imported before all else: what finds sources is about to be trained anew. */
allowOutdated('src/speech/attribution/weights-sources.json', 'src/speech/attribution/weights-quoted.json');
