import type { Command } from '../command.ts';
import { articles } from './articles.ts';
import { addAsArticle } from './articles-menu.ts';
import { ask } from './ask.ts';
import { help } from './help.ts';
import { quotes } from './quotes.ts';
import { quotesInMessage } from './quotes-in-message.ts';
import { summariseFromHere, summary } from './summary.ts';

/** Every command there is: the one list that dispatch and registration read. */
export const ALL_COMMANDS: readonly Command[] = [
  ask,
  quotes,
  summary,
  articles,
  help,
  quotesInMessage,
  addAsArticle,
  summariseFromHere,
];
