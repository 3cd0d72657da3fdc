import { abbreviations } from '../english/abbreviations.ts';
import { patterns } from '../english/patterns.ts';
import { protectedRanges } from './enclosures.ts';
import type { Range } from './range.ts';

const beforeNames = abbreviations('beforeNames');
const beforeNumbers = abbreviations('beforeNumbers');
const anywhere = abbreviations('anywhere');

import { openers as starters } from '../english/names.ts';
import { speechVerbs as cues } from '../english/verbs-of-speech.ts';

/** Stops with the marks that close behind them; the end may be followed by anything. */
const stops = /(?:[.!?…]+['"”’)\]»]*)+|\n[^\S\n]*\n/gu;

/**
 * The sentences of a text, in order. They never overlap, begin and end with a visible character and
 * together hold every visible character of the text. Offsets are UTF-16 units.
 *
 * Abbreviations, initials and decimals end no sentence; nothing is cut inside a parenthesis or a
 * short quotation; a question or call in quotation marks stays with the cue that follows it
 * (“Why now?” the senator asked). A blank line always ends a sentence.
 *
 * Runs in time linear in the text's length.
 */
export function sentencesOf(text: string): readonly Range[] {
  const sentences: { start: number; end: number }[] = [];
  const kept = protectedRanges(text);
  let nextKept = 0;
  let start = skipBlanks(text, 0);
  for (const match of text.matchAll(stops)) {
    const end = match.index + match[0].length;
    while (nextKept < kept.length && (kept[nextKept]?.end ?? 0) <= match.index) nextKept += 1;
    if (match.index < start) continue;
    if (match[0].startsWith('\n')) {
      push(sentences, text, start, match.index);
      start = skipBlanks(text, end);
      continue;
    }
    // A closing mark that ends the protected range belongs to the stop; anything earlier is inside.
    const inside = kept[nextKept];
    if (inside !== undefined && inside.start < match.index && inside.end > end) continue;
    if (!endsSentence(text, start, match.index, end)) continue;
    push(sentences, text, start, end);
    start = skipBlanks(text, end);
  }
  push(sentences, text, start, text.length);
  return sentences;
}

function push(sentences: { start: number; end: number }[], text: string, start: number, end: number): void {
  let last = end;
  while (last > start && isBlank(text, last - 1)) last -= 1;
  if (last <= start) return;
  const before = sentences.at(-1);
  // Stops and marks left over (“…” on its own) belong to the sentence before them.
  if (before !== undefined && !hasWord(text, start, last)) before.end = last;
  else sentences.push({ start, end: last });
}

function hasWord(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, end));
}

/** Whether the stop at `at`, closed at `end`, ends the sentence that began at `start`. */
function endsSentence(text: string, start: number, at: number, end: number): boolean {
  if (end >= text.length) return true;
  const next = nextWord(text, end);
  if (!isBlank(text, end)) return isGluedSentence(text, at, end);
  if (next.word === '' && !next.opens) return true;
  if (!next.opens && !/^[\p{Lu}\p{Lt}\p{Lo}\p{N}$£€¥#@•]/u.test(next.word)) return false;
  const stop = text.slice(at, end);
  if (/[!?]['"”’»]/u.test(stop) && cueFollows(text, end)) return false;
  if (!/^\.['"”’)\]»]*$/u.test(stop)) return true;
  return !isAbbreviation(text, start, at, next);
}

/** “… the war.The next day”: a blank lost between two sentences. */
function isGluedSentence(text: string, at: number, end: number): boolean {
  if (!/\p{Ll}{3}$/u.test(text.slice(Math.max(0, at - 3), at))) return false;
  return /^['"“‘]?\p{Lu}\p{Ll}+[\s,’']/u.test(text.slice(end, end + 24));
}

/** Whether the full stop at `at` belongs to the word before it. */
function isAbbreviation(text: string, start: number, at: number, next: NextWord): boolean {
  const word = wordBefore(text, start, at);
  if (word === '') return false;
  // “1. First point”: the number of a list item is no sentence.
  if (/^\p{N}{1,3}$/u.test(word)) return at - word.length === start;
  const folded = word.toLowerCase();
  const starts = next.opens || starters.has(next.word.toLowerCase());
  if (word === 'v') return true;
  if (/^\p{Lu}$/u.test(word)) return !starts || next.word === 'I';
  if (/^(?:\p{L}\.)+\p{L}{1,2}$/u.test(word) || folded === 'ph.d') {
    return folded === 'i.e' || folded === 'e.g' || !starts;
  }
  if (beforeNames.has(folded)) return true;
  if (beforeNumbers.has(folded)) return /^\p{N}/u.test(next.word) || (folded === 'c' && !starts);
  // “Mass.” and “Ind.” are states, “mass.” ends a sentence.
  return anywhere.has(folded) && (word !== folded || folded.length < 4) && !starts;
}

/** The run of letters, digits and full stops that ends at `at`, at most 20 units long. */
function wordBefore(text: string, start: number, at: number): string {
  const from = Math.max(start, at - 20);
  return /[\p{L}\p{N}.]*$/u.exec(text.slice(from, at))?.[0] ?? '';
}

interface NextWord {
  readonly word: string;
  /** True when a quotation mark or bracket opens before it. */
  readonly opens: boolean;
}

function nextWord(text: string, end: number): NextWord {
  const from = skipBlanks(text, end);
  const found = /^((?:['"“‘([«]|[-–—]\s)*)([^\s'"“”’,.:;!?)\]]*)/u.exec(text.slice(from, from + 40));
  return { word: found?.[2] ?? '', opens: (found?.[1] ?? '') !== '' };
}

/** “Why now?” Senator Smith asked: a cue within the next words, before any other stop. */
function cueFollows(text: string, end: number): boolean {
  const ahead = text.slice(end, end + 60).trimStart();
  const words = ahead.split(/\s+/u).slice(0, 5);
  for (const word of words) {
    if (cues.has(word.replace(/[.,:;]+$/u, ''))) return true;
    if (/^\p{Lu}/u.test(word) && starters.has(word.toLowerCase())) return false;
    if (!/^\p{Lu}/u.test(word) || /[.!?,;:]$/u.test(word)) {
      if (!patterns.insideName.test(word)) return false;
    }
  }
  return false;
}

function isBlank(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit <= 32) return true;
  return unit >= 0x85 && /\s/u.test(text.charAt(index));
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text, at)) at += 1;
  return at;
}
