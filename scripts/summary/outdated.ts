import { allowOutdated } from '../../src/text/fitted-for.ts';

/** Imported before all else: the weights of an article's sentences are about to be fitted anew. */
allowOutdated('src/summary/article/article-weights.json');
