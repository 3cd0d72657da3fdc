import { allowOutdated } from '../../src/text/fitted-for.ts';

/** Imported before all else: the rates of cues are about to be counted anew, and the tables that read them after. */
allowOutdated(
  'src/speech/attribution/weights-cues.json',
  'src/speech/attribution/weights-sources.json',
  'src/speech/attribution/weights-quoted.json',
);
