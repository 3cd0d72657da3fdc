import type { Article } from '../../article/article.ts';
import type { FoundQuotations, MentionGroup, SaidHow } from '../../search/quotations/find-quotations.ts';
import type { OnSubject } from '../../search/quotations/on-subject.ts';
import { tellingRole } from '../../speech/people/full-names.ts';
import type { QuotedPerson } from '../../speech/people/people.ts';
import type { Speaker } from '../../speech/speech.ts';
import { bar } from '../../text/bar.ts';
import { counted } from '../../text/counted.ts';
import { foldName } from '../../text/fold.ts';
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
export function quotesReply(view: QuotesView): Reply {
  const { found, state } = view;
  switch (found.kind) {
    case 'everybody':
      return everybodyReply(found.people, view);
    case 'nobody':
      return {
        embeds: [
          {
            color: ACCENT,
            description:
              found.people.length > 0
                ? `Nobody in ${view.articles.length === 1 ? 'this article' : 'these articles'} is called “${escapedCut(found.typed ?? 'that', 200)}”. Choose somebody below, or type a part of the name.`
                : 'Nobody is named in these articles.',
          },
        ],
        components: rows(menuRow(PICK_ROUTE, 'Quotations of …', personOptions(found.people, state.article))),
      };
    case 'person': {
      const head = [...personHead(found, state), ...subjectLines(found.subject)];
      if (countOf(found) === 0) return nothingAbout(head, view);
      return pagedReply(head, saidLines(found, false, view), view);
    }
    case 'about': {
      const subject = `“${escapedCut(state.about ?? '', 200)}”`;
      if (countOf(found) === 0) return nothingAbout([`Nobody is quoted about ${subject}.`], view);
      const count = saidCount(quotedIn(found), found.reported.length);
      return pagedReply(
        [`**About ${subject}** · ${count}`, ...subjectLines(found.subject)],
        saidLines(found, true, view),
        view,
      );
    }
    case 'mentioned': {
      const how = state.said === 'reported' ? 'nothing is reported that they said' : 'never quoted';
      const head = [
        `**${escapedCut(found.speaker.name, 200)}** is mentioned but ${how}.`,
        ...aliasLine(found.speaker),
      ];
      return pagedReply(head, mentionLines(found.mentions, view), view);
    }
  }
}

/** Menu options that lead to people's quotations; the value is the state that shows them. */
export function personOptions(people: readonly QuotedPerson[], article: string | null): MenuOption[] {
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
        ? saidCount(quotations.length, statements.length)
        : 'mentioned',
  }));
}

/** What is done with people's words. */
const VERB = { quoted: 'quoted', reported: 'reported', all: 'quoted or reported' } as const;

