import { readArticle } from '../../src/article/read.ts';
import { readSpeech } from '../../src/speech/read.ts';
import type { ReadArticle } from '../../src/speech/speech.ts';

/** An article of these paragraphs, read as any other. */
export function articleOf(name: string, ...paragraphs: readonly string[]): ReadArticle {
  const article = readArticle(new TextEncoder().encode(paragraphs.join('\n')), { origin: `${name}.txt` });
  return { article, speech: readSpeech(article) };
}

export const harbour = articleOf(
  'harbour',
  'The harbour of Brindlemouth will close for two years while its walls are rebuilt, the council decided on Tuesday.',
  'Mayor Anna Petrova said: “We cannot wait for another storm to take the pier.” The work will cost £14 million and employ 230 people.',
  'Fishermen are angry. Their leader, Tom Okafor, warned that “half of the boats will never come back” if the quay stays shut.',
  'The first walls were built in 1872 after a flood destroyed the market. They have been repaired four times since then.',
  'Boats from the United States visited the port in 1944, and the café on the quay still shows their flags.',
  'A spokesman for the U.S. embassy declined to comment on the plan.',
);

export const orchard = articleOf(
  'orchard',
  'Apple growers in the Velden valley expect their smallest harvest for 20 years because frost killed the blossom in April.',
  'Around 20,000 trees were lost, said the growers’ union, which has asked the government in Lisbon for help.',
  'The minister of agriculture, Clara Nunes, promised “quick and simple” payments before winter.',
  'Scientists at the university are testing a variety that flowers later and needs less water.',
);

export const observatory = articleOf(
  'observatory',
  'A telescope in the Atacama desert has found water vapour around a young star, astronomers reported.',
  'Professor Mei Lindqvist called the discovery “the clearest sign yet” that planets are born wet.',
  'The instrument, which cost 90 million euros, saw first light in 2019.',
);
