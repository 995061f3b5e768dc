import { setTimeout as delay } from 'node:timers/promises';
import { projections } from '../../projections/all.js';
import { leasesIn, projectorOn } from '../eventing/projecting/projector.js';
import type { Tools } from './tools.js';

/** Does something while this command takes its part in projecting: all of it, where no application runs. */
export const whileProjecting = async <T>({ store, documents }: Tools, act: () => Promise<T>): Promise<T> => {
  const engine = projectorOn(store, documents.readModels, {
    projections,
    log: (message) => process.stderr.write(`${message}\n`),
    leases: leasesIn(documents.readModels),
  });
  await engine.start();
  try {
    return await act();
  } finally {
    await engine.stop();
  }
};

/** Asks again and again, until something is so. @param within milliseconds; for ever, where none are given. */
export const becomes = async (isSo: () => Promise<boolean>, within = Infinity): Promise<boolean> => {
  const deadline = Date.now() + within;
  for (;;) {
    if (await isSo()) return true;
    if (Date.now() >= deadline) return false;
    await delay(100);
  }
};
