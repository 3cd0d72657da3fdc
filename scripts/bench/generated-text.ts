/** Syllables of which the words of generated text are made. */
const syllables =
  'ba ber con dif el fam gar hol ing jus kan lem mor nat op pra quo res sim tur ul vel wes yor zin che sto ment tion al er'.split(
    ' ',
  );
const vocabularySize = 40_000;
const functionWords =
  'the of and to in a is that for on was with as by at from his her it its were are be'.split(' ');

/** The same text on every machine: words by Zipf's law between function words, in sentences. */
export function generatedParagraphs(count: number): readonly string[] {
  const random = randomNumbers(7);
  const vocabulary = Array.from({ length: vocabularySize }, (_, at) => wordNumber(at));
  return Array.from({ length: count }, () => {
    const sentences = Array.from({ length: 2 + Math.floor(random() * 4) }, () =>
      sentence(vocabulary, random),
    );
    return sentences.join(' ');
  });
}

/** Questions of three to seven words that stand together in a paragraph, some misspelt. */
export function questionsOver(paragraphs: readonly string[], count: number): readonly string[] {
  const random = randomNumbers(11);
  return Array.from({ length: count }, (_, at) => {
    const words = (paragraphs[Math.floor(random() * paragraphs.length)] ?? '').split(' ');
    const from = Math.floor(random() * Math.max(1, words.length - 12));
    const chosen = words.slice(from, from + 12).slice(0, 5 + Math.floor(random() * 7));
    if (at % 5 === 0 && chosen[2] !== undefined) chosen[2] = `${chosen[2].slice(0, 2)}${chosen[2].slice(3)}`;
    return `what did ${chosen.join(' ').replace(/\.$/, '')}?`;
  });
}

function sentence(vocabulary: readonly string[], random: () => number): string {
  const words = Array.from({ length: 10 + Math.floor(random() * 15) }, () => {
    if (random() < 0.4) return functionWords[Math.floor(random() * functionWords.length)] ?? 'the';
    // Zipf's law: the logarithm of the rank is spread evenly.
    return vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'word';
  });
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function wordNumber(number: number): string {
  let word = '';
  for (let left = number * 37 + 400; left > 0; left = Math.floor(left / syllables.length))
    word += syllables[left % syllables.length];
  return word;
}

/** A linear congruential generator (Numerical Recipes); numbers from 0 to 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
