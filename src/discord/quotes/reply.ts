import type { Article } from '../../article/article.ts';
import { tellingRole } from '../../speech/people/full-names.ts';
import type { QuotedPerson } from '../../speech/people/people.ts';
import type { Speaker } from '../../speech/speech.ts';
import { foldName } from '../../text/fold-name.ts';
import { type Button, buttonRow, type MenuOption, menuRow, pager, rows } from '../kit/buttons.ts';
import { shortTitle } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import type { FoundQuotes, QuotationGroup } from './find.ts';
import { type Line, linesOf, mentionLine, paged } from './lines.ts';
import { encodeQuotes, isFingerprint, type QuotesState, referToPerson } from './state.ts';
import type { OnSubject } from './subject.ts';

/** What a `/quotes` reply shows. */
export interface QuotesView {
  readonly found: FoundQuotes;
  readonly state: QuotesState;
  /** How many articles were looked through; with several, each line's article is said. */
  readonly articles: readonly Article[];
  /** True when only the person who asked sees the reply, and so may post it. */
  readonly isPrivate: boolean;
}

/** The route of the menu that chooses a person within a `/quotes` reply. */
export const PICK_ROUTE = 'pick1';

/** How many people are on a page, and how many of a person's other names are shown. */
const PEOPLE = 15;
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
                ? `Nobody in ${view.articles.length === 1 ? 'this article' : 'these articles'} is called “${escapedCut(withoutMark(found.typed), 200)}”. Choose somebody below, or type a part of the name.`
                : 'Nobody is named in these articles.',
          },
        ],
        components: rows(menuRow(PICK_ROUTE, 'Quotations of …', personOptions(found.people, state.article))),
      };
    case 'person': {
      const head = [
        ...personHead(found.speaker, found.total, state, found.groups),
        ...subjectLines(found.subject),
      ];
      if (found.groups.length === 0) return nothingAbout(head, view);
      return pagedReply(head, linesOf(found.groups, false), view);
    }
    case 'about': {
      const count = found.groups.reduce((sum, group) => sum + group.quotations.length, 0);
      const subject = `“${escapedCut(state.about ?? '', 200)}”`;
      if (count === 0) return nothingAbout([`Nobody is quoted about ${subject}.`], view);
      return pagedReply(
        [`**About ${subject}** · ${counted(count, 'quotation')}`, ...subjectLines(found.subject)],
        linesOf(found.groups, true),
        view,
      );
    }
    case 'mentioned': {
      const head = [
        `**${escapedCut(found.speaker.name, 200)}** is mentioned but never quoted.`,
        ...aliasLine(found.speaker),
      ];
      return pagedReply(head, found.mentions.map(mentionLine), view);
    }
  }
}

/** Menu options that lead to people's quotations; the value is the state that shows them. */
export function personOptions(people: readonly QuotedPerson[], article: string | null): MenuOption[] {
  return people.map(({ speaker, quotations }) => ({
    label: speaker.name,
    value: encodeQuotes('show', { person: referToPerson(speaker.name), about: null, article, page: 0 }),
    description: quotations.length > 0 ? counted(quotations.length, 'quotation') : 'mentioned',
  }));
}

function everybodyReply(people: readonly QuotedPerson[], view: QuotesView): Reply {
  const { state } = view;
  if (people.length === 0) {
    return {
      embeds: [{ color: ACCENT, description: 'Nobody is quoted in these articles.' }],
      components: [],
    };
  }
  const pages = Math.ceil(people.length / PEOPLE);
  const page = Math.min(state.page, pages - 1);
  const shown = people.slice(page * PEOPLE, (page + 1) * PEOPLE);
  const lines = shown.map(({ speaker, quotations }) => {
    const role = tellingRole(speaker);
    const said = role === undefined ? '' : ` · ${escapedCut(role, 80)}`;
    return `**${escapedCut(speaker.name, 120)}** · ${counted(quotations.length, 'quotation')}${said}`;
  });
  return {
    embeds: [
      {
        color: ACCENT,
        description: [`**Who is quoted** · ${people.length}`, '', ...lines].join('\n'),
        ...footer(view, page, pages),
      },
    ],
    components: rows(
      buttonRow(navigation(view, page, pages)),
      menuRow(PICK_ROUTE, 'Quotations of …', personOptions(shown, state.article)),
    ),
  };
}

function personHead(
  speaker: Speaker,
  total: number,
  state: QuotesState,
  groups: readonly QuotationGroup[],
): string[] {
  const shown = groups.reduce((sum, group) => sum + group.quotations.length, 0);
  const subject = `about “${escapedCut(state.about ?? '', 200)}”`;
  const name = `**${escapedCut(speaker.name, 200)}**`;
  if (state.about !== null && shown === 0) return [`${name} is not quoted ${subject}.`];
  const count =
    state.about === null
      ? counted(total, 'quotation')
      : `${shown} of ${counted(total, 'quotation')} ${subject}`;
  return [`${name} · ${count}`, ...aliasLine(speaker)];
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

function pagedReply(head: readonly string[], lines: readonly Line[], view: QuotesView): Reply {
  const pages = paged(lines, view.articles.length > 1);
  const page = Math.min(view.state.page, pages.length - 1);
  return {
    embeds: [
      {
        color: ACCENT,
        description: [...head, '', ...(pages[page] ?? [])].join('\n'),
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
function footer(view: QuotesView, page: number, pages: number): { footer?: { text: string } } {
  const only = view.articles.length === 1 ? view.articles[0] : undefined;
  const parts = [
    ...(only === undefined ? [] : [shortTitle(only)]),
    ...(pages > 1 ? [`page ${page + 1} of ${pages}`] : []),
  ];
  return parts.length === 0 ? {} : { footer: { text: parts.join(' · ') } };
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

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

/** A fingerprint means nothing to people. */
function withoutMark(typed: string): string {
  return isFingerprint(typed) ? 'that' : typed;
}
