import { sentences } from '../sentences.ts';

/** What keeps a server's articles from being changed or summed up. */
export const library = sentences({
  busy: {
    en: 'Many articles are being added just now. Please try again in a minute.',
    de: 'Gerade werden viele Artikel hinzugefügt. Bitte in einer Minute noch einmal versuchen.',
    fr: 'Beaucoup d’articles sont ajoutés en ce moment. Réessayez dans une minute.',
    es: 'Ahora mismo se están añadiendo muchos artículos. Inténtalo de nuevo dentro de un minuto.',
    pt: 'Muitos artigos estão sendo adicionados agora. Tente de novo em um minuto.',
  },
  linkTaken: {
    en: '“{title}” has this link already. Remove one of the two, or give another link.',
    de: '„{title}“ hat diesen Link schon. Einen der beiden entfernen oder einen anderen Link geben.',
    fr: '« {title} » a déjà ce lien. Retirez l’un des deux, ou donnez un autre lien.',
    es: '«{title}» ya tiene este enlace. Quita uno de los dos o da otro enlace.',
    pt: '“{title}” já tem este link. Remova um dos dois ou dê outro link.',
  },
  full: {
    en: 'This server has {most, plural, one {one article} other {# articles}}, as many as it may have. Remove one with /articles remove, then try again.',
    de: 'Dieser Server hat {most, plural, one {einen Artikel} other {# Artikel}}, so viele wie erlaubt. Einen mit /articles remove entfernen, dann noch einmal versuchen.',
    fr: 'Ce serveur a {most, plural, one {un article} many {# d’articles} other {# articles}}, le maximum permis. Retirez-en un avec /articles remove, puis réessayez.',
    es: 'Este servidor tiene {most, plural, one {un artículo} many {# de artículos} other {# artículos}}, el máximo permitido. Quita uno con /articles remove y vuelve a intentarlo.',
    pt: 'Este servidor tem {most, plural, one {um artigo} many {# de artigos} other {# artigos}}, o máximo permitido. Remova um com /articles remove e tente de novo.',
  },
  noRoom: {
    en: '“{title}” does not fit: this server’s articles may have {most, number} characters together, and have {taken, number}. Remove some with /articles remove, then try again.',
    de: '„{title}“ passt nicht mehr: Die Artikel dieses Servers dürfen zusammen {most, number} Zeichen haben und haben {taken, number}. Einige mit /articles remove entfernen, dann noch einmal versuchen.',
    fr: '« {title} » ne tient pas : les articles de ce serveur peuvent avoir {most, number} caractères ensemble, et en ont {taken, number}. Retirez-en avec /articles remove, puis réessayez.',
    es: '«{title}» no cabe: los artículos de este servidor pueden tener {most, number} caracteres en total, y tienen {taken, number}. Quita algunos con /articles remove y vuelve a intentarlo.',
    pt: '“{title}” não cabe: os artigos deste servidor podem ter {most, number} caracteres no total, e têm {taken, number}. Remova alguns com /articles remove e tente de novo.',
  },
  longArticle: {
    en: '“{title}” has {count, number} characters; an article may have {most, number}. Add it in parts.',
    de: '„{title}“ hat {count, number} Zeichen; ein Artikel darf {most, number} haben. Bitte in Teilen hinzufügen.',
    fr: '« {title} » a {count, number} caractères ; un article peut en avoir {most, number}. Ajoutez-le en plusieurs parties.',
    es: '«{title}» tiene {count, number} caracteres; un artículo puede tener {most, number}. Añádelo por partes.',
    pt: '“{title}” tem {count, number} caracteres; um artigo pode ter {most, number}. Adicione em partes.',
  },
  largeFile: {
    en: '“{name}” has {megabytes, number, ::.0} MB; at most {most, number, ::.0} MB can be read.',
    de: '„{name}“ hat {megabytes, number, ::.0} MB; höchstens {most, number, ::.0} MB lassen sich lesen.',
    fr: '« {name} » fait {megabytes, number, ::.0} Mo ; on peut lire {most, number, ::.0} Mo au plus.',
    es: '«{name}» tiene {megabytes, number, ::.0} MB; se pueden leer {most, number, ::.0} MB como máximo.',
    pt: '“{name}” tem {megabytes, number, ::.0} MB; no máximo {most, number, ::.0} MB podem ser lidos.',
  },
  noLink: {
    en: '“{link}” is not a link that people could open. Give one that begins with https://, or none.',
    de: '„{link}“ ist kein Link, den man öffnen kann. Bitte einen geben, der mit https:// beginnt, oder keinen.',
    fr: '« {link} » n’est pas un lien que l’on peut ouvrir. Donnez-en un qui commence par https://, ou aucun.',
    es: '«{link}» no es un enlace que se pueda abrir. Da uno que empiece por https://, o ninguno.',
    pt: '“{link}” não é um link que se possa abrir. Dê um que comece com https://, ou nenhum.',
  },
  unreached: {
    en: 'The articles of this server cannot be reached just now, and nothing was changed. Please try again in a few minutes.',
    de: 'Die Artikel dieses Servers sind gerade nicht erreichbar, und nichts wurde geändert. Bitte in ein paar Minuten noch einmal versuchen.',
    fr: 'Les articles de ce serveur sont inaccessibles pour l’instant, et rien n’a été modifié. Réessayez dans quelques minutes.',
    es: 'Los artículos de este servidor no están accesibles ahora, y no se ha cambiado nada. Inténtalo de nuevo dentro de unos minutos.',
    pt: 'Os artigos deste servidor não estão acessíveis agora, e nada foi alterado. Tente de novo em alguns minutos.',
  },
  writtenPerhaps: {
    en: 'The articles of this server could not be reached any more while this was being written. Please look with /articles list, in a few minutes, whether it was.',
    de: 'Die Artikel dieses Servers waren während des Schreibens nicht mehr erreichbar. Bitte in ein paar Minuten mit /articles list nachsehen, ob es gelungen ist.',
    fr: 'Les articles de ce serveur sont devenus inaccessibles pendant l’écriture. Vérifiez dans quelques minutes avec /articles list si elle a réussi.',
    es: 'Los artículos de este servidor dejaron de estar accesibles mientras se escribía esto. Mira dentro de unos minutos con /articles list si se guardó.',
    pt: 'Os artigos deste servidor ficaram inacessíveis durante a gravação. Veja em alguns minutos com /articles list se deu certo.',
  },
  manySummaries: {
    en: 'Too many summaries are being made just now. Please try again in a minute.',
    de: 'Gerade entstehen zu viele Zusammenfassungen. Bitte in einer Minute noch einmal versuchen.',
    fr: 'Trop de résumés sont en préparation en ce moment. Réessayez dans une minute.',
    es: 'Ahora mismo se preparan demasiados resúmenes. Inténtalo de nuevo dentro de un minuto.',
    pt: 'Resumos demais estão sendo feitos agora. Tente de novo em um minuto.',
  },
  longThread: {
    en: 'These messages are too long or too tangled to be summed up. Choose fewer of them with “last” or “hours”.',
    de: 'Diese Nachrichten sind zu lang oder zu verschachtelt für eine Zusammenfassung. Mit „letzte“ oder „stunden“ weniger wählen.',
    fr: 'Ces messages sont trop longs ou trop imbriqués pour être résumés. Choisissez-en moins avec « derniers » ou « heures ».',
    es: 'Estos mensajes son demasiado largos o enredados para resumirlos. Elige menos con «últimos» u «horas».',
    pt: 'Estas mensagens são longas ou emaranhadas demais para resumir. Escolha menos com “últimas” ou “horas”.',
  },
  tangledArticle: {
    en: 'This article is too large or too tangled to be summed up.',
    de: 'Dieser Artikel ist zu groß oder zu verschachtelt für eine Zusammenfassung.',
    fr: 'Cet article est trop grand ou trop imbriqué pour être résumé.',
    es: 'Este artículo es demasiado grande o enredado para resumirlo.',
    pt: 'Este artigo é grande ou emaranhado demais para resumir.',
  },
});
