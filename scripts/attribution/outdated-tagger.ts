import { allowOutdated } from '../../src/text/fitted-for.ts';

/** Imported before all else: the tagger is about to be trained anew, and all that reads its tags after it. */
allowOutdated(
  'src/speech/attribution/weights-tagger.json',
  'src/speech/attribution/weights-cues.json',
  'src/speech/attribution/weights-sources.json',
  'src/speech/attribution/weights-quoted.json',
);
