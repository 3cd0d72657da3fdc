import type { ParserRule } from 'discord-markdown-parser';

