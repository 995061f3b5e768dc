const HOUR_MS = 3_600_000;

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/** For `useSyncExternalStore`. */
export function onNewVersion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a newer version of the pages is there and waits. */
export function isNewVersionThere(): boolean {
  return waiting !== null;
}

/** Has the newer version take over, and shows the page with it. */
export function loadNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take-over');
}

/** Has the browser keep the pages themselves, so that they come up without a connection, and looks for newer ones. */
export async function keepPages(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/service-worker.js');
  const noteWaiting = () => {
    // The first one has nothing to wait for.
    const next = navigator.serviceWorker.controller === null ? null : registration.waiting;
    if (next === waiting) return;
    waiting = next;
    for (const listener of listeners) listener();
  };
  noteWaiting();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', noteWaiting);
  });
  // Pages stay open for days; a server that can't be asked is asked an hour later.
  setInterval(() => void registration.update().catch(() => undefined), HOUR_MS);
}
