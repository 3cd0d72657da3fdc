import { learnedFiles } from '../../src/search/ranking/weights.ts';
import { allowOutdated } from '../../src/text/fitted-for.ts';

/** Imported before all else: what search learned is about to be fitted anew. */
allowOutdated(...learnedFiles);
