let isReached = true;
const listeners = new Set<() => void>();

/** For `useSyncExternalStore`. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether whatever was asked last was answered: browsers tell of a network, which need not lead to the journal. */
export function isConnected(): boolean {
  return isReached;
}

export function noteConnection(isAnswered: boolean): void {
  if (isReached === isAnswered) return;
  isReached = isAnswered;
  for (const listener of listeners) listener();
}
