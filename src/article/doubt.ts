/** Why something given as an article may be none, or one that answers cannot be found in. */
export type Doubt =
  | { readonly kind: 'cookies' | 'login' | 'paywall' | 'error' }
  /** `language` is its English name. */
  | { readonly kind: 'language'; readonly language: string };
