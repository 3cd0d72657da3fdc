import { rules } from 'discord-markdown-parser';

type Rule = (typeof rules)[string];

/** A line of a list, which the parser does not know: `- text` or `1. text`, deeper by its spaces. */
export const listItem: Rule = {
  order: rules.heading?.order ?? 1,
  match: (source, state) => {
    const before: unknown = state.prevCapture?.[0];
    const atStart = before === undefined || String(before).endsWith('\n');
    return atStart ? /^( *)([-*]|\d{1,9}\.) +([^\n]+)(?:\n|$)/.exec(source) : null;
  },
  parse: ([, spaces = '', mark = '', text = ''], parse, state) => ({
    depth: Math.floor(spaces.length / 2),
    mark: /\d/.test(mark) ? mark : '•',
    content: parse(text, state),
  }),
};
