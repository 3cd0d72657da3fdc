import type { Article } from '../../article/article.ts';
import type { FoundQuotations, MentionGroup, SaidHow } from '../../search/quotations/find-quotations.ts';
import type { OnSubject } from '../../search/quotations/on-subject.ts';
import { tellingRole } from '../../speech/people/full-names.ts';
import type { QuotedPerson } from '../../speech/people/people.ts';
import type { Speaker } from '../../speech/speech.ts';
import { bar } from '../../text/bar.ts';
import { foldName } from '../../text/fold.ts';
import type { Words } from '../../words/words.ts';
import { type Button, buttonRow, type MenuOption, menuRow, pager, rows } from '../kit/buttons.ts';
import { shortTitle } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { type PagedLine, type PageSize, pageFooter, pagesOf, shownPage, withHeadings } from '../kit/pages.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import { linesOf, mentionLine, PAGE, reportedLines } from './lines.ts';
import { encodeQuotes, type QuotesState, referToPerson } from './state.ts';

/** What a `/quotes` reply shows. */
export interface QuotesView {
  readonly found: FoundQuotations;
  readonly state: QuotesState;
  /** How many articles were looked through; with several, each line's article is said. */
  readonly articles: readonly Article[];
  /** True when only the person who asked sees the reply, and so may post it. */
  readonly isPrivate: boolean;
}

/** The route of the menu that chooses a person within a `/quotes` reply. */
export const PICK_ROUTE = 'pick1';

/** What a page of people holds. */
const PEOPLE: PageSize = { lines: 15, characters: 3800 };
/** How many of a person's other names are shown. */
const ALIASES = 5;

/** Writes what was found. */
export function quotesReply(words: Words, view: QuotesView): Reply {
  const { found, state } = view;
  const { say } = words;
  switch (found.kind) {
    case 'everybody':
      return everybodyReply(words, found.people, view);
    case 'nobody':
      return {
        embeds: [
          {
            color: ACCENT,
            description:
              found.people.length > 0
                ? say(view.articles.length === 1 ? 'quotes.nobodyInOne' : 'quotes.nobodyInThese', {
                    name: escapedCut(found.typed ?? '…', 200),
                  })
                : say('quotes.nobodyNamed'),
          },
        ],
        components: rows(
          menuRow(PICK_ROUTE, say('menu.quotationsOf'), personOptions(words, found.people, state.article)),
        ),
      };
    case 'person': {
      const head = [...personHead(words, found, state), ...subjectLines(words, found.subject)];
      if (countOf(found) === 0) return nothingAbout(words, head, view);
      return pagedReply(words, head, saidLines(words, found, false, view), view);
    }
    case 'about': {
      const subject = escapedCut(state.about ?? '', 200);
      if (countOf(found) === 0)
        return nothingAbout(words, [say('quotes.nobodyQuotedAbout', { subject })], view);
      const count = saidCount(words, quotedIn(found), found.reported.length);
      return pagedReply(
        words,
        [`${say('quotes.about', { subject })} · ${count}`, ...subjectLines(words, found.subject)],
        saidLines(words, found, true, view),
        view,
      );
    }
    case 'mentioned': {
      const name = escapedCut(found.speaker.name, 200);
      const never = say(state.said === 'reported' ? 'quotes.neverReported' : 'quotes.neverQuoted', { name });
      const head = [never, ...aliasLine(words, found.speaker)];
      return pagedReply(words, head, mentionLines(words, found.mentions, view), view);
    }
  }
}

/** Menu options that lead to people's quotations; the value is the state that shows them. */
export function personOptions(
  words: Words,
  people: readonly QuotedPerson[],
  article: string | null,
): MenuOption[] {
  return people.map(({ speaker, quotations, statements }) => ({
    label: speaker.name,
    value: encodeQuotes('show', {
      person: referToPerson(speaker.name),
      about: null,
      article,
      said: 'all',
      page: 0,
    }),
    description:
      quotations.length + statements.length > 0
        ? saidCount(words, quotations.length, statements.length)
        : words.say('quotes.mentionedShort'),
  }));
}

