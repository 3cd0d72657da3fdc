import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';

/** Thrown while the store cannot be reached; what is in memory can still be asked. */
export class StoreUnavailable extends UserError {
  /** @param written whether a change may have been written all the same */
  constructor(cause: unknown, written: 'no' | 'unknown' = 'no') {
    super(saying(written === 'no' ? 'library.unreached' : 'library.writtenPerhaps'), { cause });
  }
}
