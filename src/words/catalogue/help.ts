import { sentences } from '../sentences.ts';

/** `/help`. */
export const help = sentences({
  promise: {
    en: 'Every word shown stands in {articles, plural, =0 {an article} one {the one article} other {one of the # articles}} known here, with its paragraph (¶) and who says it. Nothing is made up.',
    de: 'Jedes gezeigte Wort steht in {articles, plural, =0 {einem Artikel, der} one {dem einen Artikel, der} other {einem der # Artikel, die}} hier bekannt {articles, plural, =0 {ist} one {ist} other {sind}}, mit Absatz (¶) und der Angabe, wer es sagt. Nichts ist erfunden.',
    fr: 'Chaque mot affiché figure dans {articles, plural, =0 {un article connu} one {l’unique article connu} many {l’un des # d’articles connus} other {l’un des # articles connus}} ici, avec son paragraphe (¶) et qui le dit. Rien n’est inventé.',
    es: 'Cada palabra que se muestra figura en {articles, plural, =0 {un artículo conocido} one {el único artículo conocido} many {uno de los # de artículos conocidos} other {uno de los # artículos conocidos}} aquí, con su párrafo (¶) y quién la dice. Nada es inventado.',
    pt: 'Cada palavra mostrada está {articles, plural, =0 {em um artigo conhecido} one {no único artigo conhecido} many {em um dos # de artigos conhecidos} other {em um dos # artigos conhecidos}} aqui, com seu parágrafo (¶) e quem a diz. Nada é inventado.',
  },
  askExample: {
    en: 'who said …',
    de: 'who said …',
    fr: 'who said …',
    es: 'who said …',
    pt: 'who said …',
  },
  ask: {
    en: 'The passage that answers, and who is quoted in it. A message that mentions me, a direct message or a reply to an answer is read as a question too.',
    de: 'Die Stelle, die antwortet, und wer darin zitiert wird. Auch eine Nachricht, die mich erwähnt, eine Direktnachricht oder eine Antwort auf eine Antwort gilt als Frage. Gefragt wird auf Englisch.',
    fr: 'Le passage qui répond et qui y est cité. Un message qui me mentionne, un message privé ou une réponse à une réponse est aussi lu comme une question. Les questions se posent en anglais.',
    es: 'El pasaje que responde y a quién se cita en él. También se lee como pregunta un mensaje que me menciona, un mensaje directo o una respuesta a una respuesta. Se pregunta en inglés.',
    pt: 'O trecho que responde e quem é citado nele. Uma mensagem que me menciona, uma mensagem direta ou uma resposta a uma resposta também vale como pergunta. As perguntas são em inglês.',
  },
  quotes: {
    en: 'What somebody is quoted as saying, in order. Without a person: who is quoted.',
    de: 'Womit jemand zitiert wird, der Reihe nach. Ohne Person: wer zitiert wird.',
    fr: 'Les propos cités d’une personne, dans l’ordre. Sans personne : qui est cité.',
    es: 'Lo que se cita de una persona, en orden. Sin persona: a quién se cita.',
    pt: 'O que se cita de uma pessoa, em ordem. Sem pessoa: quem é citado.',
  },
  whoSees: {
    en: 'Everybody sees what these two answer, unless moderators have chosen otherwise with **/settings** or you choose `private`.',
    de: 'Alle sehen, was diese beiden antworten, außer Moderatoren haben mit **/settings** anderes gewählt, oder mit `private`.',
    fr: 'Tous voient les réponses de ces deux commandes, sauf si les modérateurs en ont décidé autrement avec **/settings**, ou avec `private`.',
    es: 'Todos ven lo que responden estos dos, salvo que los moderadores hayan elegido otra cosa con **/settings**, o con `private`.',
    pt: 'Todos veem o que esses dois respondem, salvo se moderadores escolheram outra coisa em **/settings**, ou com `private`.',
  },
  check: {
    en: 'Whether a quotation stands so in the articles, and who says it, for you alone.',
    de: 'Ob ein Zitat so in den Artikeln steht und von wem es stammt, nur für eigene Augen.',
    fr: 'Si une citation figure bien ainsi dans les articles, et de qui elle est, pour vous seul.',
    es: 'Si una cita figura así en los artículos y de quién es, solo para ti.',
    pt: 'Se uma citação está assim nos artigos e de quem ela é, só para você.',
  },
  summary: {
    en: 'For moderators: a digest of a thread, or of an article.',
    de: 'Für Moderatoren: die Zusammenfassung eines Threads oder eines Artikels.',
    fr: 'Pour les modérateurs : le résumé d’un fil ou d’un article.',
    es: 'Para moderadores: el resumen de un hilo o de un artículo.',
    pt: 'Para moderadores: o resumo de um tópico ou de um artigo.',
  },
  articles: {
    en: 'The articles that answers come from. Moderators add, remove and delete them; others look.',
    de: 'Die Artikel, aus denen die Antworten stammen. Moderatoren fügen hinzu, entfernen und löschen; alle sehen sie an.',
    fr: 'Les articles dont viennent les réponses. Les modérateurs les ajoutent, les retirent et les suppriment ; tous les consultent.',
    es: 'Los artículos de los que salen las respuestas. Los moderadores los añaden, retiran y borran; los demás los consultan.',
    pt: 'Os artigos de onde vêm as respostas. Moderadores adicionam, removem e apagam; os demais consultam.',
  },
  settings: {
    en: 'For moderators: how this bot behaves in this server, such as who sees answers.',
    de: 'Für Moderatoren: wie sich der Bot auf diesem Server verhält, etwa wer Antworten sieht.',
    fr: 'Pour les modérateurs : comment le bot se comporte sur ce serveur, par exemple qui voit les réponses.',
    es: 'Para moderadores: cómo se comporta el bot en este servidor, por ejemplo quién ve las respuestas.',
    pt: 'Para moderadores: como o bot se comporta neste servidor, por exemplo quem vê as respostas.',
  },
  checkMessageTitle: {
    en: '**{entry}** (right-click a message, Apps)',
    de: '**{entry}** (Rechtsklick auf eine Nachricht, Apps)',
    fr: '**{entry}** (clic droit sur un message, Applications)',
    es: '**{entry}** (clic derecho en un mensaje, Aplicaciones)',
    pt: '**{entry}** (clique direito em uma mensagem, Aplicativos)',
  },
  checkMessage: {
    en: 'Who is quoted in a message, and whether that is right.',
    de: 'Wer in einer Nachricht zitiert wird und ob das stimmt.',
    fr: 'Qui est cité dans un message, et si c’est exact.',
    es: 'A quién se cita en un mensaje y si es correcto.',
    pt: 'Quem é citado em uma mensagem e se está certo.',
  },
  buttons: {
    en: 'The buttons under a reply work for everybody: your press on somebody else’s reply is answered to you alone.',
    de: 'Die Knöpfe unter einer Antwort sind für alle da: Wer sie unter einer fremden Antwort drückt, sieht das Ergebnis allein.',
    fr: 'Les boutons sous une réponse servent à tous : si la réponse est à quelqu’un d’autre, vous seul voyez le résultat.',
    es: 'Los botones bajo una respuesta sirven a todos: si la respuesta es de otra persona, el resultado lo ves solo tú.',
    pt: 'Os botões sob uma resposta servem para todos: se a resposta é de outra pessoa, só você vê o resultado.',
  },
});
