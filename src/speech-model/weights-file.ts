/** The trained changes to the sentence model: beside this in the source, among the programs in what is built of it. */
export const weightsFile = new URL('./reader-weights.safetensors', import.meta.url);
