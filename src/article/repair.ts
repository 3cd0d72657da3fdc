/** A line without mojibake, control and zero-width characters, blanks folded and trimmed. */
export function repairLine(line: string): string {
  return line
    .replace(/\u00c2(?=[\u0080-\u00bf]|\s|$)/gu, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\t' ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .trim();
}
