import { sentences } from '../sentences.ts';

/** What stands below a field of a form: at most 100 characters. */
export const hint = sentences({
  title: {
    en: 'If left empty: the first line of the text',
    de: 'Leer: die erste Zeile des Textes',
    fr: 'Si vide : la première ligne du texte',
    es: 'Si está vacío: la primera línea del texto',
    pt: 'Se vazio: a primeira linha do texto',
  },
  link: {
    en: 'Where people can read it, if anywhere',
    de: 'Wo er zu lesen ist, falls irgendwo',
    fr: 'Où on peut le lire, s’il est en ligne',
    es: 'Dónde se puede leer, si está en línea',
    pt: 'Onde se pode ler, se estiver on-line',
  },
  text: {
    en: 'One line a paragraph; longer articles are better added as a file',
    de: 'Eine Zeile je Absatz; längere Artikel besser als Datei hinzufügen',
    fr: 'Une ligne par paragraphe ; pour un long article, mieux vaut un fichier',
    es: 'Una línea por párrafo; los artículos largos, mejor como archivo',
    pt: 'Uma linha por parágrafo; artigos longos, melhor como arquivo',
  },
  textContinued: {
    en: 'From the beginning of a paragraph',
    de: 'Ab dem Anfang eines Absatzes',
    fr: 'À partir du début d’un paragraphe',
    es: 'Desde el principio de un párrafo',
    pt: 'A partir do início de um parágrafo',
  },
  noUndo: {
    en: 'Settings go, too, and there is no undo. It is “{name}”.',
    de: 'Auch Einstellungen; nicht rückgängig zu machen. Der Name: „{name}“',
    fr: 'Réglages compris, sans retour possible. C’est « {name} ».',
    es: 'También los ajustes, y no se puede deshacer. Es «{name}».',
    pt: 'As configurações também, sem volta. É “{name}”.',
  },
  titleOfText: {
    en: 'If left empty: the one that the text has',
    de: 'Leer: der Titel, den der Text hat',
    fr: 'Si vide : celui du texte',
    es: 'Si está vacío: el que tiene el texto',
    pt: 'Se vazio: o que o texto tem',
  },
  byline: {
    en: 'Several joined by commas',
    de: 'Mehrere durch Kommas getrennt',
    fr: 'Plusieurs noms séparés par des virgules',
    es: 'Varios, separados por comas',
    pt: 'Vários, separados por vírgulas',
  },
  published: {
    en: 'For example 3 March 2026, or 2026-03-03',
    de: 'Zum Beispiel 2026-03-03 oder 3 March 2026',
    fr: 'Par exemple 2026-03-03, ou 3 March 2026',
    es: 'Por ejemplo 2026-03-03, o 3 March 2026',
    pt: 'Por exemplo 2026-03-03, ou 3 March 2026',
  },
  outlet: {
    en: 'Shown with every passage, like the day',
    de: 'Steht bei jeder Stelle, wie der Tag',
    fr: 'Affiché avec chaque passage, comme le jour',
    es: 'Se muestra con cada pasaje, como el día',
    pt: 'Mostrado com cada trecho, como o dia',
  },
});
