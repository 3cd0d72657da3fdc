import { sentences } from '../sentences.ts';

/** What replies of several commands say. */
export const kit = sentences({
  page: {
    en: 'page {page, number} of {pages, number}',
    de: 'Seite {page, number} von {pages, number}',
    fr: 'page {page, number} sur {pages, number}',
    es: 'página {page, number} de {pages, number}',
    pt: 'página {page, number} de {pages, number}',
  },
  inMarks: { en: '“{text}”', de: '„{text}“', fr: '« {text} »', es: '«{text}»', pt: '“{text}”' },
  caption: { en: 'caption', de: 'Bildtext', fr: 'légende', es: 'pie de foto', pt: 'legenda' },
  heading: { en: 'heading', de: 'Überschrift', fr: 'intertitre', es: 'ladillo', pt: 'intertítulo' },
  readIt: { en: 'read it', de: 'lesen', fr: 'lire', es: 'leer', pt: 'ler' },
  speakerNotCertain: {
    en: 'speaker not certain',
    de: 'Sprecher nicht sicher',
    fr: 'auteur incertain',
    es: 'autor no seguro',
    pt: 'autor incerto',
  },
  byline: { en: 'By {name}', de: 'Von {name}', fr: 'Par {name}', es: 'Por {name}', pt: 'Por {name}' },
  digestUnderWay: {
    en: 'Your last digest of this is still being made. Please wait until it is there.',
    de: 'Die letzte Zusammenfassung davon entsteht noch. Bitte warten, bis sie da ist.',
    fr: 'Votre dernier résumé est encore en préparation. Attendez qu’il soit prêt.',
    es: 'Tu último resumen de esto aún se está preparando. Espera a que esté listo.',
    pt: 'Seu último resumo disto ainda está sendo feito. Espere até ficar pronto.',
  },
  quickPresses: {
    en: 'That was quick: each press reads all the messages again. Please wait a few seconds.',
    de: 'Das ging schnell: Jeder Druck liest alle Nachrichten neu. Bitte ein paar Sekunden warten.',
    fr: 'C’était rapide : chaque clic relit tous les messages. Attendez quelques secondes.',
    es: 'Muy rápido: cada pulsación vuelve a leer todos los mensajes. Espera unos segundos.',
    pt: 'Foi rápido: cada clique lê todas as mensagens de novo. Espere alguns segundos.',
  },
  noSuchArticle: {
    en: 'There is no article here called “{title}”. Start typing a word of its title and choose one from the list, or {instead}.',
    de: 'Hier gibt es keinen Artikel namens „{title}“. Ein Wort des Titels eintippen und aus der Liste wählen, oder {instead}.',
    fr: 'Aucun article ne s’appelle « {title} » ici. Tapez un mot de son titre et choisissez dans la liste, ou {instead}.',
    es: 'Aquí no hay ningún artículo llamado «{title}». Escribe una palabra de su título y elige de la lista, o {instead}.',
    pt: 'Não há aqui artigo chamado “{title}”. Digite uma palavra do título e escolha na lista, ou {instead}.',
  },
  insteadAll: {
    en: 'leave `article` empty to look in all of them',
    de: '`article` leer lassen, um in allen zu suchen',
    fr: 'laissez `article` vide pour chercher dans tous',
    es: 'deja `article` vacío para buscar en todos',
    pt: 'deixe `article` vazio para procurar em todos',
  },
});
