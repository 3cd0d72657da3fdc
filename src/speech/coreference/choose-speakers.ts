import type { Span } from '../../article/article.ts';
import { tellsSpeech } from '../../english/verbs-of-speech.ts';
import type { DraftQuotation } from '../draft.ts';
import type { Entity } from '../entities/entity.ts';
import type { ReadParagraph } from '../entities/read-paragraphs.ts';
import type { Resolution } from './resolution.ts';
import type { SourceWords } from './source-words.ts';
import { unsaidAmong } from './unsaid.ts';

/**
 * A speaker of less certainty is left unnamed: a wrong name is worse than none. Who is only described needs more,
 * since a description is seldom right where its words are not. Set where, on articles whose sources the weights had
 * not seen, a lower bar begins to name more people wrongly than rightly: on the development speakers 0.6 names
 * 88.1 % rightly and 2.6 % wrongly, 0.55 one point more rightly and as many wrongly, 0.45 half a point of each more.
 */
const LEAST_CERTAIN = 0.55;
const LEAST_CERTAIN_DESCRIBED = 0.75;

/** Words in marks that are less likely quoted need a verb of speech for somebody to be their speaker. */
const SURELY_QUOTED = 0.65;

/** What is read of a quotation or statement: the words that may name its source, and what links them to it. */
export type Sourced = Pick<DraftQuotation, 'sources' | 'quoted' | 'cue'>;

/** Who is chosen as a quotation's speaker, and by which of its sources. */
export interface Chosen {
  readonly entity: Entity;
  /** Its place among the draft's sources. */
  readonly rank: number;
}

/**
 * For each draft the entity for whom the chances of all its likely sources add up to most: "Bergstrom" and "she"
 * may both be doubtful sources, and yet leave no doubt that it is Bergstrom. Null when nobody is certain enough.
 *
 * @param quotations - the first of the drafts, those that stand in marks
 */
export function chooseSpeakers(
  paragraphs: readonly ReadParagraph[],
  drafts: readonly Sourced[],
  quotations: readonly Span[],
  sources: readonly SourceWords[],
  resolutions: readonly (Resolution | null)[],
): readonly (Chosen | null)[] {
  const chances = drafts.map(() => new Map<Entity, Chance>());
  for (const [index, source] of sources.entries()) {
    const resolution = resolutions[index];
    if (!resolution) continue;
    for (const { draft, share, rank } of source.drafts) {
      const own = chances[draft];
      const chance = own?.get(resolution.entity) ?? { sum: 0, share: 0, rank, described: false };
      if (share > chance.share) {
        chance.share = share;
        chance.rank = rank;
        chance.described = resolution.how === 'as described';
      }
      chance.sum += share * resolution.certainty;
      own?.set(resolution.entity, chance);
    }
  }
  const texts = new Map(paragraphs.map(({ number, text }) => [number, text]));
  const unsaid = unsaidAmong(quotations, (paragraph) => texts.get(paragraph) ?? '');
  return drafts.map((draft, index) =>
    unsaid.has(index) || isDoubtful(texts, draft) ? null : likeliest(chances[index]),
  );
}

/** What speaks for a entity, with the likeliest source that stands for them. */
interface Chance {
  sum: number;
  share: number;
  rank: number;
  described: boolean;
}

function likeliest(chances: ReadonlyMap<Entity, Chance> | undefined): Chosen | null {
  let best: Chosen | null = null;
  let most = 0;
  let onlyDescribed = false;
  for (const [entity, { sum, rank, described }] of chances ?? []) {
    if (sum <= most) continue;
    best = { entity, rank };
    most = sum;
    onlyDescribed = described;
  }
  return most < (onlyDescribed ? LEAST_CERTAIN_DESCRIBED : LEAST_CERTAIN) ? null : best;
}

/**
 * Whether the words in marks may well quote nobody: what "hopes for a ‘new dawn’" or "a ‘club’ that allows" marks
 * is hardly a quotation, what "called it ‘a lie’" does is one.
 */
function isDoubtful(texts: ReadonlyMap<number, string>, { quoted, cue }: Sourced): boolean {
  if (quoted >= SURELY_QUOTED) return false;
  if (quoted < 0.5) return true;
  const text = cue ? texts.get(cue.paragraph)?.slice(cue.start, cue.end) : undefined;
  return !tellsSpeech(text?.split(' ')[0]?.toLowerCase() ?? '');
}
