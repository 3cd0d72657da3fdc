import { type Gender, likelyGenderOf } from '../../english/names.ts';
import type { Member } from '../entities/entity.ts';
import weights from './pronoun-weights.json' with { type: 'json' };
import { type Attention, NEVER, STANDINGS, type Trace } from './salience.ts';

/** What is known of a pronoun apart from its gender. */
export interface PronounPlace {
  readonly gender: Gender;
  /** Opens its sentence, or its sentence opens with the quotation that it is the source of. */
  readonly opens: boolean;
  /** Stands after the quotation that it is the source of. */
  readonly afterQuotation: boolean;
  /** The speaker of the quotation before it. */
  readonly lastSpeaker: Member | null;
  /** Those named in the words that its bearer speaks. */
  readonly namedInQuotation: ReadonlySet<Member> | null;
  readonly source: boolean;
}

/** The weight of each feature; features that the file does not name weigh nothing. */
const pronounWeights: ReadonlyMap<string, number> = new Map<string, number>(Object.entries(weights.weights));

const DISTANCES = ['0', '1', '2', '3', '4', '7', 'never'];

/** Every feature that `candidatesOf` can give. */
function featureNames(): ReadonlySet<string> {
  const away = DISTANCES.map((distance) => `away ${distance}`);
  const standingAway = STANDINGS.flatMap((standing) => away.map((one) => `${standing} ${one}`));
  const by = (what: string, values: readonly (string | number)[]): readonly string[] =>
    values.map((value) => `${what} ${value}`);
  return new Set([
    ...away,
    ...standingAway,
    ...standingAway.flatMap((one) => [`inside sentence, ${one}`, `after quotation, ${one}`]),
    ...['paragraphs', 'speaker', 'subject', 'introduced', 'leads', 'spoke last'].flatMap((what) =>
      by(what, DISTANCES),
    ),
    ...by('weight', [0, 1, 2, 3, 4, 5, 6]),
    ...by('count', [0, 1, 2, 3, 4]),
    ...by('named last', STANDINGS),
    ...by('kind', ['unclear', 'unnamed']),
    ...['named last', 'alone', 'last subject', 'spoke last', 'spoke last, no source', 'named in quotation'],
    ...['likely', 'unlikely', 'unlikely, rival known', 'unknown', 'unknown, one name'].map(
      (what) => `gender ${what}`,
    ),
    'gender unknown, rival known',
  ]);
}

const known = featureNames();
for (const name of pronounWeights.keys())
  if (!known.has(name))
    throw new Error(`src/speech/coreference/pronoun-weights.json weighs “${name}”, which no pronoun has`);

/** The members whom a pronoun may mean with their shares of the likelihood, likeliest first. */
export function likeliest(
  attention: Attention,
  place: PronounPlace,
): readonly { readonly member: Member; readonly share: number }[] {
  const scored = candidatesOf(attention, place).map(({ member, features }) => {
    let score = 0;
    for (const feature of features) score += pronounWeights.get(feature) ?? 0;
    return { member, score };
  });
  const most = Math.max(...scored.map(({ score }) => score));
  // Somebody who is not among the candidates may be meant as well.
  const nobody = Math.exp(weights.nobody - most);
  const all = scored.reduce((sum, { score }) => sum + Math.exp(score - most), nobody);
  return scored
    .map(({ member, score }) => ({ member, share: Math.exp(score - most) / all }))
    .sort((a, b) => b.share - a.share);
}

/** Everybody whom a pronoun may mean with the features that speak for or against them. */
export function candidatesOf(
  attention: Attention,
  place: PronounPlace,
): readonly { readonly member: Member; readonly features: readonly string[] }[] {
  const fitting: Trace[] = [];
  for (const trace of attention.candidates()) if (fits(trace.member, place.gender)) fitting.push(trace);
  let lastNamed = 0;
  let lastSubject = NEVER;
  let known = false;
  for (const trace of fitting) {
    if (trace.member.gender !== null && attention.sentence - trace.sentence <= 1) known = true;
    if (trace.standing !== 'quoted') lastNamed = Math.max(lastNamed, trace.order);
    lastSubject = Math.max(lastSubject, trace.lastSubject);
  }
  return fitting.map((trace) => ({
    member: trace.member,
    features: featuresOf(trace, attention, place, { lastNamed, lastSubject, number: fitting.length, known }),
  }));
}

/** What is told of all candidates together. */
interface Rivals {
  readonly number: number;
  readonly lastNamed: number;
  readonly lastSubject: number;
  /** Somebody of the right gender is named in this sentence or the one before. */
  readonly known: boolean;
}

function featuresOf(trace: Trace, attention: Attention, place: PronounPlace, rivals: Rivals): string[] {
  const { lastNamed, lastSubject } = rivals;
  const { member } = trace;
  const away = bucket(attention.sentence - trace.sentence);
  const features = [
    `away ${away}`,
    `${trace.standing} away ${away}`,
    `paragraphs ${bucket(attention.paragraph - trace.paragraph)}`,
    `speaker ${bucket(attention.sentence - trace.lastSpeaker)}`,
    `subject ${bucket(attention.sentence - trace.lastSubject)}`,
    `weight ${Math.min(6, Math.round(trace.weight * 2))}`,
    `count ${Math.min(4, Math.floor(Math.log2(trace.count)))}`,
  ];
  if (
    trace.count === 1 &&
    trace.standing !== 'quoted' &&
    trace.standing !== 'possessive' &&
    member.parts.length > 1
  ) {
    features.push(`introduced ${away}`);
  }
  if (trace.leads) features.push(`leads ${away}`);
  if (trace.order === lastNamed)
    features.push(rivals.number > 1 ? 'named last' : 'alone', `named last ${trace.standing}`);
  if (trace.lastSubject === lastSubject && lastSubject > NEVER) features.push('last subject');
  if (member === place.lastSpeaker)
    features.push(
      place.source ? 'spoke last' : 'spoke last, no source',
      `spoke last ${bucket(attention.paragraph - trace.paragraph)}`,
    );
  if (place.namedInQuotation?.has(member)) features.push('named in quotation');
  if (member.gender === null) features.push(...genderFeatures(member, place.gender, rivals.known));
  if (member.kind !== 'person') features.push(`kind ${member.kind}`);
  if (!place.opens) features.push(`inside sentence, ${trace.standing} away ${away}`);
  if (place.afterQuotation) features.push(`after quotation, ${trace.standing} away ${away}`);
  return features;
}

function genderFeatures(member: Member, gender: Gender, rivalKnown: boolean): string[] {
  const likely = member.parts.length > 1 ? likelyGenderOf(member.parts[0] ?? '') : null;
  if (likely === gender && likely !== null) return ['gender likely'];
  if (likely !== null)
    return rivalKnown ? ['gender unlikely', 'gender unlikely, rival known'] : ['gender unlikely'];
  const features = [member.parts.length > 1 ? 'gender unknown' : 'gender unknown, one name'];
  return rivalKnown ? [...features, 'gender unknown, rival known'] : features;
}

function fits(member: Member, gender: Gender): boolean {
  if (member.kind === 'body') return false;
  // "Sunshine" may name a state: one word without any sign of a person.
  if (member.kind === 'unclear' && member.parts.length < 2) return false;
  return member.gender === null || gender === null || member.gender === gender;
}

function bucket(distance: number): string {
  if (distance <= 3) return String(distance);
  return distance < 7 ? '4' : distance < 100 ? '7' : 'never';
}