function everybodyReply(people: readonly QuotedPerson[], view: QuotesView): Reply {
  const { state } = view;
  if (people.length === 0) {
    return {
      embeds: [{ color: ACCENT, description: `Nobody is ${VERB[state.said]} in these articles.` }],
      components: [],
    };
  }
  const most = Math.max(...people.map((person) => saidBy(person, state.said)));
  const lines = people.map((person) => ({ person, text: personLine(person, state.said, most) }));
  const pages = pagesOf(lines, PEOPLE);
  const page = shownPage(state.page, pages.length);
  const shown = pages[page] ?? [];
  return {
    embeds: [
      {
        color: ACCENT,
        description: [`**Who is ${VERB[state.said]}** · ${people.length}`, '', ...withHeadings(shown)].join(
          '\n',
        ),
        ...footer(view, page, pages.length),
      },
    ],
    components: rows(
      buttonRow(navigation(view, page, pages.length)),
      menuRow(
        PICK_ROUTE,
        'Quotations of …',
        personOptions(
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
function personLine(person: QuotedPerson, said: SaidHow, most: number): string {
  const { speaker, quotations, statements } = person;
  const role = tellingRole(speaker);
  const what = role === undefined ? '' : ` · ${escapedCut(role, 80)}`;
  const [quoted, reported] = [
    said === 'reported' ? 0 : quotations.length,
    said === 'quoted' ? 0 : statements.length,
  ];
  return `${bar(saidBy(person, said), most)} **${escapedCut(speaker.name, 120)}** · ${saidCount(quoted, reported)}${what}`;
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
function saidCount(quoted: number, reported: number): string {
  const parts = [
    ...(quoted > 0 || reported === 0 ? [counted(quoted, 'quotation')] : []),
    ...(reported > 0 ? [`${reported} reported`] : []),
  ];
  return parts.join(' · ');
}

/** Why there are fewer lines than quotations: those of a paragraph share one. */
function togetherNote(found: Said): string {
  const shared = found.groups.some(({ quotations }) => quotations.length > 1);
  return shared ? ` · in ${counted(found.groups.length, 'paragraph')}` : '';
}

/** Quotations, and then what is reported. */
function saidLines(said: Said, named: boolean, view: QuotesView): PagedLine[] {
  const several = view.articles.length > 1;
  const quoted = linesOf(said.groups, named).map((line) => (several ? line : { text: line.text }));
  return [...quoted, ...reportedLines(said.reported, named, several)];
}

function personHead(
  found: Extract<FoundQuotations, { readonly kind: 'person' }>,
  { about }: QuotesState,
): string[] {
  const { speaker, total, reported } = found;
  const name = `**${escapedCut(speaker.name, 200)}**`;
  if (about === null) {
    const count = saidCount(total.quoted, total.reported);
    return [`${name} · ${count}${togetherNote(found)}`, ...aliasLine(speaker)];
  }
  const subject = `about “${escapedCut(about, 200)}”`;
  if (countOf(found) === 0) return [`${name} is not quoted ${subject}.`];
  const quoted = quotedIn(found);
  const parts = [
    ...(quoted > 0 ? [`${quoted} of ${counted(total.quoted, 'quotation')}`] : []),
    ...(reported.length > 0 ? [`${reported.length} of ${total.reported} reported`] : []),
  ];
  return [`${name} · ${parts.join(' · ')} ${subject}`, ...aliasLine(speaker)];
}

/** What was looked for instead of the words given, and which of them were not found. */
function subjectLines(subject: OnSubject | null): string[] {
  if (subject === null || subject.said.length === 0) return [];
  const { readAs, missing, complete } = subject;
  return [
    ...readAs.map(({ asked, known }) => `“${escapedCut(asked, 60)}” is read as “${escapedCut(known, 60)}”.`),
    ...missing.map((word) => `“${escapedCut(word, 60)}” stands near none of them.`),
    ...(complete || missing.length > 0 ? [] : ['None of them stands near all of these words.']),
  ];
}

function aliasLine(speaker: Speaker): string[] {
  const different = new Map(speaker.aliases.toReversed().map((alias) => [foldName(alias), alias]));
  const aliases = [...different.values()]
    .toReversed()
    .slice(0, ALIASES)
    .map((alias) => `“${escapedCut(alias, 60)}”`);
  return aliases.length === 0 ? [] : [`also ${aliases.join(', ')}`];
}

/** Where somebody is mentioned, by article where there are several. */
function mentionLines(mentions: readonly MentionGroup[], { articles }: QuotesView): PagedLine[] {
  const lines = mentions.map(mentionLine);
  return articles.length > 1 ? lines : lines.map(({ text }) => ({ text }));
}

function pagedReply(head: readonly string[], lines: readonly PagedLine[], view: QuotesView): Reply {
  const pages = pagesOf(lines, PAGE);
  const page = shownPage(view.state.page, pages.length);
  return {
    embeds: [
      {
        color: ACCENT,
        description: [...head, '', ...withHeadings(pages[page] ?? [])].join('\n'),
        ...footer(view, page, pages.length),
      },
    ],
    components: rows(buttonRow(navigation(view, page, pages.length))),
  };
}

function nothingAbout(head: readonly string[], view: QuotesView): Reply {
  const all = { ...view.state, about: null, page: 0 };
  const label = all.person === null ? 'Everybody quoted' : 'All their quotations';
  return {
    embeds: [{ color: ACCENT, description: head.join('\n') }],
    components: rows(buttonRow([{ label, id: encodeQuotes('show', all) }])),
  };
}

/** Which article and which page; Discord shows it as it stands, without Markdown. */
function footer({ articles }: QuotesView, page: number, pages: number): { footer?: { text: string } } {
  const only = articles.length === 1 ? articles[0] : undefined;
  return pageFooter(page, pages, ...(only === undefined ? [] : [shortTitle(only)]));
}

function navigation(view: QuotesView, page: number, pages: number): Button[] {
  const state = { ...view.state, page };
  return [
    ...pager(page, pages, encodeQuotes('previous', state), encodeQuotes('next', state)),
    ...(state.person === null && state.about === null
      ? []
      : [{ label: 'Everybody quoted', id: encodeQuotes('everybody', state) }]),
    ...(view.isPrivate ? [{ label: 'Post publicly', id: encodeQuotes('post', state) }] : []),
  ];
}
