import { UserError } from '../../user-error.ts';

const NOTHING_CHANGED =
  'The articles of this server cannot be reached just now, and nothing was changed. Please try again in a few minutes.';
const UNKNOWN =
  'The articles of this server could not be reached any more while this was being written. Please look with /articles list, in a few minutes, whether it was.';

/** Thrown while the store cannot be reached; what is in memory can still be asked. */
export class StoreUnavailable extends UserError {
  /** @param written whether a change may have been written all the same */
  constructor(cause: unknown, written: 'no' | 'unknown' = 'no') {
    super(written === 'no' ? NOTHING_CHANGED : UNKNOWN, { cause });
  }
}
