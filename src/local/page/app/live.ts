import type { LocalEvent } from '../../control/events.ts';

/** What happens, as one person sees it, for as long as the page is open. */
export interface Live {
  close(): void;
}

const LONGEST_WAIT = 5_000;

/**
 * Listens to the local Discord's events and connects again by itself whenever the connection is lost.
 *
 * @param connected - called with false when the connection is lost, with true when there is one (again)
 */
export function listen(
  as: string,
  notice: (event: LocalEvent) => void,
  connected: (there: boolean) => void,
): Live {
  let source: EventSource | null = null;
  let timer = 0;
  let wait = 250;
  const open = () => {
    source = new EventSource(`/local/events?as=${encodeURIComponent(as)}`);
    source.onopen = () => {
      wait = 250;
      connected(true);
    };
    source.onmessage = ({ data }) => notice(JSON.parse(String(data)) as LocalEvent);
    source.onerror = () => {
      source?.close();
      connected(false);
      timer = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  };
  open();
  return {
    close: () => {
      window.clearTimeout(timer);
      source?.close();
    },
  };
}
