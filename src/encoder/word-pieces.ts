/** A text as the encoder reads it: numbers of pieces of words, and where each piece stands in the text. */
export interface Pieces {
  readonly ids: Int32Array;
  /** UTF-16 units; the first and the last piece stand for beginning and end, and are empty. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 for a piece that a word begins with (and for the first and the last piece), 0 for one that goes on. */
  readonly begins: Uint8Array;
}

/** A character as the vocabulary knows it (without case and accents), and where it stands in the text. */
interface Sign {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** Longer words are not looked at. */
const longestWord = 100;

/**
 * Cuts texts into the word pieces of an uncased BERT vocabulary, as Google's BERT does (BasicTokenizer and
 * WordpieceTokenizer of github.com/google-research/bert), and keeps where each piece comes from.
 */
export class WordPieces {
  readonly #vocabulary: ReadonlyMap<string, number>;
  readonly #most: number;
  readonly #begin: number;
  readonly #end: number;
  readonly #unknown: number;

  /**
   * @param vocabulary pieces and their numbers; those inside a word begin with ##
   * @param most pieces of a text, its beginning and end included; what comes behind is left out
   * @throws Error when the vocabulary lacks the pieces [CLS], [SEP] or [UNK].
   */
  constructor(vocabulary: ReadonlyMap<string, number>, most: number) {
    this.#vocabulary = vocabulary;
    this.#most = most;
    this.#begin = this.numberOf('[CLS]');
    this.#end = this.numberOf('[SEP]');
    this.#unknown = this.numberOf('[UNK]');
  }

  /** Reads the vocabulary out of a `tokenizer.json`. */
  static from(tokenizer: string, most: number): WordPieces {
    const { model } = JSON.parse(tokenizer) as { model: { vocab: Readonly<Record<string, number>> } };
    return new WordPieces(new Map(Object.entries(model.vocab)), most);
  }

  /** The pieces of a text, with one for its beginning and one for its end. */
  cut(text: string): Pieces {
    const ids = [this.#begin];
    const starts = [0];
    const ends = [0];
    const begins = [1];
    for (const word of wordsOf(text)) {
      for (const [place, piece] of this.#piecesOf(word).entries()) {
        ids.push(piece.id);
        starts.push(piece.start);
        ends.push(piece.end);
        begins.push(place === 0 ? 1 : 0);
      }
      if (ids.length >= this.#most) break;
    }
    const kept = Math.min(ids.length, this.#most - 1);
    ids[kept] = this.#end;
    starts[kept] = text.length;
    ends[kept] = text.length;
    begins[kept] = 1;
    const all = (values: number[]) => Int32Array.from(values.slice(0, kept + 1));
    return {
      ids: all(ids),
      starts: all(starts),
      ends: all(ends),
      begins: Uint8Array.from(begins.slice(0, kept + 1)),
    };
  }

  /** The longest piece that the word begins with, then the longest that goes on from there, and so on. */
  #piecesOf(word: readonly Sign[]): readonly { id: number; start: number; end: number }[] {
    const whole = { id: this.#unknown, start: word[0]?.start ?? 0, end: word.at(-1)?.end ?? 0 };
    if (word.length > longestWord) return [whole];
    const found = [];
    for (let from = 0; from < word.length; ) {
      const longest = this.#longestPiece(word, from);
      if (longest === undefined) return [whole];
      const { id, to } = longest;
      found.push({ id, start: word[from]?.start ?? 0, end: word[to - 1]?.end ?? 0 });
      from = to;
    }
    return found;
  }

  #longestPiece(word: readonly Sign[], from: number): { id: number; to: number } | undefined {
    for (let to = word.length; to > from; to -= 1) {
      const letters = word.slice(from, to).reduce((sum, { folded }) => sum + folded, '');
      const id = this.#vocabulary.get(from === 0 ? letters : `##${letters}`);
      if (id !== undefined) return { id, to };
    }
    return undefined;
  }

  /** The number of a piece. @throws Error when the vocabulary lacks it */
  numberOf(piece: string): number {
    const id = this.#vocabulary.get(piece);
    if (id === undefined) throw new Error(`the vocabulary lacks ${piece}`);
    return id;
  }
}

/** The words of a text: what stands between spaces; punctuation and Chinese characters are words each. */
function* wordsOf(text: string): Generator<readonly Sign[], void> {
  let word: Sign[] = [];
  for (const sign of signsOf(text)) {
    const alone = isAlone(sign.folded);
    if ((alone || sign.folded === ' ') && word.length > 0) {
      yield word;
      word = [];
    }
    if (alone) yield [sign];
    else if (sign.folded !== ' ') word.push(sign);
  }
  if (word.length > 0) yield word;
}

/** The characters of a text; white space is a space each, and what cannot be seen is left out. */
function* signsOf(text: string): Generator<Sign, void> {
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    for (const folded of foldedSigns(character)) yield { folded, start, end };
    start = end;
  }
}

function foldedSigns(character: string): Iterable<string> {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) {
    if (code > 0x20 && code < 0x7f) return code >= 0x41 && code <= 0x5a ? character.toLowerCase() : character;
    return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d ? ' ' : '';
  }
  if (character === '\ufffd' || /\p{C}/u.test(character)) return '';
  if (/\p{White_Space}/u.test(character)) return ' ';
  return character
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** Signs of ASCII that are neither letters nor digits, all other punctuation, and Chinese characters. */
const standsAlone = /[!-/:-@[-`{-~\p{P}\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2fa1f}]/u;

function isAlone(sign: string): boolean {
  return standsAlone.test(sign);
}
