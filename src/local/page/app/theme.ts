export type Theme = 'dark' | 'light';

const KEPT = 'theme';

/** Dark or light: as chosen before, else as the machine is set. */
export function currentTheme(): Theme {
  const kept = document.documentElement.dataset.theme ?? window.localStorage.getItem(KEPT);
  if (kept === 'dark' || kept === 'light') return kept;
  return window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

/** Shows the page in a theme and remembers it. */
export function theme(chosen: Theme): void {
  document.documentElement.dataset.theme = chosen;
  window.localStorage.setItem(KEPT, chosen);
}

export function otherTheme(): Theme {
  return currentTheme() === 'dark' ? 'light' : 'dark';
}
