import { buildWhenChanged } from '../../scripts/build/build.js';

/** Before any test: threads, the page and the programs are run as they are built. */
export default function setup(): Promise<void> {
  return buildWhenChanged();
}
