/** Text that cannot steer a terminal: no escape sequences, no control characters but line ends. */
export function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '');
}
