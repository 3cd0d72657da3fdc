import { command } from './catalogue/command.ts';
import { option } from './catalogue/option.ts';
import type { Language } from './languages.ts';
import type { Sentence } from './sentences.ts';

const commands: Readonly<Record<string, Sentence>> = command;
const options: Readonly<Record<string, Sentence>> = option;

/** "/ask", "/articles add", "/ask question:". */
const COMMAND =
  /(?<![\p{L}\d/.<])\/(\p{L}+)(?: (add|list|show|edit|remove|follow|unfollow|forget)(?!\p{L}))?(?: (\p{L}+):)?/gu;
/** "`private`". */
const OPTION = /`(\p{L}+)`/gu;

/**
 * A sentence with its commands and options as people find them in Discord in this language. The catalogue has their English
 * names in every language: "/articles add", "/check quote: …", "`private`".
 */
export function withCommandNames(text: string, language: Language): string {
  if (language === 'en') return text;
  return text
    .replaceAll(COMMAND, (whole: string, name: string, subcommand?: string, first?: string) => {
      if (!(name in commands)) return whole;
      const path = [name, subcommand].filter((each) => each !== undefined);
      const written = `/${path.map((each) => nameIn(commands, each, language)).join(' ')}`;
      return first === undefined ? written : `${written} ${nameIn(options, first, language)}:`;
    })
    .replaceAll(OPTION, (_whole, name: string) => `\`${nameIn(options, name, language)}\``);
}

function nameIn(names: Readonly<Record<string, Sentence>>, name: string, language: Language): string {
  return names[name]?.[language] ?? name;
}
