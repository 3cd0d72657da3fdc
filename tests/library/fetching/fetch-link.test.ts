import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { LinkFetcher } from '../../../src/library/fetching/fetch-link.ts';
import { isPublicAddress } from '../../../src/library/fetching/public-address.ts';
import { UserError } from '../../../src/user-error.ts';
import { openLibrary, temporaryFolder } from '../open-library.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function servePage(body: string | Buffer, headers: Record<string, string> = {}): Promise<string> {
  return serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body);
  });
}

const fetcher = new LinkFetcher({ allowLoopback: true });
const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes);

test('a page is fetched with where it came from in the end', async () => {
  const site = await serve((request, response) => {
    if (request.url === '/story') response.writeHead(301, { location: '/2026/story?id=1#part' }).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Körtvély</p>');
  });
  const page = await fetcher.fetch(`${site}/story#comments`);
  expect(page).toMatchObject({ format: 'page', link: `${site}/2026/story?id=1` });
  expect(textOf(page)).toBe('<p>Körtvély</p>');
});

test('the request says who asks and carries nothing else of anybody', async () => {
  let headers: NodeJS.Dict<string | string[]> = {};
  const site = await serve((request, response) => {
    headers = request.headers;
    response.writeHead(200, { 'content-type': 'text/plain' }).end('text');
  });
  await fetcher.fetch(site);
  expect(headers['user-agent']).toMatch(/^Verbatim/);
  expect(headers.cookie ?? headers.authorization ?? headers.referer).toBeUndefined();
});

test('addresses outside the public internet are refused, however they are written', async () => {
  const strict = new LinkFetcher();
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '127.1',
    '10.0.0.1',
    '172.16.5.5',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.0.192',
    '198.18.0.1',
    '168.63.129.16',
    '[::]',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '[64:ff9b::a00:1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    'localhost',
  ])
    await expect(strict.fetch(`http://${host}/`), host).rejects.toThrow(/not on the public internet/);
});

test('only addresses of the public internet count as public', () => {
  for (const address of ['1.1.1.1', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001::200e'])
    expect(isPublicAddress(address), address).toBe(true);
  const secondByte = (from: number, to: number) =>
    fc.tuple(fc.integer({ min: from, max: to }), fc.nat(255), fc.nat(255));
  const inside = fc.oneof(
    fc
      .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
      .chain((rest) => fc.constantFrom(0, 10, 127, 240).map((a) => [a, ...rest])),
    secondByte(16, 31).map((rest) => [172, ...rest]),
    secondByte(64, 127).map((rest) => [100, ...rest]),
    secondByte(254, 254).map((rest) => [169, ...rest]),
    secondByte(168, 168).map((rest) => [192, ...rest]),
  );
  fc.assert(
    fc.property(inside, (bytes) => {
      const address = bytes.join('.');
      const hex = Buffer.from(bytes).toString('hex');
      expect(isPublicAddress(address)).toBe(false);
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      expect(isPublicAddress(`64:ff9b::${hex.slice(0, 4)}:${hex.slice(4)}`)).toBe(false);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => typeof isPublicAddress(text) === 'boolean'));
});

test('a redirect cannot lead where a link may not', async () => {
  for (const target of [
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'http://u:p@127.0.0.1/',
  ]) {
    const site = await serve((_request, response) => response.writeHead(302, { location: target }).end());
    await expect(fetcher.fetch(site), target).rejects.toThrow(UserError);
  }
});

test('five redirects are followed, six are not', async () => {
  const site = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left > 0) response.writeHead(307, { location: `/${left - 1}` }).end();
    else response.writeHead(200, { 'content-type': 'text/plain' }).end('there');
  });
  expect(textOf(await fetcher.fetch(`${site}/5`))).toBe('there');
  await expect(fetcher.fetch(`${site}/6`)).rejects.toThrow(/more than 5 times/);
});

test('what is not a link to a page is refused with a reason', async () => {
  const strict = new LinkFetcher();
  const refused: [string, RegExp][] = [
    ['news', /not a link/],
    ['ftp://example.org/news', /https:\/\/ or http:/],
    ['javascript:alert(1)', /https:\/\/ or http:/],
    ['https://user:secret@example.org/', /user name or password/],
    ['https://example.org:8443/', /port 8443/],
    [`https://example.org/${'a'.repeat(3000)}`, /longer than 2,000/],
  ];
  for (const [link, reason] of refused) await expect(strict.fetch(link), link).rejects.toThrow(reason);
});

test('a page may be as large as the limit, unpacked too, and no larger', async () => {
  const small = new LinkFetcher({ allowLoopback: true, mostBytes: 10_000 });
  expect((await small.fetch(await servePage('a'.repeat(10_000)))).bytes.length).toBe(10_003);
  await expect(small.fetch(await servePage('a'.repeat(10_001)))).rejects.toThrow(/larger than 0.01 MB/);
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  const unpacking = small.fetch(await servePage(bomb.subarray(0, 9000), { 'content-encoding': 'gzip' }));
  await expect(unpacking).rejects.toThrow(/larger/);
  const endless = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const timer = setInterval(() => response.write('a'.repeat(5000)), 1);
    response.on('close', () => clearInterval(timer));
  });
  await expect(small.fetch(endless)).rejects.toThrow(/larger/);
});

