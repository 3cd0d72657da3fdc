/** A model as the model process holds it: some inputs at a time, one output for each, in order. */
export interface HostedModel<Input, Output> {
  /** What runs it, for the log and for measuring. */
  readonly engine: string;
  run(inputs: readonly Input[]): Promise<readonly Output[]>;
}

/**
 * What the module of a model exports as `default`. Inputs and outputs are copied from process to process: plain data
 * and typed arrays, no functions or classes.
 *
 * @param native false once ONNX Runtime has brought the process down: another engine is to be used, if there is one
 */
export type OpenModel<Input, Output> = (options: {
  readonly native: boolean;
}) => Promise<HostedModel<Input, Output>>;

/** Some inputs for the model of a module. */
export interface Request {
  readonly number: number;
  /** Address of the module. */
  readonly module: string;
  readonly native: boolean;
  readonly inputs: readonly unknown[];
}

export type Reply =
  | { readonly number: number; readonly engine: string; readonly outputs: readonly unknown[] }
  | { readonly number: number; readonly error: string };

/** The address of a module in the same folder, whether the program runs from TypeScript or from what was made of it. */
export function moduleBeside(url: string, name: string): URL {
  return new URL(`./${name}.${url.endsWith('.ts') ? 'ts' : 'js'}`, url);
}
