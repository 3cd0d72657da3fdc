import { cosinesKernel } from './cosines-kernel.ts';
import { roundedVector } from './rounded-vector.ts';

/** The kernel, in cosines.wat. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly cosines: (
    question: number,
    size: number,
    rows: number,
    count: number,
    results: number,
    scale: number,
  ) => void;
}

const pageBytes = 65_536;
/** Numbers that the kernel compares at once. */
const numbersAtOnce = 16;
/** What stands behind the numbers of a row: their scale, and nothing. */
const rowTail = 16;
/** Sums of more numbers might not fit into 32 bits. */
const mostNumbers = 512;
const largestShort = 32_767;
/** Rows that the kernel compares at once; their results stand before the rows. */
const rowsAtOnce = 4096;

/**
 * Unit vectors in rows of whole numbers of eight bits, one after another in the memory of a WebAssembly kernel that
 * compares all of them with a question, sixteen numbers at a time: 400,000 in about 20 ms.
 */
export class VectorTable {
  /** Numbers in a row: as many as a vector has, and zeros. */
  readonly #size: number;
  readonly #kernel: Kernel;
  readonly #rowBytes: number;
  readonly #firstRow: number;
  #end = 0;
  /** First rows of places that are free again, by their length: paragraphs are of few lengths. */
  readonly #free = new Map<number, number[]>();

  /**
   * @param size numbers of a vector, 512 at most
   * @throws RangeError when there are more, or no memory is left
   */
  constructor(size: number) {
    if (size > mostNumbers) throw new RangeError(`vectors of ${size} numbers cannot be compared`);
    this.#size = Math.ceil(size / numbersAtOnce) * numbersAtOnce;
    this.#kernel = newKernel();
    this.#rowBytes = this.#size + rowTail;
    // The question of 16 bits a number, then the results.
    this.#firstRow = 2 * this.#size + 4 * rowsAtOnce;
  }

  /** Puts vectors into rows that follow one another; the first of these rows. */
  add(vectors: readonly Float32Array[]): number {
    const first = this.#free.get(vectors.length)?.pop() ?? this.#append(vectors.length);
    const { buffer } = this.#kernel.memory;
    for (const [at, vector] of vectors.entries()) {
      const address = this.#addressOf(first + at);
      const { values, scale } = roundedVector(vector);
      new Int8Array(buffer, address, this.#size).set(values);
      new Float32Array(buffer, address + this.#size, 1)[0] = scale;
    }
    return first;
  }

  /** Lets `count` rows from `first` on, which were added together, be used again. */
  remove(first: number, count: number): void {
    const free = this.#free.get(count);
    if (free === undefined) this.#free.set(count, [first]);
    else free.push(first);
  }

  /** The length of the sum of the vectors in these rows. */
  lengthOfSum(first: number, count: number): number {
    const sum = new Float64Array(this.#size);
    const { buffer } = this.#kernel.memory;
    for (let row = first; row < first + count; row += 1) {
      const address = this.#addressOf(row);
      const values = new Int8Array(buffer, address, this.#size);
      const scale = new Float32Array(buffer, address + this.#size, 1)[0] ?? 0;
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + scale * (values[at] ?? 0);
    }
    return Math.sqrt(sum.reduce((all, value) => all + value * value, 0));
  }

  /** The cosines of a unit vector with these rows; with all rows when none are given, free ones among them. */
  cosines(question: Float32Array, first = 0, count = this.#end - first): Float32Array {
    const scale = this.#ask(question);
    const { buffer } = this.#kernel.memory;
    const cosines = new Float32Array(count);
    const results = 2 * this.#size;
    for (let from = 0; from < count; from += rowsAtOnce) {
      const part = Math.min(rowsAtOnce, count - from);
      this.#kernel.cosines(0, this.#size, this.#addressOf(first + from), part, results, scale);
      cosines.set(new Float32Array(buffer, results, part), from);
    }
    return cosines;
  }

  /** Writes the question, in 16 bits a number, to where the kernel reads it; the size of one step. */
  #ask(question: Float32Array): number {
    let largest = 0;
    for (let at = 0; at < question.length; at += 1) largest = Math.max(largest, Math.abs(question[at] ?? 0));
    const step = largest / largestShort || 1;
    const numbers = new Int16Array(this.#kernel.memory.buffer, 0, this.#size);
    for (let at = 0; at < numbers.length; at += 1) numbers[at] = Math.round((question[at] ?? 0) / step);
    return step;
  }

  #append(count: number): number {
    const first = this.#end;
    this.#end += count;
    const { memory } = this.#kernel;
    const missing = this.#addressOf(this.#end) - memory.buffer.byteLength;
    // Half as much again, so that the memory is not asked for at every article.
    if (missing > 0) memory.grow(Math.ceil((missing + memory.buffer.byteLength / 2) / pageBytes));
    return first;
  }

  #addressOf(row: number): number {
    return this.#firstRow + row * this.#rowBytes;
  }
}

let compiled: WebAssembly.Module | undefined;

function newKernel(): Kernel {
  compiled ??= new WebAssembly.Module(Buffer.from(cosinesKernel, 'base64'));
  const { memory, cosines } = new WebAssembly.Instance(compiled).exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof cosines !== 'function')
    throw new Error('the kernel is not as it should be');
  return { memory, cosines: cosines as Kernel['cosines'] };
}
