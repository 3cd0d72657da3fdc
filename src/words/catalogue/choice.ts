import { sentences } from '../sentences.ts';

/** The names of what an option offers. */
export const choice = sentences({
  quoted: {
    en: 'quoted',
    de: 'zitiert',
    fr: 'cité',
    es: 'citado',
    pt: 'citado',
  },
  reported: {
    en: 'reported',
    de: 'berichtet',
    fr: 'rapporté',
    es: 'referido',
    pt: 'relatado',
  },
  all: {
    en: 'all',
    de: 'alles',
    fr: 'tout',
    es: 'todo',
    pt: 'tudo',
  },
  short: {
    en: 'short',
    de: 'kurz',
    fr: 'court',
    es: 'corto',
    pt: 'curto',
  },
  medium: {
    en: 'medium',
    de: 'mittel',
    fr: 'moyen',
    es: 'medio',
    pt: 'médio',
  },
  long: {
    en: 'long',
    de: 'lang',
    fr: 'long',
    es: 'largo',
    pt: 'longo',
  },
});
