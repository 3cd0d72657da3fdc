import { styleText } from 'node:util';
import { harmless } from '../text/harmless.ts';
import type { Output } from './output.ts';

/** `text` in bold where the terminal can; the words alone elsewhere. */
export function bold(text: string, output: Output): string {
  return output.styled && text !== '' ? styleText('bold', text, { validateStream: false }) : text;
}

/**
 * `text` broken between words at the terminal's width, every line indented. Nothing in it steers the terminal: of
 * escape sequences only those of `bold` remain.
 */
export function wrapped(text: string, output: Output, indent = ''): string {
  const { width } = output;
  const lines = text
    .split(BOLD)
    .map((part, index) => (index % 2 === 1 ? part : harmless(part)))
    .join('')
    .split('\n');
  if (width === undefined) return lines.map((line) => indent + line).join('\n');
  return lines.map((line) => wrapLine(line, width - indent.length, indent)).join('\n');
}

/** The sequences that `bold` writes. */
const BOLD = new RegExp(`(${String.fromCharCode(27)}\\[(?:1|22)m)`, 'u');

function wrapLine(line: string, width: number, indent: string): string {
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(' ')) {
    if (row !== '' && visibleLength(row) + 1 + visibleLength(word) > width) {
      rows.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  rows.push(row);
  return rows.map((one) => indent + one).join('\n');
}

function visibleLength(text: string): number {
  // Style sequences begin with a control character (escape) and take no room.
  return text.replace(/\p{Cc}\[\d+m/gu, '').length;
}
