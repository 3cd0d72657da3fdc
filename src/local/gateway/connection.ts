import { constants, createDeflate, type Deflate, deflateSync } from 'node:zlib';
import type { WebSocket } from 'ws';

/**
 * A socket to the bot that sends payloads as the bot asked for them: as text, each one compressed
 * (`compress` when it identifies), or all in one zlib stream (`?compress=zlib-stream` in the address).
 */
export class Connection {
  readonly socket: WebSocket;
  readonly #stream: Deflate | null;
  /** Whether each payload is compressed for itself. */
  compressPayloads = false;
  #chunks: Buffer[] = [];

  constructor(socket: WebSocket, zlibStream: boolean) {
    this.socket = socket;
    this.#stream = zlibStream ? createDeflate() : null;
    this.#stream?.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  send(payload: unknown): void {
    const text = JSON.stringify(payload);
    if (this.#stream !== null) {
      this.#stream.write(text);
      // Each payload ends in a flush; clients look for its marker, 00 00 FF FF.
      this.#stream.flush(constants.Z_SYNC_FLUSH, () => this.#transmit(Buffer.concat(this.#chunks.splice(0))));
    } else this.#transmit(this.compressPayloads ? deflateSync(text) : text);
  }

  /** Sends what was written so far, then closes with a code of the gateway. */
  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  /** Cuts the connection without a word. */
  cut(): void {
    this.socket.terminate();
  }

  #transmit(data: string | Buffer): void {
    if (data.length > 0 && this.socket.readyState === this.socket.OPEN) this.socket.send(data);
  }
}
