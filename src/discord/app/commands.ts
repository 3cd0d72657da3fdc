import { articles } from '../articles/command.ts';
import { addAsArticle } from '../articles/message-command.ts';
import { ask } from '../ask/command.ts';
import { check } from '../check/command.ts';
import { checkMessage } from '../check/message-command.ts';
import { help } from '../help/command.ts';
import { quotes } from '../quotes/command.ts';
import { settings } from '../settings/command.ts';
import { summariseFromHere, summary } from '../summary/command.ts';
import type { Command } from './command.ts';

/** Every command there is: the one list that dispatch and registration read. */
export const ALL_COMMANDS: readonly Command[] = [
  ask,
  quotes,
  check,
  summary,
  articles,
  settings,
  help,
  checkMessage,
  addAsArticle,
  summariseFromHere,
];
