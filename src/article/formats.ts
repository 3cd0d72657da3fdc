/** How an article is written down. */
export type FormatName = 'text' | 'markdown' | 'page' | 'savedPage' | 'pdf' | 'word';

interface Format {
  readonly name: FormatName;
  /** File name endings, without the dot; the first is the usual one. */
  readonly endings: readonly string[];
  /** Media types that it is served as. */
  readonly types: readonly string[];
}

/** All formats that articles are read in, wherever they come from: the one list. */
const formats: readonly Format[] = [
  { name: 'text', endings: ['txt', 'text'], types: ['text/plain'] },
  { name: 'markdown', endings: ['md', 'markdown'], types: ['text/markdown', 'text/x-markdown'] },
  { name: 'page', endings: ['html', 'htm', 'xhtml'], types: ['text/html', 'application/xhtml+xml'] },
  {
    name: 'savedPage',
    endings: ['mhtml', 'mht'],
    types: ['multipart/related', 'message/rfc822', 'application/x-mimearchive'],
  },
  { name: 'pdf', endings: ['pdf'], types: ['application/pdf'] },
  {
    name: 'word',
    endings: ['docx'],
    types: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
];

/** The usual ending of each format: “.txt”, “.md” … */
export const usualEndings: readonly string[] = formats.map(({ endings }) => `.${endings[0]}`);

/** The formats by their endings, for people: “.txt, .md, .html, .mhtml, .pdf or .docx”. */
export const formatEndings = listed(usualEndings);

/** The format that a file's name or address says it is in; undefined for other endings and none. */
export function formatOfName(origin: string): FormatName | undefined {
  const [, ending] = /\.([a-z]+)$/iu.exec(origin.replace(/[?#].*$/su, '')) ?? [];
  return formats.find(({ endings }) => endings.includes(ending?.toLowerCase() ?? ''))?.name;
}

/** The format that is served as a media type, parameters left out; undefined for others. */
export function formatOfType(type: string): FormatName | undefined {
  return formats.find(({ types }) => types.includes(type.trim().toLowerCase()))?.name;
}

/** The usual ending of a format, without the dot. */
export function endingOf(name: FormatName): string {
  return formats.find((format) => format.name === name)?.endings[0] ?? 'txt';
}

function listed(items: readonly string[]): string {
  return `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}
