import { readArticle } from '../../src/article/read.ts';
import { type CheckOptions, check } from '../../src/check/check.ts';
import type { Checked } from '../../src/check/checked.ts';
import { WordIndex } from '../../src/check/word-index.ts';
import { readSpeech } from '../../src/speech/read.ts';
import type { ReadArticle } from '../../src/speech/speech.ts';

export const HARBOUR = `Harbour council votes to move the ferry
The harbour council voted on Monday to move the ferry to the northern pier.
“We have waited eleven years for a pier that does not flood in every storm,” said Marta Olsen, the harbour master. “Nobody on this council will close the old one before the spring.”
Councillor Piet Brandt denied that the plan was rushed. “I never said that the costs were under control,” he told the meeting. “They are not.”
Mrs Olsen called the old pier ‘a danger to every child who fishes there’, and said 40 boats had to be moved.
The builders expect the work to take two summers and to cost some nine million crowns.
“The first stone will be laid in April,” said Marta Olsen.
“And the second one,” she added, “will follow as soon as the ice has gone.”`;

export const ORCHARD = `Frost takes the apples of the valley
Growers in the valley lost most of their apples to frost in May.
“We picked 300 crates last year and we will not pick thirty now,” said Ines Farrow, who owns the largest orchard.
“The bank has been patient with us for a long time, and I hope that it stays so,” said her neighbour Tom Wickham.`;

function read(text: string, origin = 'article.txt'): ReadArticle {
  const article = readArticle(Buffer.from(text), { origin });
  return { article, speech: readSpeech(article) };
}

export function indexOf(...texts: readonly string[]): WordIndex {
  const index = new WordIndex();
  for (const [place, text] of texts.entries()) index.add(read(text, `${place}.txt`));
  return index;
}

const both = indexOf(HARBOUR, ORCHARD);

/** Checks against the two articles above. */
export function checked(quote: string, person?: string, options?: CheckOptions): Checked {
  return check(both, { quote, ...(person === undefined ? {} : { person }) }, options);
}
