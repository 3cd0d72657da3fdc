const piece = '(?:article|story|piece|report|text|column|news)';
const asked = [
  `who(?: has)? (?:wrote|written|authored|reported) (?:this|that|it|(?:this|that|the) ${piece})`,
  `who (?:is|was|are|were) (?:this|that|it|the ${piece}|(?:this|that) ${piece}) (?:written )?by`,
  `(?:who (?:is|was|are|were)|who's) the (?:authors?|writers?|reporters?|journalists?)(?: of (?:this|that|it|(?:this|that|the) ${piece}))?`,
  `by whom (?:is|was) (?:this|that|it|(?:this|that|the) ${piece})(?: written)?`,
];
const whoWrote = new RegExp(`^(?:and |so )?(?:${asked.join('|')})\\W*$`, 'iu');

/** Whether a question asks who wrote an article, which no paragraph of it says: “Who wrote this?” */
export function asksWhoWrote(question: string): boolean {
  return whoWrote.test(question.trim().replace(/’/gu, "'"));
}
