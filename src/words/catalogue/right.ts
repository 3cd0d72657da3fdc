import { sentences } from '../sentences.ts';

/** Rights in a channel, as Discord's settings call them. */
export const right = sentences({
  viewChannel: {
    en: 'View Channel',
    de: '„Kanal ansehen“',
    fr: '« Voir le salon »',
    es: '«Ver canal»',
    pt: '“Ver canal”',
  },
  readHistory: {
    en: 'Read Message History',
    de: '„Nachrichtenverlauf anzeigen“',
    fr: '« Voir les anciens messages »',
    es: '«Leer el historial de mensajes»',
    pt: '“Ver histórico de mensagens”',
  },
  connect: { en: 'Connect', de: '„Verbinden“', fr: '« Se connecter »', es: '«Conectar»', pt: '“Conectar”' },
  sendMessages: {
    en: 'Send Messages',
    de: '„Nachrichten senden“',
    fr: '« Envoyer des messages »',
    es: '«Enviar mensajes»',
    pt: '“Enviar mensagens”',
  },
  embedLinks: {
    en: 'Embed Links',
    de: '„Links einbetten“',
    fr: '« Intégrer des liens »',
    es: '«Insertar enlaces»',
    pt: '“Inserir links”',
  },
  createThreads: {
    en: 'Create Public Threads',
    de: '„Öffentliche Threads erstellen“',
    fr: '« Créer des fils publics »',
    es: '«Crear hilos públicos»',
    pt: '“Criar tópicos públicos”',
  },
});
