import { becomes } from '../../embedded/processes.js';

/** As long as a busy machine may take for what a quiet one does at once: who waits for a state waits no longer than it takes. */
export const PATIENCE_MS = 240_000;

/** Waits until something is so; answers whether it has become so. */
export const eventually = (isSo: () => boolean | Promise<boolean>): Promise<boolean> =>
  becomes(isSo, PATIENCE_MS);
