import type { MessageComponentInteraction } from 'discord.js';
import type { Library, ServerId } from '../../library/library.ts';
import type { Answer } from '../../search/answer.ts';
import type { QuotedPerson } from '../../speech/people.ts';
import { UserError } from '../../user-error.ts';
import { ASK_ROUTE, type AskAction, type AskState, decodeAsk } from '../ask-state.ts';
import { type CommandContext, EVERYWHERE, type SlashCommand } from '../command.ts';
import {
  contextReply,
  MORE_ROUTE,
  nothingReply,
  passageReply,
  type ShownPassage,
  within,
} from '../replies/ask.ts';
import type { MenuOption } from '../replies/buttons.ts';
import { personOptions } from '../replies/quotes.ts';
import type { Reply } from '../reply.ts';
import { isPrivate, respond, turn } from '../respond.ts';
import {
  ARTICLE_OPTION,
  articleChoices,
  chosenArticle,
  privateOption,
  STRING_OPTION,
  typedText,
} from './options.ts';
import { showChosenPerson } from './quotes.ts';

/** How many passages a reply leads through; their places fit into a custom id. */
const PASSAGES = 3;

/** `/ask`: the passages that answer a question, the answering sentence bold, and who is quoted in them. */
export const ask = {
  data: {
    name: 'ask',
    description: 'Find the passage in the news articles that answers a question',
    options: [
      {
        type: STRING_OPTION,
        name: 'question',
        description: 'Your question, or a few words; “who said …” names the speaker',
        required: true,
        max_length: 300,
      },
      ARTICLE_OPTION,
      privateOption(false),
    ],
    ...EVERYWHERE,
  },

  async execute(interaction, { library }) {
    const visibility = interaction.options.getBoolean('private') ? 'private' : 'public';
    await respond(interaction, visibility, async () => {
      const question = typedText(interaction.options.getString('question', true));
      if (!/[\p{L}\p{N}]/u.test(question)) {
        throw new UserError('That question has no words. Ask with /ask question: who said …');
      }
      const server = interaction.guildId;
      const kept = await chosenArticle(library, server, interaction.options.getString('article'));
      const scope = kept === null ? {} : { article: kept.article.id };
      const answer = await library.ask(server, question, { ...scope, limit: PASSAGES });
      const people = await library.people(server, scope);
      return answerReply(answer, people, visibility === 'private');
    });
  },

  autocomplete: (interaction, { library }) => articleChoices(interaction, library),

  components: {
    [ASK_ROUTE]: press,
    [MORE_ROUTE]: (interaction, _fields, context) => showChosenPerson(interaction, context, 'new'),
  },
} satisfies SlashCommand;

function answerReply(answer: Answer, people: readonly QuotedPerson[], isPrivate: boolean): Reply {
  const passages = answer.passages.slice(0, PASSAGES);
  const state: AskState = {
    passages: passages.map(({ article, paragraph, sentence }) => ({
      article: article.id,
      paragraph: paragraph.number,
      sentence,
    })),
    index: 0,
    answered: answer.answered,
    said: whoSaid(answer),
  };
  if (answer.answered && passages.length > 0) {
    return passageReply({ passages, state, speakers: speakersIn(passages, 0, people), isPrivate });
  }
  const offer = answer.offer ?? { people: [], didYouMean: [], about: [] };
  const offered = people.filter(({ speaker }) => offer.people.some((each) => each.name === speaker.name));
  return nothingReply(offer, state, personOptions(offered, null));
}

/** Which quotation of the first passage is by the speaker whom the answer names. */
function whoSaid({ speaker, passages }: Answer): number | null {
  const [first] = passages;
  if (speaker === null || first === undefined) return null;
  const own = first.quotations.map((quotation, index) => ({ quotation, index }));
  const by = own.filter(({ quotation }) => quotation.speaker?.id === speaker.id);
  const inside = by.find(
    ({ quotation }) => quotation.start < first.sentence.end && quotation.end > first.sentence.start,
  );
  return (inside ?? by[0])?.index ?? null;
}

/** Everybody who is quoted in the passages, those of the shown one first. */
function speakersIn(
  passages: readonly ShownPassage[],
  index: number,
  people: readonly QuotedPerson[],
): MenuOption[] {
  const shown = passages[index];
  const inOrder = [...(shown === undefined ? [] : [shown]), ...passages];
  const quoted = inOrder.flatMap(({ article, quotations }) =>
    quotations.flatMap(({ speaker, paragraph, start }) => {
      if (speaker === null) return [];
      const person = people.find((each) =>
        each.quotations.some(
          (said) =>
            said.article.id === article.id &&
            said.quotation.paragraph === paragraph &&
            said.quotation.start === start,
        ),
      );
      return person === undefined ? [] : [person];
    }),
  );
  return personOptions([...new Set(quoted)], null);
}

/** A button of an answer: shows what it says, to its owner in place, to others privately, or to everybody. */
async function press(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const decoded = decodeAsk(fields);
  if (decoded === null) throw new UserError('This button can no longer be read. Please ask again with /ask.');
  const { action, state } = decoded;
  const show = (visible: boolean) => () =>
    pressed(context.library, interaction.guildId, action, state, visible);
  if (action === 'post' || action === 'postContext') return respond(interaction, 'public', show(false));
  return turn(interaction, show(isPrivate(interaction) || !ownedBy(interaction)));
}

function ownedBy(interaction: MessageComponentInteraction): boolean {
  return interaction.message.interactionMetadata?.user.id === interaction.user.id;
}

async function pressed(
  library: Library,
  server: ServerId,
  action: AskAction,
  before: AskState,
  isPrivate: boolean,
): Promise<Reply> {
  const step = action === 'next' ? 1 : action === 'previous' ? -1 : 0;
  const index = Math.min(Math.max(before.index + step, 0), before.passages.length - 1);
  const state = { ...before, index };
  const passages = await readPassages(library, server, state);
  const people = await library.people(server);
  const view = { passages, state, speakers: speakersIn(passages, index, people), isPrivate };
  return action === 'context' || action === 'postContext' ? contextReply(view) : passageReply(view);
}

/** Looks the passages up again where the references say that they stand. */
async function readPassages(library: Library, server: ServerId, state: AskState): Promise<ShownPassage[]> {
  const articles = await library.articles(server);
  return state.passages.map((reference) => {
    const kept = articles.find(({ article }) => article.id.startsWith(reference.article));
    const paragraph = kept?.article.paragraphs.find((each) => each.number === reference.paragraph);
    if (kept === undefined || paragraph === undefined) {
      throw new UserError('An article of this answer is no longer here. Please ask again with /ask.');
    }
    const quotations = kept.speech.quotations.filter((each) => each.paragraph === paragraph.number);
    const sentence = within(paragraph.text, reference.sentence);
    return { article: kept.article, paragraph, sentence, quotations };
  });
}
