import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/read.ts';

function doubtOf(content: string, origin = 'a.html') {
  return readArticle(Buffer.from(content), { origin }).doubt;
}

const page = (title: string, body: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;
const ferry =
  'The ferry that has linked Skarn with the mainland since 1931 will sail for the last time in October, the county council said on Monday.';
const article = Array.from(
  { length: 12 },
  () => `<p>${ferry} Islanders fear for the winter, when storms close the road.</p>`,
).join('');

describe('what pages show in the place of an article', () => {
  it.each([
    [
      'error',
      'Page not found',
      `<h1>Page not found</h1><p>The page that you asked for has moved or was never here. Try our search.</p>`,
    ],
    ['error', '403 Forbidden', '<h1>403 Forbidden</h1><p>nginx</p>'],
    [
      'error',
      'Just a moment...',
      '<p>Checking if the connection is secure before you can go on to herald.example.</p>',
    ],
    [
      'login',
      'Sign in',
      '<h1>Sign in</h1><form>E-mail <input> Password <input type="password"></form><p>Forgot your password? We can send you a new one.</p>',
    ],
    [
      'paywall',
      'Last ferry to Skarn',
      `<article><h1>Last ferry to Skarn</h1><p>${ferry}</p><p>To continue reading, subscribe today.</p><p>Already a subscriber? Log in.</p></article>`,
    ],
    [
      'cookies',
      'The Sound Herald',
      `<div><h2>We value your privacy</h2><p>We and our 812 partners store cookies on your device and process personal data such as your address, to show you personalised advertising and to measure it.</p>
       <p>With your consent we and our partners may use precise data on where you are. You can refuse, or change your privacy settings at any time.</p><button>Accept all</button><button>Manage options</button></div>`,
    ],
  ])('is told: %s', (kind, title, body) => {
    expect(doubtOf(page(title, body))).toEqual({ kind });
  });

  it.each([
    ['an article', 'Last ferry to Skarn', article],
    [
      'an article with a place to log in',
      'Last ferry to Skarn',
      `${article}<form>Log in: <input type="password"></form><p>Already a subscriber? Sign in.</p>`,
    ],
    ['an article about errors', 'Record of crossing not found, museum says', article],
    [
      'an article below a question about cookies',
      'Last ferry',
      `<div>We use cookies. <button>Accept all</button></div>${article}`,
    ],
    ['news in brief', 'Ferry delayed', `<p>${ferry}</p>`],
  ])('is not seen in %s', (_, title, body) => {
    expect(doubtOf(page(title, body))).toBeUndefined();
  });
});

describe('another language', () => {
  const texts = {
    deu: 'Die Fähre, die Skarn seit 1931 mit dem Festland verbindet, wird im Oktober zum letzten Mal ablegen. Das hat niemand gewollt, sagte Liv Moen, die das Schiff seit zwanzig Jahren steuert, aber die Brücke ist bezahlt.',
    fra: 'Le bac qui relie Skarn au continent depuis 1931 partira pour la dernière fois en octobre. Personne ne le voulait, a dit Liv Moen, qui tient la barre depuis vingt ans, mais le pont est payé et le bac ne l’est pas encore.',
    spa: 'El transbordador que une Skarn con tierra firme desde 1931 zarpará por última vez en octubre. Nadie lo quería, dijo Liv Moen, que lleva veinte años al timón, pero el puente está pagado y el barco todavía no lo está.',
    rus: 'Паром, который соединяет Скарн с материком с 1931 года, отправится в последний рейс в октябре. Этого никто не хотел, сказала Лив Моен, которая стоит у штурвала двадцать лет, но мост уже оплачен, а паром ещё нет.',
  };

  it.each(Object.entries(texts))('is named: %s', (language, text) => {
    expect(doubtOf(`${text}\n${text}`, 'a.txt')).toEqual({ kind: 'language', language });
  });

  it('is not seen in English with foreign names and words, lists or a few words', () => {
    const names =
      'Said Øystein Bjørnstad of Ålesund’s Sjøfartsmuseum: “La donna è mobile,” and so, the council of Sognefjord and Jæren thought, is the ferry. ';
    expect(doubtOf(names.repeat(4), 'a.txt')).toBeUndefined();
    expect(doubtOf('Ein kurzer Satz.', 'a.txt')).toBeUndefined();
  });
});
