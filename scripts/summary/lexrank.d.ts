declare module 'lexrank.js' {
  /** Sentences by paragraph, each with its weight and its place in the text. */
  export default function lexrank(
    text: string,
  ): readonly (readonly { readonly weight: number; readonly text: string; readonly index: number }[])[];
}
