import type { Article } from '../article.ts';
import { formatOfName } from '../formats.ts';
import { layoutOfHtml } from '../html/html.ts';
import { articleOf, type GivenText, readArticle } from '../read.ts';

/**
 * Reads an article in any of the formats of `formats.ts`. What reads PDF, Word and saved pages is loaded when the
 * first such file comes.
 *
 * @throws UserError when it is in another format, damaged or locked; NoText when it has no text (a scanned PDF).
 */
export async function readDocument(bytes: Uint8Array, given: GivenText): Promise<Article> {
  const { origin } = given;
  switch (documentKind(bytes, origin)) {
    case 'pdf': {
      const { layoutOfPdf } = await import('./pdf.ts');
      return articleOf(await layoutOfPdf(bytes, origin), given);
    }
    case 'word': {
      const { layoutOfWord } = await import('./word.ts');
      return articleOf(await layoutOfWord(bytes, origin), given);
    }
    case 'savedPage': {
      const { pageInMhtml } = await import('./mhtml.ts');
      return articleOf(layoutOfHtml(await pageInMhtml(bytes, origin), origin), given);
    }
    default:
      return readArticle(bytes, given);
  }
}

/** What it is by its first bytes, for those formats that have signs of their own; a wrong ending does not matter. */
function documentKind(bytes: Uint8Array, origin: string): 'pdf' | 'word' | 'savedPage' | 'text' {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK\x03\x04') && isWord(bytes)) return 'word';
  const isMime = /^(?:From|MIME-Version|Content-Type|Snapshot-Content-Location|Subject|Date):/imu.test(start);
  const related = /^content-type:\s*multipart\/related/imu.test(
    Buffer.from(bytes.subarray(0, 8192)).toString('latin1'),
  );
  return isMime && (related || formatOfName(origin) === 'savedPage') ? 'savedPage' : 'text';
}

/** Whether a zip archive's list of files, at its end, has a Word document's text. */
function isWord(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes('word/document');
}
