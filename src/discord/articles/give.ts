import type { Library } from '../../library/library.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import { LIMITS } from '../kit/limits.ts';
import type { ReplyFile } from '../kit/reply.ts';
import type { Adder } from './adder.ts';
import { tooShort } from './least-length.ts';
import type { Previewed, Refused } from './preview.ts';

/** What somebody gives to be added: a file, a text that counts as one, or the page of a link. */
export type Given = GivenFile | GivenPage;

export interface GivenFile {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
  /** Where people can read it. */
  readonly link?: string;
  readonly title?: string;
}

export interface GivenPage {
  readonly page: string;
  readonly title?: string;
}

/** Bytes of files that one message can hold until they are added: Discord takes 10 MiB at once. */
const MOST_BYTES = 8_000_000;

/** Looks what adding each of these would do, one after another. */
export async function previewEach(
  words: Words,
  library: Library,
  adder: Adder,
  given: readonly Given[],
): Promise<(Previewed | Refused)[]> {
  const previewed: (Previewed | Refused)[] = [];
  let bytes = 0;
  for (const one of given) {
    try {
      const { preview, file } = await previewOne(library, adder, one, MOST_BYTES - bytes);
      bytes += file?.data.length ?? 0;
      const doubt = preview.doubt ?? tooShort(preview.article);
      previewed.push({ preview: { ...preview, doubt }, titled: one.title !== undefined, file });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      previewed.push({ name: 'page' in one ? one.page : one.name, problem: error.inWords(words) });
    }
  }
  return previewed;
}

/** @throws UserError when it cannot be read, or is larger than the room that is left */
async function previewOne(library: Library, { server, gives }: Adder, given: Given, room: number) {
  const more = { ...gives, ...(given.title === undefined ? {} : { title: given.title }) };
  if ('page' in given) {
    const preview = await library.previewLink(server, { link: given.page, ...more });
    checkAddress(preview.article.link ?? '');
    return { preview, file: null };
  }
  const { name, link } = given;
  let file: ReplyFile & { readonly data: Uint8Array } = { name, data: Buffer.of() };
  const preview = await library.preview(server, async () => {
    file = { name, data: await given.bytes() };
    if (file.data.length > room) throw new UserError(saying('preview.tooLargeTogether', { name }));
    return { bytes: file.data, origin: name, ...more, ...(link === undefined ? {} : { link }) };
  });
  if (link !== undefined) checkAddress(preview.article.link ?? '');
  return { preview, file };
}

function checkAddress(link: string): void {
  if (link.length > LIMITS.embedUrl) throw new UserError(saying('preview.addressTooLong'));
}
