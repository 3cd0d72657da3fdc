import { sentences } from '../sentences.ts';

/** What is said whichever command is used: failures, restarts, too many questions. */
export const app = sentences({
  failed: {
    en: "Something went wrong on the bot's side. Please try again; if it happens again, tell whoever runs this bot the reference `{reference}`.",
    de: 'Auf der Seite des Bots ist etwas schiefgegangen. Bitte noch einmal versuchen; passiert es wieder, hilft dem Betreiber des Bots die Kennung `{reference}`.',
    fr: 'Une erreur s’est produite du côté du bot. Réessayez ; si elle se répète, communiquez la référence `{reference}` à qui gère ce bot.',
    es: 'Algo ha fallado en el bot. Inténtalo de nuevo; si vuelve a ocurrir, comunica la referencia `{reference}` a quien gestiona este bot.',
    pt: 'Algo deu errado no bot. Tente de novo; se acontecer outra vez, informe a referência `{reference}` a quem administra este bot.',
  },
  commandChanged: {
    en: 'This command has changed. Reload Discord (Ctrl+R, or restart the app) and try again.',
    de: 'Dieser Befehl hat sich geändert. Bitte Discord neu laden (Strg+R oder die App neu starten) und noch einmal versuchen.',
    fr: 'Cette commande a changé. Rechargez Discord (Ctrl+R, ou redémarrez l’application) et réessayez.',
    es: 'Este comando ha cambiado. Recarga Discord (Ctrl+R, o reinicia la aplicación) e inténtalo de nuevo.',
    pt: 'Este comando mudou. Recarregue o Discord (Ctrl+R, ou reinicie o aplicativo) e tente de novo.',
  },
  buttonOfOld: {
    en: 'This button belongs to an older version of the bot. Please run the command again.',
    de: 'Dieser Knopf gehört zu einer älteren Version des Bots. Bitte den Befehl noch einmal ausführen.',
    fr: 'Ce bouton vient d’une ancienne version du bot. Relancez la commande.',
    es: 'Este botón es de una versión anterior del bot. Vuelve a usar el comando.',
    pt: 'Este botão é de uma versão antiga do bot. Use o comando de novo.',
  },
  restarting: {
    en: 'The bot is restarting. Please try again in a minute.',
    de: 'Der Bot startet neu. Bitte in einer Minute noch einmal versuchen.',
    fr: 'Le bot redémarre. Réessayez dans une minute.',
    es: 'El bot se está reiniciando. Inténtalo de nuevo dentro de un minuto.',
    pt: 'O bot está reiniciando. Tente de novo em um minuto.',
  },
  manyQuestions: {
    en: 'That is a lot of questions at once. Please wait half a minute, or use /ask.',
    de: 'Das sind viele Fragen auf einmal. Bitte eine halbe Minute warten oder /ask verwenden.',
    fr: 'Cela fait beaucoup de questions à la fois. Attendez une demi-minute, ou utilisez /ask.',
    es: 'Son muchas preguntas a la vez. Espera medio minuto o usa /ask.',
    pt: 'São muitas perguntas de uma vez. Espere meio minuto ou use /ask.',
  },
});
