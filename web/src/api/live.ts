import type { QueryClient } from '@tanstack/react-query';
import { noteTold, noteUntold } from './freshness.js';
import { isReached } from './reached.js';
import { readFrom, readsFrom } from './request.js';

/** Changes that come within so many milliseconds are asked for at once. */
const TOGETHER_MS = 150;
/** Where the journal gave no stream, it is asked again after so long. */
const AGAIN_MS = 60_000;

/**
 * Asks for what changed as the journal tells of it, while the page is seen and until the signal: browsers open few
 * connections at once, so that pages that nobody sees have none. Where no stream can be had, pages ask now and then.
 */
export function keepLive(path: string, id: string, queryClient: QueryClient, left: AbortSignal): void {
  if (left.aborted) return;
  const { open, close } = liveOf(path, id, queryClient);
  const look = () => (document.hidden ? close() : open());
  look();
  document.addEventListener('visibilitychange', look, { signal: left });
  left.addEventListener('abort', close);
}

function liveOf(path: string, id: string, queryClient: QueryClient) {
  let source: EventSource | undefined;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let newest = '';
  let mustAsk = false;
  const ask = () =>
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(id) });
  const catchUp = () => {
    asking = undefined;
    const known = readsFrom();
    // Whatever this page wrote itself it asks for by itself.
    const isNew = known === undefined || !isReached(newest, known);
    if (isNew) readFrom(newest);
    if (isNew || mustAsk) ask();
    mustAsk = false;
  };
  const close = () => {
    source?.close();
    source = undefined;
    clearTimeout(asking);
    clearTimeout(again);
    asking = undefined;
    noteUntold(id);
  };
  const open = () => {
    if (source) return;
    clearTimeout(again);
    const opened = (source = new EventSource(path));
    mustAsk = true;
    opened.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      noteTold(id);
      newest = data;
      asking ??= setTimeout(catchUp, TOGETHER_MS);
    });
    opened.addEventListener('error', () => {
      mustAsk = true;
      if (noteUntold(id)) ask();
      if (opened.readyState !== EventSource.CLOSED) return;
      close();
      again = setTimeout(open, AGAIN_MS);
    });
  };
  return { open, close };
}
