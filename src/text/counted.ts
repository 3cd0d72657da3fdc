/** "1 quotation", "2 quotations", "1 person", "2 people". */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
