import { learnedFile } from '../../src/article/html/block-chances.ts';
import { allowOutdated } from '../../src/text/fitted-for.ts';

/** Imported before all else: what was learned about blocks of pages is about to be fitted anew. */
allowOutdated(learnedFile);
