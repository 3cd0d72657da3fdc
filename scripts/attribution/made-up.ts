import type { GoldArticle, GoldQuotation } from './gold.ts';
import { randomFrom } from './random.ts';

/**
 * Made-up sentences for ways to quote that are too rare in the annotated articles to be learned there. ⟦…⟧
 * marks the source, ⟨…⟩ the cue; {…} is filled in at random.
 */
const PATTERNS = [
  '{person} was upset by ⟦{other}⟧’s ⟨{noun}⟩ on Friday that {claim} was “{words}”.',
  '{person} seemed hurt by ⟦{other}⟧’s ⟨{noun}⟩ that {claim} had become “{words}”.',
  '{group} reacted with fury to ⟦{other}⟧’s ⟨{noun}⟩ last week that {claim} is “{words}”.',
  '{person} has dismissed ⟦{other}⟧’s ⟨{noun}⟩ that {claim} is “{words}”.',
  '{group} said {claim} might suffer, with ⟦{role}⟧ ⟨{participle}⟩: “{Sentence}”',
  '{person} said that {claim} could not go on, with ⟦{other}⟧ ⟨{participle}⟩ that it was “{words}”.',
  '{group} turned on {person} over {claim}, with ⟦{role}⟧ ⟨{participle}⟩ it “{words}”.',
  'The film shows ⟦{other}⟧ ⟨{participle}⟩, “{Sentence}”',
  '⟦{other}⟧ last night ⟨praised⟩ the council’s “{words}”.',
  '⟦{role}⟧ this week ⟨welcomed⟩ what {person} has done as “{words}”.',
  '⟦{other}⟧ Thursday ⟨told⟩ the local paper: “{Sentence}”',
  'In a letter to {person}, ⟦{other}⟧ ⟨wrote⟩: “{Sentence}”',
  'On the radio ⟦Mr {surname}⟧ ⟨said⟩ that {claim} was “{words}”.',
  '“{Sentence}” — ⟦{other}⟧',
  '{person} was sent a copy of the report on {claim}, ⟦which⟧ ⟨says⟩: “{Sentence}”',
  'It is bad news for {other}’s pamphlet about {claim}, ⟦which⟧ ⟨opens⟩ with: “{Sentence}”',
  'People here laugh at {other}’s list of rules for the bay, ⟦which⟧ ⟨ends⟩ with: “{Sentence}”',
  'A part of the interview follows:\n“⟦{LABEL}⟧: {Sentence}”',
  'The exchange on Sunday went as follows:\n“⟦{LABEL}⟧: {Sentence} {Sentence}”',
  '⟦{LABEL}⟧: “{Sentence}”',
  'The spot opens with footage of ⟦{other}⟧ ⟨{participle}⟩ at a rally in May, “{Sentence}”',
  'For most of them {claim} is “{words},” as ⟦a ministry memo⟧ ⟨put⟩ it.',
  '{group} like {person}, ⟦who⟧ in {year} ⟨said⟩ that {claim} was “{words}”.',
  // Marked words that nobody is made to say.
  '{person} announced a £30 million “{Title}” fund for the bay on Monday.',
  '{person} wants to win a “{thing}” that could help {group} to plan ahead.',
  '{person} expects the north to join an emerging “{thing}” of towns along the coast.',
  '{person} angered {group} by ordering a “{adjective}” halt to the works.',
  '{group} were taken by surprise when {person} called a “{adjective}” meeting about {claim}.',
];

