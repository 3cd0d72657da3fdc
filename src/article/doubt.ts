/** Why something given as an article may be none, or one that answers cannot be found in. */
export type Doubt =
  | { readonly kind: 'cookies' | 'login' | 'paywall' | 'error' }
  /** `language` is its code in ISO 639-3. */
  | { readonly kind: 'language'; readonly language: string };
