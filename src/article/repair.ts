import { decodeEntities } from './decode/entities.ts';
import { repairMojibake } from './decode/mojibake.ts';

/** Nothing but printable ASCII without a double blank: nothing to do. */
const healthy = /^[\x21-\x7e]+(?: [\x21-\x7e]+)* ?$/u;

/** Marks that Windows-1252 has where Latin-1 has controls; its letters there are left out as unsure. */
const misreadMarks = new Map([
  ['\u0080', '€'],
  ['\u0082', '‚'],
  ['\u0084', '„'],
  ['\u0085', '…'],
  ['\u008b', '‹'],
  ['\u0091', '‘'],
  ['\u0092', '’'],
  ['\u0093', '“'],
  ['\u0094', '”'],
  ['\u0095', '•'],
  ['\u0096', '–'],
  ['\u0097', '—'],
  ['\u0099', '™'],
  ['\u009b', '›'],
]);

/**
 * A line as it was meant: mojibake and left-over entities undone, control, zero-width and direction characters left out,
 * every run of blanks one space, none at the ends. Letters and digits of healthy text never change.
 */
export function repairLine(line: string): string {
  if (healthy.test(line) && !line.includes('&')) return line.trimEnd();
  return repairMojibake(decodeEntities(line))
    .replace(/\s+/gu, ' ')
    .replace(/[\u0080-\u009f]/gu, (unit) => misreadMarks.get(unit) ?? '')
    .replace(/\p{Cc}|\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]/gu, '')
    .replace(/ {2,}/gu, ' ')
    .trim();
}