const FILLINGS: Record<string, readonly string[]> = {
  person: [
    'Martha Quill',
    'Mr Lunt',
    'Senator Orla Finch',
    'Marlow',
    'Mrs Abara',
    'President Oduya',
    'Sir Colin Reed',
    'Tomas Vrba',
  ],
  other: [
    'Governor Ines Roth',
    'Harold Lunt',
    'Mr Marlow',
    'Senator Birk',
    'Adaeze Obi',
    'Prime Minister Lindqvist',
    'Ms Tran',
    'Sir Hugh Pym',
  ],
  role: [
    'one local mayor',
    'a former minister',
    'one Danish officer',
    'the union’s leader',
    'a senior aide',
    'one backbench MP',
    'the bishop',
    'an old colleague',
  ],
  group: [
    'Port experts',
    'Fishermen',
    'Union leaders',
    'Teachers in the north',
    'Several members of the board',
    'Local doctors',
  ],
  surname: ['Lunt', 'Quill', 'Obi', 'Reed', 'Vrba', 'Birk'],
  noun: [
    'warning',
    'claim',
    'complaint',
    'suggestion',
    'remark',
    'statement',
    'assertion',
    'promise',
    'prediction',
    'charge',
  ],
  participle: ['warning', 'saying', 'insisting', 'calling', 'adding', 'complaining', 'arguing', 'predicting'],
  claim: [
    'the bridge across the bay',
    'a deal to save the mill',
    'the new bus line',
    'cutting the school budget',
    'an end to the strike',
    'the plan for the harbour',
  ],
  words: [
    'a very long way off',
    'a gift to the rich',
    'beyond repair',
    'worth every penny',
    'not good enough',
    'a great step for us',
  ],
  LABEL: ['QUILL', 'LUNT', 'MARLOW', 'SEN. FINCH', 'ODUYA', 'MODERATOR'],
  year: ['2009', '2014', '1998', '2021'],
  Title: ['Better Bay', 'Clean Coast', 'FutureNorth', 'Harbour First', 'Mend the Mills', 'SafeStreets Wales'],
  thing: [
    'safety net',
    'league of the small',
    'lifeline',
    'ring of steel',
    'buffer',
    'alliance of the able',
    'cushion',
  ],
  adjective: ['short', 'technical', 'emergency', 'partial', 'private', 'interim'],
  Sentence: [
    'We shall all pay for this.',
    'Nobody asked us about it.',
    'I have never seen such courage.',
    'The mill will close by spring.',
    'They know where I stand.',
  ],
};

/** One article a sentence, with the source and cue of its quotation, or with words that are not quoted. */
export function madeUpArticles(count: number): readonly GoldArticle[] {
  const random = randomFrom(29);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const filled = pick(PATTERNS).replace(/\{(\w+)\}/g, (_whole, name: string) => pick(FILLINGS[name] ?? []));
    const opening = `${pick(FILLINGS.person ?? [])} and ${pick(FILLINGS.other ?? [])} met the council on Monday.\n`;
    return articleOf(`made-up-${index}`, opening, filled);
  });
}

function articleOf(id: string, opening: string, marked: string): GoldArticle {
  let text = opening;
  const at: Record<string, number> = {};
  for (const sign of marked) {
    if ('⟦⟧⟨⟩'.includes(sign)) at[sign] = text.length;
    else text += sign;
  }
  if (at['⟦'] === undefined) {
    const unattributed: [number, number] = [text.indexOf('“'), text.indexOf('”') + 1];
    return { id, text, quotes: [], ignored: [], unattributed: [unattributed] };
  }
  const source: [number, number] = [at['⟦'] ?? 0, at['⟧'] ?? 0];
  const cue: [number, number][] = at['⟨'] === undefined ? [] : [[at['⟨'], at['⟩'] ?? 0]];
  const quotation: GoldQuotation = {
    start: text.indexOf('“'),
    end: text.indexOf('”') + 1,
    source: [source],
    cue,
    head: headOf(text, source),
    alt: null,
    length: 'short',
    sourceType: 'proper',
    position: 'before',
  };
  return { id, text, quotes: [quotation], ignored: [], unattributed: [] };
}

/** The last word of a source. */
function headOf(text: string, [from, to]: readonly [number, number]): [number, number] {
  return [Math.max(from, text.lastIndexOf(' ', to - 1) + 1), to];
}
