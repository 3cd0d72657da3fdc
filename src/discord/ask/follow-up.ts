import type { Span } from '../../article/article.ts';
import type { Library, ServerId } from '../../library/library.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { Words } from '../../words/words.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { notice, type Reply } from '../kit/reply.ts';
import { personOptions } from '../quotes/reply.ts';
import { replyTo } from './find.ts';
import { passageReply } from './reply.ts';
import type { AskState } from './state.ts';

/** The next thing that a person says in the article, quoted or reported, after the passage shown. */
export async function saidNext(
  words: Words,
  library: Library,
  server: ServerId,
  speaker: string,
  { passages, index }: AskState,
): Promise<Reply> {
  const shown = passages[index];
  const kept = (await library.articles(server)).find(({ article }) =>
    article.id.startsWith(shown?.article ?? article.id),
  );
  if (shown === undefined || kept === undefined) return notice(words.say('ask.answerGoneName'));
  const { article, speech } = kept;
  const isAfter = ({ paragraph, start }: Span): boolean =>
    paragraph > shown.paragraph || (paragraph === shown.paragraph && start >= shown.sentence.end);
  const [next] = [...speech.quotations, ...speech.statements]
    .filter((said) => said.speaker?.name === speaker && isAfter(said))
    .sort((one, other) => one.paragraph - other.paragraph || one.start - other.start);
  const paragraph = article.paragraphs.find(({ number }) => number === next?.paragraph);
  if (next === undefined || paragraph === undefined)
    return notice(words.say('ask.saysNothingAfter', { name: escapedCut(speaker, 200) }));
  const quotations = speech.quotations.filter((said) => said.paragraph === paragraph.number);
  const statements = speech.statements.filter((said) => said.paragraph === paragraph.number);
  const whole = { start: 0, end: paragraph.text.length };
  const sentence = sentencesOf(paragraph.text).find(({ end }) => end > next.start) ?? whole;
  const people = (await library.people(server)).filter((person) => person.speaker.name === speaker);
  const said = [...quotations, ...statements].findIndex((one) => one === next);
  return passageReply(words, {
    passages: [{ article, paragraph, sentence, quotations, statements, also: [] }],
    state: {
      passages: [{ article: article.id, paragraph: paragraph.number, sentence }],
      index: 0,
      degree: 'answers',
      said,
    },
    speakers: personOptions(words, people, null),
    isPrivate: false,
    readAs: null,
  });
}

/** Passages that answer a question and were not shown before, by others than those shown. */
export async function othersOf(
  words: Words,
  library: Library,
  server: ServerId,
  question: string,
  { passages: shown }: AskState,
): Promise<Reply> {
  const answer = await library.ask(server, question, {});
  const isShown = ({ article, paragraph }: (typeof answer.passages)[number]): boolean =>
    shown.some((one) => article.id.startsWith(one.article) && one.paragraph === paragraph.number);
  const before = new Set(
    answer.passages
      .filter(isShown)
      .flatMap(({ quotations, statements }) =>
        [...quotations, ...statements].flatMap(({ speaker }) => speaker?.name ?? []),
      ),
  );
  const others = answer.passages.filter((passage) => {
    const speakers = [...passage.quotations, ...passage.statements].flatMap(
      ({ speaker }) => speaker?.name ?? [],
    );
    return (
      passage.answers &&
      !isShown(passage) &&
      (speakers.length === 0 || speakers.some((name) => !before.has(name)))
    );
  });
  if (others.length === 0) return notice(words.say('ask.nobodyElse'));
  return replyTo(
    words,
    library,
    server,
    { ...answer, passages: others, speaker: null, degree: 'mayAnswer' },
    {},
    false,
  );
}