/** What is said of people's words, by what was asked for. */
const NOBODY = {
  quoted: 'quotes.nobodyQuoted',
  reported: 'quotes.nobodyReported',
  all: 'quotes.nobodyEither',
} as const;
const WHO = {
  quoted: 'quotes.whoIsQuoted',
  reported: 'quotes.whoIsReported',
  all: 'quotes.whoIsEither',
} as const;

function everybodyReply(words: Words, people: readonly QuotedPerson[], view: QuotesView): Reply {
  const { state } = view;
  const { say } = words;
  if (people.length === 0) {
    return {
      embeds: [{ color: ACCENT, description: say(NOBODY[state.said]) }],
      components: [],
    };
  }
  const most = Math.max(...people.map((person) => saidBy(person, state.said)));
  const lines = people.map((person) => ({ person, text: personLine(words, person, state.said, most) }));
  const pages = pagesOf(lines, PEOPLE);
  const page = shownPage(state.page, pages.length);
  const shown = pages[page] ?? [];
  return {
    embeds: [
      {
        color: ACCENT,
        description: [
          `${say(WHO[state.said])} · ${words.number(people.length)}`,
          '',
          ...withHeadings(shown),
        ].join('\n'),
        ...footer(words, view, page, pages.length),
      },
    ],
    components: rows(
      buttonRow(navigation(words, view, page, pages.length)),
      menuRow(
        PICK_ROUTE,
        say('menu.quotationsOf'),
        personOptions(
          words,
          shown.map(({ person }) => person),
          state.article,
        ),
      ),
    ),
  };
}

function saidBy({ quotations, statements }: QuotedPerson, said: SaidHow): number {
  return (said === 'reported' ? 0 : quotations.length) + (said === 'quoted' ? 0 : statements.length);
}

/** "████░░░░ **Ada Thorne** · 4 quotations · mayor": the bar is full for whoever says most. */
function personLine(words: Words, person: QuotedPerson, said: SaidHow, most: number): string {
  const { speaker, quotations, statements } = person;
  const role = tellingRole(speaker);
  const what = role === undefined ? '' : ` · ${escapedCut(role, 80)}`;
  const [quoted, reported] = [
    said === 'reported' ? 0 : quotations.length,
    said === 'quoted' ? 0 : statements.length,
  ];
  return `${bar(saidBy(person, said), most)} **${escapedCut(speaker.name, 120)}** · ${saidCount(words, quoted, reported)}${what}`;
}

/** What is said, parted into quotations and reported statements. */
type Said = Pick<Extract<FoundQuotations, { readonly kind: 'person' | 'about' }>, 'groups' | 'reported'>;

function quotedIn({ groups }: Said): number {
  return groups.reduce((sum, group) => sum + group.quotations.length, 0);
}

function countOf(said: Said): number {
  return quotedIn(said) + said.reported.length;
}

/** "7 quotations · 3 reported", without what there is none of. */
function saidCount({ say }: Words, quoted: number, reported: number): string {
  const parts = [
    ...(quoted > 0 || reported === 0 ? [say('quotes.quotations', { count: quoted })] : []),
    ...(reported > 0 ? [say('quotes.reportedCount', { count: reported })] : []),
  ];
  return parts.join(' · ');
}

/** Why there are fewer lines than quotations: those of a paragraph share one. */
function togetherNote({ say }: Words, found: Said): string {
  const shared = found.groups.some(({ quotations }) => quotations.length > 1);
  return shared ? ` · ${say('quotes.inParagraphs', { count: found.groups.length })}` : '';
}

/** Quotations, and then what is reported. */
function saidLines(words: Words, said: Said, named: boolean, view: QuotesView): PagedLine[] {
  const several = view.articles.length > 1;
  const quoted = linesOf(words, said.groups, named).map((line) => (several ? line : { text: line.text }));
  return [...quoted, ...reportedLines(words, said.reported, named, several)];
}

