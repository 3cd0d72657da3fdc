import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Made once, when the first picture is drawn. */
let renderer: Promise<(svg: string) => Uint8Array> | undefined;

/**
 * Draws an SVG as PNG, twice as large as it says, with the font Inter.
 *
 * @throws Error when it is no SVG
 */
export async function renderPicture(svg: string): Promise<Uint8Array> {
  renderer ??= openRenderer();
  return (await renderer)(svg);
}

async function openRenderer(): Promise<(svg: string) => Uint8Array> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const { resolve } = createRequire(import.meta.url);
  const [engine, font] = await Promise.all([
    readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')),
    readFile(resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')),
  ]);
  await initWasm(engine);
  return (svg) => {
    const drawing = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: 2 },
      font: { fontBuffers: [font], defaultFontFamily: 'Inter', loadSystemFonts: false },
    });
    const image = drawing.render();
    const png = image.asPng();
    image.free();
    drawing.free();
    return png;
  };
}
