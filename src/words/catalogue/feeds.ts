import { sentences } from '../sentences.ts';

/** Feeds: following them, what happens to them, what they bring. */
export const feeds = sentences({
  off: {
    en: 'Following feeds is turned off here by whoever runs this bot.',
    de: 'Feeds zu folgen ist hier vom Betreiber des Bots abgeschaltet.',
    fr: 'Suivre des flux est désactivé ici par qui gère ce bot.',
    es: 'Quien gestiona este bot ha desactivado aquí el seguimiento de fuentes.',
    pt: 'Seguir feeds está desativado aqui por quem administra este bot.',
  },
  busy: {
    en: 'Many feeds are being looked for just now. Please try again in a minute.',
    de: 'Gerade werden viele Feeds gesucht. Bitte in einer Minute noch einmal versuchen.',
    fr: 'Beaucoup de flux sont recherchés en ce moment. Réessayez dans une minute.',
    es: 'Ahora mismo se están buscando muchas fuentes. Inténtalo de nuevo dentro de un minuto.',
    pt: 'Muitos feeds estão sendo procurados agora. Tente de novo em um minuto.',
  },
  tooMany: {
    en: 'This server follows {most, plural, one {one feed} other {# feeds}}, as many as it may. Let one go with /articles unfollow, then try again.',
    de: 'Dieser Server folgt {most, plural, one {einem Feed} other {# Feeds}}, so vielen wie erlaubt. Erst einem mit /artikel entfolgen nicht mehr folgen, dann noch einmal versuchen.',
    fr: 'Ce serveur suit {most, plural, one {un flux} many {# de flux} other {# flux}}, le maximum permis. Cessez d’en suivre un avec /articles ne-plus-suivre, puis réessayez.',
    es: 'Este servidor sigue {most, plural, one {una fuente} many {# de fuentes} other {# fuentes}}, las que puede seguir. Deja una con /artículos dejar, y vuelve a intentarlo.',
    pt: 'Este servidor segue {most, plural, one {um feed} many {# de feeds} other {# feeds}}, o máximo permitido. Deixe um com /artigos deixar e tente de novo.',
  },
  refused: {
    en: '“{host}” answered {status}, not with a feed.',
    de: '„{host}“ hat mit {status} geantwortet, nicht mit einem Feed.',
    fr: '« {host} » a répondu {status}, et non par un flux.',
    es: '«{host}» ha respondido {status}, no con una fuente.',
    pt: '“{host}” respondeu {status}, e não com um feed.',
  },
  isGone: {
    en: '“{host}” says that this feed is gone for good.',
    de: '„{host}“ sagt, dass es diesen Feed nicht mehr gibt.',
    fr: '« {host} » indique que ce flux n’existe plus.',
    es: '«{host}» dice que esta fuente ya no existe.',
    pt: '“{host}” diz que este feed não existe mais.',
  },
  noFeed: {
    en: 'What “{host}” sent is no feed (RSS, Atom or JSON), and names none. Look on the site for a link called “RSS” or “Feed”.',
    de: 'Was „{host}“ geschickt hat, ist kein Feed (RSS, Atom oder JSON) und nennt auch keinen. Vielleicht gibt es auf der Seite einen Link namens „RSS“ oder „Feed“.',
    fr: 'Ce que « {host} » a envoyé n’est pas un flux (RSS, Atom ou JSON) et n’en nomme aucun. Cherchez sur le site un lien « RSS » ou « flux ».',
    es: 'Lo que ha enviado «{host}» no es una fuente (RSS, Atom o JSON) ni nombra ninguna. Busca en el sitio un enlace llamado «RSS» o «Feed».',
    pt: 'O que “{host}” enviou não é um feed (RSS, Atom ou JSON) nem indica um. Procure no site um link chamado “RSS” ou “Feed”.',
  },
  empty: {
    en: '“{host}” sent nothing.',
    de: '„{host}“ hat nichts geschickt.',
    fr: '« {host} » n’a rien envoyé.',
    es: '«{host}» no ha enviado nada.',
    pt: '“{host}” não enviou nada.',
  },
  tangled: {
    en: 'The feed of “{host}” is too large or too tangled to be read.',
    de: 'Der Feed von „{host}“ ist zu groß oder zu verschachtelt, um gelesen zu werden.',
    fr: 'Le flux de « {host} » est trop grand ou trop imbriqué pour être lu.',
    es: 'La fuente de «{host}» es demasiado grande o enredada para leerla.',
    pt: 'O feed de “{host}” é grande ou emaranhado demais para ser lido.',
  },
  dayFull: {
    en: 'Feeds have brought {most, plural, one {one article} other {# articles}} here within a day, as many as they may; the others wait.',
    de: 'Feeds haben binnen eines Tages {most, plural, one {einen Artikel} other {# Artikel}} gebracht, so viele wie erlaubt; die übrigen warten.',
    fr: 'Les flux ont apporté {most, plural, one {un article} many {# d’articles} other {# articles}} en un jour, le maximum permis ; les autres attendent.',
    es: 'Las fuentes han traído {most, plural, one {un artículo} many {# de artículos} other {# artículos}} en un día, el máximo permitido; los demás esperan.',
    pt: 'Os feeds trouxeram {most, plural, one {um artigo} many {# de artigos} other {# artigos}} em um dia, o máximo permitido; os outros esperam.',
  },
});
