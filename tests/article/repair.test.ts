import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWindows1252 } from '../../src/article/decode/windows-1252.ts';
import { repairLine } from '../../src/article/repair.ts';

/** Text as it looks after its UTF-8 was read as Windows-1252. */
function misread(text: string): string {
  return decodeWindows1252(Buffer.from(text));
}

describe('repairLine', () => {
  it.each([
    ['It wasnâ€™t so', 'It wasn’t so'],
    ['â€œNo,â€\u009d he said', '“No,” he said'],
    ['â€œNo,â€ he said', '“No,” he said'],
    ['the cafÃ© in MÃ¼nchen', 'the café in München'],
    ['a cost of Â£5 and 5Â°', 'a cost of £5 and 5°'],
    ['It is over.Â\u00a0 Now', 'It is over. Now'],
    ['the crisisÂ', 'the crisis'],
    ['‘regrettable’.\u00a0Â ', '‘regrettable’.'],
    ['It ended.Â Then', 'It ended. Then'],
    ['voilÃ\u00a0 tout', 'voilà tout'],
    ['Ã¢â‚¬Å“TwiceÃ¢â‚¬Â\u009d', '“Twice”'],
    ['the MiloÅ¡eviÄ‡ trial', 'the Milošević trial'],
    ['five â‚¬ and a â„¢', 'five € and a ™'],
    ['a smile ðŸ˜€', 'a smile 😀'],
    ['it isn‚Äôt ‚Äì or is it', 'it isn’t – or is it'],
    [misread('Москва'), 'Москва'],
    [misread('în Iași și Constanța'), 'în Iași și Constanța'],
  ])('mends %j', (broken, mended) => {
    expect(repairLine(broken)).toBe(mended);
  });

  it.each([
    'The letter Â is used in Turkish',
    '« CAFÉ » and „ÄRGER“, “AMANHÔ',
    'São João, Ærø, Łódź, Đorđe, naïve façade, Zürich',
    'TEMPERATURE 5°, ©2025, ½ ± 3',
    'é”—and so on',
    'Москва и Київ, 東京, αβγ, العربية',
  ])('leaves %j alone', (healthy) => {
    expect(repairLine(healthy)).toBe(healthy);
  });

  it('takes out what cannot be seen and folds blanks', () => {
    expect(repairLine('\ufeff a\u200bb\u00a0\u2009 c\u0000\u202ed\u00ad\t e ')).toBe('ab cd e');
  });

  it('reads quotation marks that stand as Latin-1 controls', () => {
    expect(repairLine('\u0093No\u0094, it isn\u0092t')).toBe('“No”, it isn’t');
  });

  it('mends any French or German line that was misread once', () => {
    const words = fc.constantFrom(
      'café',
      'déjà',
      'naïve',
      'Zürich',
      'straße',
      'l’été',
      '“oui”',
      'garçon',
      '£5',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1 }), (line) => {
        // à ends in a byte that reads as a no-break space, which is a blank to every other program.
        const text = line.join(' x ');
        expect(repairLine(misread(text))).toBe(text);
      }),
    );
  });

  it('never changes letters and digits of text in the Latin alphabet', () => {
    const letter = fc.constantFrom(...'abcXYZ019éèüößñçåøłžšćÉÜÖÑ “”‘’«».,!?–—…°');
    fc.assert(
      fc.property(fc.array(fc.array(letter).map((l) => l.join(''))), (words) => {
        const text = words.join(' ');
        const visible = (s: string): string => s.replace(/[^\p{L}\p{N}]/gu, '');
        expect(visible(repairLine(text))).toBe(visible(text));
      }),
    );
  });

  it('is idempotent and leaves no control character on any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = repairLine(text);
        expect(once).not.toMatch(/\p{Cc}|\u200b|\u00a0/u);
        expect(once).toBe(once.trim());
      }),
    );
  });
});