test('packed pages are unpacked', async () => {
  const page = await fetcher.fetch(
    await servePage(gzipSync('<p>packed</p>'), { 'content-encoding': 'gzip' }),
  );
  expect(textOf(page)).toBe('<p>packed</p>');
  await expect(fetcher.fetch(await servePage('?', { 'content-encoding': 'zstd' }))).rejects.toThrow(
    /unpacked/,
  );
  await expect(fetcher.fetch(await servePage('not gzip', { 'content-encoding': 'gzip' }))).rejects.toThrow(
    UserError,
  );
});

test('a site that takes too long is left, before its answer and in the middle of it', async () => {
  const hasty = new LinkFetcher({ allowLoopback: true, timeout: 200 });
  await expect(hasty.fetch(await serve(() => {}))).rejects.toThrow(/longer than 0.2 seconds/);
  const slow = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).write('<p>');
  });
  await expect(hasty.fetch(slow)).rejects.toThrow(/longer than 0.2 seconds/);
});

test('files that are not text, errors of the site and unknown sites are said as what they are', async () => {
  await expect(fetcher.fetch(await servePage('PNG', { 'content-type': 'image/png' }))).rejects.toThrow(
    /image\/png/,
  );
  const pdf = Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    Buffer.from(Array.from({ length: 999 }, (_, n) => n % 256)),
  ]);
  await expect(fetcher.fetch(await servePage(pdf))).rejects.toThrow(
    /“127.0.0.1” sent for this link is a PDF/,
  );
  const missing = await serve((_request, response) => response.writeHead(404).end());
  await expect(fetcher.fetch(missing)).rejects.toThrow(/answered 404/);
  await expect(fetcher.fetch('https://verbatim.invalid/')).rejects.toThrow(/no site|could not be reached/);
  await expect(fetcher.fetch('http://127.0.0.1:1/')).rejects.toThrow(/could not be reached/);
});

test('a PDF comes as it is', async () => {
  const pdf = Buffer.from('%PDF-1.7\n\xff\x00 pages', 'latin1');
  const page = await fetcher.fetch(await servePage(pdf, { 'content-type': 'application/pdf' }));
  expect(page.format).toBe('pdf');
  expect(Buffer.from(page.bytes)).toEqual(pdf);
});

test('the encoding is what the header says, else the page, else what the bytes look like', async () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const cases: [Buffer, string, string][] = [
    [latin('caf\xe9'), 'text/html; charset=ISO-8859-1', 'café'],
    [latin('<meta charset="iso-8859-2"><p>\xb1'), 'text/html', '<meta charset="iso-8859-2"><p>ą'],
    [latin('\x93caf\xe9\x94'), 'text/plain', '“café”'],
    [Buffer.from('café'), 'text/plain', 'café'],
    [Buffer.from('\uFEFFcafé', 'utf16le'), 'text/plain; charset=iso-8859-1', 'café'],
    [Buffer.from('café'), 'text/html; charset=no-such-thing', 'café'],
  ];
  for (const [body, type, text] of cases)
    expect(textOf(await fetcher.fetch(await servePage(body, { 'content-type': type })))).toBe(text);
});

test('an article is added by its link, once, and a page without one says why', async () => {
  const paragraphs = Array.from(
    { length: 6 },
    (_, number) =>
      `<p>The harbour of Port Elsin will close in June, the council decided in session ${number}, after a long debate about its quay walls.</p>`,
  ).join('');
  const page = `<html><head><title>Harbour to close</title><script>var p = "secret";</script></head><body><nav>Home News Sport</nav><article><h1>Harbour to close</h1>${paragraphs}</article></body></html>`;
  const { library } = await openLibrary(await temporaryFolder(), { links: fetcher });
  const link = await servePage(page);
  const { added } = await library.addLink('1', { link, addedBy: '5' });
  expect(added.article.link).toBe(`${link}/`);
  expect(added.article.title).toContain('Harbour to close');
  expect(added.article.paragraphs.map(({ text }) => text).join('\n')).toMatch(/session 5/);
  expect(JSON.stringify(added.article)).not.toContain('secret');
  expect((await library.addLink('1', { link, addedBy: '5' })).replaced).toEqual(added);
});

test('a page without an article is refused with the reason and what to do', async () => {
  const { library } = await openLibrary(await temporaryFolder(), { links: fetcher });
  const links = Array.from(
    { length: 40 },
    (_, number) => `<li><a href="/${number}">Story number ${number}</a></li>`,
  );
  const cases: [string, string][] = [
    ['<html><body></body></html>', 'it has no text'],
    [
      '<html><body><noscript>Enable JavaScript.</noscript><div id="app"></div></body></html>',
      'it has no text',
    ],
    [`<html><title>Home</title><body><ul>${links.join('')}</ul></body></html>`, 'it has hardly a sentence'],
    [
      '<html><body><form><label>E-mail</label><input></form><p>Log in to read on.</p></body></html>',
      'it has hardly a sentence',
    ],
    [
      '<html><body><h1>Watch the storm</h1><video src="a"></video><p>0:42</p></body></html>',
      'it has hardly a sentence',
    ],
  ];
  for (const [page, reason] of cases) {
    const adding = library.addLink('1', { link: await servePage(page), addedBy: null });
    await expect(adding, page).rejects.toThrow(
      `No article was found on the page of “127.0.0.1”: ${reason}. Some pages show`,
    );
  }
  const brief =
    '<html><body><h1>Ferry late</h1><p>The ferry left two hours late on Monday because of fog, its owner said. It will sail on time on Tuesday.</p></body></html>';
  await expect(library.addLink('1', { link: await servePage(brief), addedBy: null })).resolves.toBeDefined();
});
