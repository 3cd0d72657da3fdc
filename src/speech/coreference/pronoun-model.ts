import { type Gender, likelyGenderOf } from '../../english/names.ts';
import type { Entity } from '../entities/entity.ts';
import weights from './pronoun-weights.json' with { type: 'json' };
import { GRAMMATICAL_ROLES, NEVER, type Salience, type SalientEntity } from './salience.ts';

/** What is known of a pronoun apart from its gender. */
export interface PronounPlace {
  readonly gender: Gender;
  /** Opens its sentence, or its sentence opens with the quotation that it is the source of. */
  readonly opens: boolean;
  /** Stands after the quotation that it is the source of. */
  readonly afterQuotation: boolean;
  /** The speaker of the quotation before it. */
  readonly lastSpeaker: Entity | null;
  /** Those named in the words that its bearer speaks. */
  readonly namedInQuotation: ReadonlySet<Entity> | null;
  readonly source: boolean;
}

/** The weight of each feature; features that the file does not name weigh nothing. */
const pronounWeights: ReadonlyMap<string, number> = new Map<string, number>(Object.entries(weights.weights));

const DISTANCES = ['0', '1', '2', '3', '4', '7', 'never'];

/** Every feature that `candidatesOf` can give. */
function featureNames(): ReadonlySet<string> {
  const away = DISTANCES.map((distance) => `away ${distance}`);
  const roleAway = GRAMMATICAL_ROLES.flatMap((grammaticalRole) =>
    away.map((one) => `${grammaticalRole} ${one}`),
  );
  const by = (what: string, values: readonly (string | number)[]): readonly string[] =>
    values.map((value) => `${what} ${value}`);
  return new Set([
    ...away,
    ...roleAway,
    ...roleAway.flatMap((one) => [`inside sentence, ${one}`, `after quotation, ${one}`]),
    ...['paragraphs', 'speaker', 'subject', 'introduced', 'leads', 'spoke last'].flatMap((what) =>
      by(what, DISTANCES),
    ),
    ...by('weight', [0, 1, 2, 3, 4, 5, 6]),
    ...by('count', [0, 1, 2, 3, 4]),
    ...by('named last', GRAMMATICAL_ROLES),
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

/** The entities whom a pronoun may mean with their shares of the likelihood, likeliest first. */
export function likeliest(
  salience: Salience,
  place: PronounPlace,
): readonly { readonly entity: Entity; readonly share: number }[] {
  const scored = candidatesOf(salience, place).map(({ entity, features }) => {
    let score = 0;
    for (const feature of features) score += pronounWeights.get(feature) ?? 0;
    return { entity, score };
  });
  const most = Math.max(...scored.map(({ score }) => score));
  // Somebody who is not among the candidates may be meant as well.
  const nobody = Math.exp(weights.nobody - most);
  const all = scored.reduce((sum, { score }) => sum + Math.exp(score - most), nobody);
  return scored
    .map(({ entity, score }) => ({ entity, share: Math.exp(score - most) / all }))
    .sort((a, b) => b.share - a.share);
}

/** Everybody whom a pronoun may mean with the features that speak for or against them. */
function candidatesOf(
  salience: Salience,
  place: PronounPlace,
): readonly { readonly entity: Entity; readonly features: readonly string[] }[] {
  const fitting: SalientEntity[] = [];
  for (const salient of salience.candidates()) if (fits(salient.entity, place.gender)) fitting.push(salient);
  let lastNamed = 0;
  let lastSubject = NEVER;
  let known = false;
  for (const salient of fitting) {
    if (salient.entity.gender !== null && salience.sentence - salient.sentence <= 1) known = true;
    if (salient.grammaticalRole !== 'quoted') lastNamed = Math.max(lastNamed, salient.order);
    lastSubject = Math.max(lastSubject, salient.lastSubject);
  }
  return fitting.map((salient) => ({
    entity: salient.entity,
    features: featuresOf(salient, salience, place, { lastNamed, lastSubject, number: fitting.length, known }),
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

function featuresOf(
  salient: SalientEntity,
  salience: Salience,
  place: PronounPlace,
  rivals: Rivals,
): string[] {
  const { lastNamed, lastSubject } = rivals;
  const { entity } = salient;
  const away = bucket(salience.sentence - salient.sentence);
  const features = [
    `away ${away}`,
    `${salient.grammaticalRole} away ${away}`,
    `paragraphs ${bucket(salience.paragraph - salient.paragraph)}`,
    `speaker ${bucket(salience.sentence - salient.lastSpeaker)}`,
    `subject ${bucket(salience.sentence - salient.lastSubject)}`,
    `weight ${Math.min(6, Math.round(salient.weight * 2))}`,
    `count ${Math.min(4, Math.floor(Math.log2(salient.count)))}`,
  ];
  if (
    salient.count === 1 &&
    salient.grammaticalRole !== 'quoted' &&
    salient.grammaticalRole !== 'possessive' &&
    entity.parts.length > 1
  ) {
    features.push(`introduced ${away}`);
  }
  if (salient.leads) features.push(`leads ${away}`);
  if (salient.order === lastNamed)
    features.push(rivals.number > 1 ? 'named last' : 'alone', `named last ${salient.grammaticalRole}`);
  if (salient.lastSubject === lastSubject && lastSubject > NEVER) features.push('last subject');
  if (entity === place.lastSpeaker)
    features.push(
      place.source ? 'spoke last' : 'spoke last, no source',
      `spoke last ${bucket(salience.paragraph - salient.paragraph)}`,
    );
  if (place.namedInQuotation?.has(entity)) features.push('named in quotation');
  if (entity.gender === null) features.push(...genderFeatures(entity, place.gender, rivals.known));
  if (entity.kind !== 'person') features.push(`kind ${entity.kind}`);
  if (!place.opens) features.push(`inside sentence, ${salient.grammaticalRole} away ${away}`);
  if (place.afterQuotation) features.push(`after quotation, ${salient.grammaticalRole} away ${away}`);
  return features;
}

function genderFeatures(entity: Entity, gender: Gender, rivalKnown: boolean): string[] {
  const likely = entity.parts.length > 1 ? likelyGenderOf(entity.parts[0] ?? '') : null;
  if (likely === gender && likely !== null) return ['gender likely'];
  if (likely !== null)
    return rivalKnown ? ['gender unlikely', 'gender unlikely, rival known'] : ['gender unlikely'];
  const features = [entity.parts.length > 1 ? 'gender unknown' : 'gender unknown, one name'];
  return rivalKnown ? [...features, 'gender unknown, rival known'] : features;
}

function fits(entity: Entity, gender: Gender): boolean {
  if (entity.kind === 'body') return false;
  // "Sunshine" may name a state: one word without any sign of a person.
  if (entity.kind === 'unclear' && entity.parts.length < 2) return false;
  return entity.gender === null || gender === null || entity.gender === gender;
}

function bucket(distance: number): string {
  if (distance <= 3) return String(distance);
  return distance < 7 ? '4' : distance < 100 ? '7' : 'never';
}
