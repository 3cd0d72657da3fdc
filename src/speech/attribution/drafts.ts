import type { Article } from '../../article/article.ts';
import type { DraftQuotation, LikelySource } from '../draft.ts';
import type { AttributedSpan } from './attribute.ts';
import type { Context } from './context.ts';
import { cueSpan, ruleOf } from './explain.ts';
import { introducing, namedBy, rangeOf } from './source-span.ts';

/**
 * The least chance that marked words quote somebody for them to count as a quotation: where detection F1 is
 * best on training articles that the weights have not seen.
 */
export const LEAST_QUOTED = 0.4;

/** Words that name the source with a smaller chance are not asked whom they stand for. */
const LEAST_LIKELY = 0.05;

/** The marked spans that quote somebody, with the words that may name their source; in reading order. */
export function draftsOf(
  article: Article,
  context: Context,
  attributed: readonly AttributedSpan[],
): readonly DraftQuotation[] {
  return attributed.flatMap((one, index) =>
    one.quoted < LEAST_QUOTED && !one.choices.place.span.setApart
      ? []
      : [draftOf(article, context, one, attributed[index - 1])],
  );
}

function draftOf(
  article: Article,
  context: Context,
  attributed: AttributedSpan,
  before: AttributedSpan | undefined,
): DraftQuotation {
  const { choices } = attributed;
  const { span, part } = choices.place;
  const number = (index: number): number => article.paragraphs[index]?.number ?? index + 1;
  const best = choices.choices[0];
  const draft = {
    paragraph: number(part),
    start: span.start,
    end: span.end,
    continues: span.continues,
    quoted: span.setApart ? 1 : attributed.quoted,
    ...(span.setApart ? { kind: 'setApart' as const } : {}),
  };
  if (best === undefined || (span.setApart && !isIntroduced(article, part)))
    return { ...draft, source: null, sources: [], cue: null, attribution: null };
  const sources = choices.choices
    .filter(({ share }) => share >= LEAST_LIKELY)
    .map(({ pair, share }): LikelySource => {
      const source = namedBy(context, pair.candidate);
      const paragraph = number(source.part);
      return {
        span: { paragraph, ...rangeOf(context, source) },
        introduction: { paragraph, ...introducing(context, pair.candidate) },
        share,
      };
    });
  const { candidate } = best.pair;
  const cue = cueSpan(context, choices, candidate);
  return {
    ...draft,
    source: sources[0]?.span ?? null,
    sources,
    cue: cue && { paragraph: number(cue.part), start: cue.start, end: cue.end },
    attribution: {
      rule: ruleOf(context, choices, candidate, before?.choices),
      certainty: best.share * attributed.quoted,
    },
  };
}

/** Whether the paragraph before those that the page sets apart says that somebody's words follow ("She wrote:"). */
function isIntroduced({ paragraphs }: Article, part: number): boolean {
  let before = part - 1;
  while (before >= 0 && paragraphs[before]?.quoted !== undefined) before--;
  return /:$/u.test(paragraphs[before]?.text ?? '');
}
