import { app } from './app.ts';
import { feeds } from './feeds.ts';
import { help } from './help.ts';
import { settings } from './settings.ts';

/** Every sentence of the bot's own, by the part of the bot that says it. */
export const CATALOGUE = { app, feeds, help, settings } as const;
