import type { Checked } from '../check/checked.ts';
import type { Output } from './output.ts';

export function* checkedLines(checked: Checked, _output: Output): Generator<string> {
  yield checked.verdict;
}
