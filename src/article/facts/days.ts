const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const dayFirst = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?[ .-]+(?:of )?(${month})\\.?,?[ -]+((?:19|20)\\d\\d)\\b`,
  'iu',
);
const monthFirst = new RegExp(`\\b(${month})\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +((?:19|20)\\d\\d)\\b`, 'iu');
const numbers = /\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/u;
const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?$/u;
const slashed = /\b(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)\b/u;

/** The first day to the year that a text names, as YYYY-MM-DD: “3 March 2025”, “Mar. 3, 2025”, “2025-03-03T10:00Z”. */
export function dayIn(text: string): string | undefined {
  const found = numbers.exec(text) ?? compact.exec(text.trim());
  if (found !== null) return dayOf(found[1], found[2], found[3]);
  const british = dayFirst.exec(text);
  if (british !== null) return dayOf(british[3], monthNumber(british[2]), british[1]);
  const american = monthFirst.exec(text);
  if (american !== null) return dayOf(american[3], monthNumber(american[1]), american[2]);
  return slashedDay(text);
}

/** “13/3/2025” and “3/13/2025” are sure; “3/4/2025” is March in America and April elsewhere: nothing is said then. */
function slashedDay(text: string): string | undefined {
  const [, first, second, year] = slashed.exec(text) ?? [];
  if (Number(first) > 12) return dayOf(year, second, first);
  return Number(second) > 12 || first === second ? dayOf(year, first, second) : undefined;
}

function monthNumber(name: string | undefined): string {
  return String(months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function dayOf(year = '', monthOfYear = '', day = ''): string | undefined {
  const [m, d] = [Number(monthOfYear), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
