import { sentences } from '../sentences.ts';

/** Titles of forms and labels of their fields: at most 45 characters. */
export const form = sentences({
  addArticle: {
    en: 'Add an article',
    de: 'Artikel hinzufügen',
    fr: 'Ajouter un article',
    es: 'Añadir un artículo',
    pt: 'Adicionar um artigo',
  },
  title: { en: 'Title', de: 'Titel', fr: 'Titre', es: 'Título', pt: 'Título' },
  link: { en: 'Link', de: 'Link', fr: 'Lien', es: 'Enlace', pt: 'Link' },
  text: { en: 'Text', de: 'Text', fr: 'Texte', es: 'Texto', pt: 'Texto' },
  textContinued: {
    en: 'Text, continued',
    de: 'Text, Fortsetzung',
    fr: 'Texte, suite',
    es: 'Texto, continuación',
    pt: 'Texto, continuação',
  },
  deleteAll: {
    en: 'Delete all articles of this server',
    de: 'Alle Artikel dieses Servers löschen',
    fr: 'Supprimer tous les articles du serveur',
    es: 'Borrar todos los artículos del servidor',
    pt: 'Apagar todos os artigos do servidor',
  },
  deleteForGood: {
    en: 'Delete for good: {count, plural, one {# article} other {# articles}}',
    de: 'Endgültig löschen: {count, plural, one {# Artikel} other {# Artikel}}',
    fr: 'Supprimer {count, plural, one {# article} many {# d’articles} other {# articles}}',
    es: 'Borrar para siempre: {count, plural, one {# artículo} many {# de artículos} other {# artículos}}',
    pt: 'Apagar de vez: {count, plural, one {# artigo} many {# de artigos} other {# artigos}}',
  },
  serverName: {
    en: 'Type the name of this server',
    de: 'Namen dieses Servers eintippen',
    fr: 'Tapez le nom de ce serveur',
    es: 'Escribe el nombre de este servidor',
    pt: 'Digite o nome deste servidor',
  },
  editArticle: {
    en: 'Edit an article',
    de: 'Artikel bearbeiten',
    fr: 'Modifier un article',
    es: 'Editar un artículo',
    pt: 'Editar um artigo',
  },
  editTitle: {
    en: 'Edit title',
    de: 'Titel ändern',
    fr: 'Modifier le titre',
    es: 'Editar título',
    pt: 'Editar título',
  },
  byline: {
    en: 'Who wrote it',
    de: 'Wer ihn geschrieben hat',
    fr: 'Qui l’a écrit',
    es: 'Quién lo escribió',
    pt: 'Quem escreveu',
  },
  published: {
    en: 'The day it appeared',
    de: 'Tag des Erscheinens',
    fr: 'Jour de parution',
    es: 'Día de publicación',
    pt: 'Dia da publicação',
  },
  outlet: {
    en: 'The paper or site',
    de: 'Zeitung oder Website',
    fr: 'Journal ou site',
    es: 'Periódico o sitio',
    pt: 'Jornal ou site',
  },
});
