import { hostname } from 'node:os';

/** Whether a process of this machine runs, whoever started it. */
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Who this process is among others that share leases, and how it finds out about them. */
export const thisProcess = {
  self: { host: hostname(), pid: process.pid },
  isRunning,
  now: Date.now,
} as const;
