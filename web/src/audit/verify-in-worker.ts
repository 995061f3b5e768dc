import type { Asked, Told } from '../../verifier/told.js';

/** Has the verifier check a bundle, in a thread of its own. @throws Error where the verifier can't be loaded */
export const verifyInWorker = (asked: Asked): Promise<Told> => {
  const worker = new Worker(new URL('../../verifier/verifier.worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise<Told>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Told>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(asked);
  }).finally(() => worker.terminate());
};
