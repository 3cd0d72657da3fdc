import { UserError } from '../user-error.ts';

/** That a file has no text in it. */
export class NoText extends UserError {}
