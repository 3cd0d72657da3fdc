/**
 * What Windows-1252 puts at 0x80–0x9F; the rest is Latin-1. Undefined bytes stay C1 controls, as in
 * the Encoding Standard (https://encoding.spec.whatwg.org/index-windows-1252.txt). Written out since
 * TextDecoder in Node 20 reads these bytes as Latin-1.
 */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const bytes = new Map(Array.from(upper, (unit, index) => [unit, 0x80 + index]));

/** The text of bytes in Windows-1252. */
export function decodeWindows1252(given: Uint8Array): string {
  return Buffer.from(given.buffer, given.byteOffset, given.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (unit) => upper.charAt(unit.charCodeAt(0) - 0x80));
}

/** The byte of a character in Windows-1252; for characters it does not have, the low byte of their code. */
export function unitToByte(unit: string): number {
  return bytes.get(unit) ?? unit.charCodeAt(0) & 0xff;
}
