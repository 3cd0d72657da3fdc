import { sentences } from '../sentences.ts';

/** What menus say while nothing is chosen: at most 150 characters. */
export const menu = sentences({
  moreFrom: {
    en: 'More from …',
    de: 'Mehr von …',
    fr: 'Plus de propos de …',
    es: 'Más de …',
    pt: 'Mais de …',
  },
  quotationsOf: {
    en: 'Quotations of …',
    de: 'Zitate von …',
    fr: 'Citations de …',
    es: 'Citas de …',
    pt: 'Citações de …',
  },
  outlineOf: {
    en: 'Outline of …',
    de: 'Gliederung von …',
    fr: 'Plan de …',
    es: 'Esquema de …',
    pt: 'Estrutura de …',
  },
});
