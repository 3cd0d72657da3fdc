const CENTRAL_ENTRY = 0x02014b50;
const ENTRY_HEAD = 46;

/** How many bytes a zip archive says that its files have once unpacked, so that none is unpacked that is a trap. */
export function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size = 0;
  for (let at = 0; at + ENTRY_HEAD <= bytes.length; ) {
    const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(
      'PK\x01\x02',
      at,
      'latin1',
    );
    if (found === -1 || found + ENTRY_HEAD > bytes.length) break;
    if (view.getUint32(found, true) === CENTRAL_ENTRY) size += view.getUint32(found + 24, true);
    at = found + ENTRY_HEAD;
  }
  return size;
}
