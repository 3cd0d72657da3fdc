import { sentences } from '../sentences.ts';

/** Why something given cannot be read as an article, or should be looked at again. */
export const reading = sentences({
  /** What was given, as the subject of the sentences below. */
  file: { en: '“{name}”', de: '„{name}“', fr: '« {name} »', es: '«{name}»', pt: '“{name}”' },
  pageOf: {
    en: 'The page of “{host}”',
    de: 'Die Seite von „{host}“',
    fr: 'La page de « {host} »',
    es: 'La página de «{host}»',
    pt: 'A página de “{host}”',
  },
  better: {
    en: 'If you can read the article in a browser, save its page as .html or copy its text, and add that.',
    de: 'Ist der Artikel im Browser lesbar, lässt sich seine Seite als .html speichern oder sein Text kopieren und dann hinzufügen.',
    fr: 'Si l’article est lisible dans un navigateur, enregistrez sa page en .html ou copiez son texte, puis ajoutez cela.',
    es: 'Si puedes leer el artículo en un navegador, guarda su página como .html o copia su texto y añádelo.',
    pt: 'Se você consegue ler o artigo no navegador, salve a página como .html ou copie o texto e adicione isso.',
  },
  cookies: {
    en: '{what} asks about cookies and has no article. {better}',
    de: '{what} fragt nach Cookies und enthält keinen Artikel. {better}',
    fr: '{what} parle de cookies et n’a pas d’article. {better}',
    es: '{what} pregunta por las cookies y no tiene artículo. {better}',
    pt: '{what} pergunta sobre cookies e não tem artigo. {better}',
  },
  login: {
    en: '{what} is for logging in and has no article. {better}',
    de: '{what} ist zum Anmelden da und enthält keinen Artikel. {better}',
    fr: '{what} sert à se connecter et n’a pas d’article. {better}',
    es: '{what} es para iniciar sesión y no tiene artículo. {better}',
    pt: '{what} é para fazer login e não tem artigo. {better}',
  },
  paywall: {
    en: '{what} has only the beginning of the article; the rest is for subscribers. {better}',
    de: '{what} enthält nur den Anfang des Artikels; der Rest ist für Abonnenten. {better}',
    fr: '{what} n’a que le début de l’article ; le reste est réservé aux abonnés. {better}',
    es: '{what} solo tiene el principio del artículo; el resto es para suscriptores. {better}',
    pt: '{what} só tem o início do artigo; o resto é para assinantes. {better}',
  },
  errorPage: {
    en: '{what} is an error page (“{title}”). Check the link. {better}',
    de: '{what} ist eine Fehlerseite („{title}“). Den Link prüfen. {better}',
    fr: '{what} est une page d’erreur (« {title} »). Vérifiez le lien. {better}',
    es: '{what} es una página de error («{title}»). Comprueba el enlace. {better}',
    pt: '{what} é uma página de erro (“{title}”). Verifique o link. {better}',
  },
  otherLanguage: {
    en: '{what} is in {language}. Questions are asked in English, and answers are found in English articles.',
    de: '{what} ist auf {language}. Fragen werden auf Englisch gestellt, und Antworten stehen in englischen Artikeln.',
    fr: '{what} est en {language}. Les questions se posent en anglais, et les réponses viennent d’articles en anglais.',
    es: '{what} está en {language}. Se pregunta en inglés, y las respuestas salen de artículos en inglés.',
    pt: '{what} está em {language}. As perguntas são em inglês, e as respostas vêm de artigos em inglês.',
  },
});
