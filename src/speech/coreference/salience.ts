import type { Member } from '../entities/entity.ts';

/** How somebody can stand in a sentence, from what counts least to what counts most. */
export const STANDINGS = ['quoted', 'possessive', 'object', 'embedded', 'subject', 'speaker'] as const;
export type Standing = (typeof STANDINGS)[number];

/** When and how somebody was last named. Sentences and paragraphs are counted over the article. */
export interface Trace {
  readonly member: Member;
  /** The last sentence outside quotations that names them, and how they stand in it. */
  sentence: number;
  paragraph: number;
  standing: Standing;
  /** In order over all namings: whoever has the highest was named last. */
  order: number;
  lastSpeaker: number;
  lastSubject: number;
  /** Opens the sentence that last names them. */
  leads: boolean;
  count: number;
  /** Weight of all namings, each fading by half every three sentences. */
  weight: number;
}

const MOST = 14;
const FORGOTTEN = 40;
export const NEVER = -1000;

/** Whom the text has in mind: those lately named, with how and when. */
export class Attention {
  sentence = 0;
  paragraph = 0;
  private order = 0;
  private ledBy = -1;
  private traces = new Map<Member, Trace>();

  nextSentence(): void {
    this.sentence += 1;
  }

  nextParagraph(): void {
    this.sentence += 1;
    this.paragraph += 1;
  }

  /** Nobody is in mind any more: after a line such as "* * *" something new begins. */
  clear(): void {
    this.traces.clear();
  }

  name(member: Member, standing: Standing): void {
    let trace = this.traces.get(member);
    if (!trace) {
      this.forget();
      trace = {
        member,
        sentence: this.sentence,
        paragraph: this.paragraph,
        standing,
        order: 0,
        lastSpeaker: NEVER,
        lastSubject: NEVER,
        leads: false,
        count: 0,
        weight: 0,
      };
      this.traces.set(member, trace);
    }
    this.order += 1;
    trace.count += 1;
    trace.weight = trace.weight * 0.8 ** Math.min(this.sentence - trace.sentence, 50) + 1;
    if (standing === 'quoted' && trace.count > 1) return;
    const better =
      this.sentence > trace.sentence || rank(standing) > rank(trace.standing) || trace.count === 1;
    if (better) {
      trace.standing = standing;
      trace.leads = this.ledBy < this.sentence && standing !== 'quoted';
    }
    if (standing !== 'quoted') this.ledBy = this.sentence;
    trace.sentence = this.sentence;
    trace.paragraph = this.paragraph;
    trace.order = this.order;
    if (standing === 'speaker') trace.lastSpeaker = this.sentence;
    if (standing === 'speaker' || standing === 'subject') trace.lastSubject = this.sentence;
  }

  candidates(): Iterable<Trace> {
    return this.traces.values();
  }

  /** Those named at most so many sentences ago, the last spoken of first. */
  nearby(fits: (member: Member) => boolean, sentences: number): readonly Trace[] {
    const found = [...this.traces.values()].filter(
      (trace) => this.sentence - trace.sentence <= sentences && fits(trace.member),
    );
    return found.sort((a, b) => b.lastSubject - a.lastSubject || b.order - a.order);
  }

  private forget(): void {
    if (this.traces.size < MOST * 2) return;
    const kept = [...this.traces.values()]
      .filter((trace) => this.sentence - trace.sentence < FORGOTTEN)
      .sort((a, b) => b.order - a.order)
      .slice(0, MOST);
    this.traces = new Map(kept.map((trace) => [trace.member, trace]));
  }
}

function rank(standing: Standing): number {
  return STANDINGS.indexOf(standing);
}
