import { app } from './app.ts';
import { articles } from './articles.ts';
import { ask } from './ask.ts';
import { button } from './button.ts';
import { check } from './check.ts';
import { choice } from './choice.ts';
import { command } from './command.ts';
import { description } from './description.ts';
import { feeds } from './feeds.ts';
import { fetching } from './fetching.ts';
import { form } from './form.ts';
import { help } from './help.ts';
import { hint } from './hint.ts';
import { kit } from './kit.ts';
import { library } from './library.ts';
import { menu } from './menu.ts';
import { option } from './option.ts';
import { preview } from './preview.ts';
import { quotes } from './quotes.ts';
import { reading } from './reading.ts';
import { right } from './right.ts';
import { settings } from './settings.ts';
import { summary } from './summary.ts';

/** Every sentence of the bot's own, by the part of the bot that says it. */
export const CATALOGUE = {
  app,
  articles,
  ask,
  button,
  check,
  choice,
  command,
  description,
  feeds,
  fetching,
  form,
  help,
  hint,
  kit,
  library,
  menu,
  option,
  preview,
  quotes,
  reading,
  right,
  settings,
  summary,
} as const;
