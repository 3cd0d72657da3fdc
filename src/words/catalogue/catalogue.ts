import { app } from './app.ts';
import { help } from './help.ts';

/** Every sentence of the bot's own, by the part of the bot that says it. */
export const CATALOGUE = { app, help } as const;