function personHead(
  words: Words,
  found: Extract<FoundQuotations, { readonly kind: 'person' }>,
  { about }: QuotesState,
): string[] {
  const { say } = words;
  const { speaker, total, reported } = found;
  const name = escapedCut(speaker.name, 200);
  if (about === null) {
    const count = saidCount(words, total.quoted, total.reported);
    return [`**${name}** · ${count}${togetherNote(words, found)}`, ...aliasLine(words, speaker)];
  }
  const subject = escapedCut(about, 200);
  if (countOf(found) === 0) return [say('quotes.notQuotedAbout', { name, subject })];
  const quoted = quotedIn(found);
  const parts = [
    ...(quoted > 0 ? [say('quotes.quotationsOf', { count: quoted, total: total.quoted })] : []),
    ...(reported.length > 0
      ? [say('quotes.reportedOf', { count: reported.length, total: total.reported })]
      : []),
  ];
  const counts = parts.join(' · ');
  return [`**${name}** · ${say('quotes.aboutSubject', { counts, subject })}`, ...aliasLine(words, speaker)];
}

/** What was looked for instead of the words given, and which of them were not found. */
function subjectLines({ say }: Words, subject: OnSubject | null): string[] {
  if (subject === null || subject.said.length === 0) return [];
  const { readAs, missing, complete } = subject;
  return [
    ...readAs.map(({ asked, known }) =>
      say('quotes.readAs', { asked: escapedCut(asked, 60), known: escapedCut(known, 60) }),
    ),
    ...missing.map((word) => say('quotes.nearNone', { word: escapedCut(word, 60) })),
    ...(complete || missing.length > 0 ? [] : [say('quotes.nearAllOfNone')]),
  ];
}

function aliasLine({ say }: Words, speaker: Speaker): string[] {
  const different = new Map(speaker.aliases.toReversed().map((alias) => [foldName(alias), alias]));
  const aliases = [...different.values()]
    .toReversed()
    .slice(0, ALIASES)
    .map((alias) => say('kit.inMarks', { text: escapedCut(alias, 60) }));
  return aliases.length === 0 ? [] : [say('quotes.also', { names: aliases.join(', ') })];
}

/** Where somebody is mentioned, by article where there are several. */
function mentionLines(
  words: Words,
  mentions: readonly MentionGroup[],
  { articles }: QuotesView,
): PagedLine[] {
  const lines = mentions.map((mention) => mentionLine(words, mention));
  return articles.length > 1 ? lines : lines.map(({ text }) => ({ text }));
}

function pagedReply(
  words: Words,
  head: readonly string[],
  lines: readonly PagedLine[],
  view: QuotesView,
): Reply {
  const pages = pagesOf(lines, PAGE);
  const page = shownPage(view.state.page, pages.length);
  return {
    embeds: [
      {
        color: ACCENT,
        description: [...head, '', ...withHeadings(pages[page] ?? [])].join('\n'),
        ...footer(words, view, page, pages.length),
      },
    ],
    components: rows(buttonRow(navigation(words, view, page, pages.length))),
  };
}

function nothingAbout({ say }: Words, head: readonly string[], view: QuotesView): Reply {
  const all = { ...view.state, about: null, page: 0 };
  const label = say(all.person === null ? 'button.everybodyQuoted' : 'button.allTheirQuotations');
  return {
    embeds: [{ color: ACCENT, description: head.join('\n') }],
    components: rows(buttonRow([{ label, id: encodeQuotes('show', all) }])),
  };
}

/** Which article and which page; Discord shows it as it stands, without Markdown. */
function footer(
  words: Words,
  { articles }: QuotesView,
  page: number,
  pages: number,
): { footer?: { text: string } } {
  const only = articles.length === 1 ? articles[0] : undefined;
  return pageFooter(words, page, pages, ...(only === undefined ? [] : [shortTitle(only)]));
}

function navigation(words: Words, view: QuotesView, page: number, pages: number): Button[] {
  const state = { ...view.state, page };
  return [
    ...pager(words, page, pages, encodeQuotes('previous', state), encodeQuotes('next', state)),
    ...(state.person === null && state.about === null
      ? []
      : [{ label: words.say('button.everybodyQuoted'), id: encodeQuotes('everybody', state) }]),
    ...(view.isPrivate ? [{ label: words.say('button.post'), id: encodeQuotes('post', state) }] : []),
  ];
}
