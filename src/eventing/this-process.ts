import { hostname } from 'node:os';

/** Where a process runs, so that a dead one on the same machine is known at once. */
export interface Process {
  readonly host: string;
  readonly pid: number;
}

/** What a process needs to tell whether another one lives. */
export interface Watching {
  readonly self: Process;
  /** Whether a process of this machine runs. */
  readonly isRunning: (pid: number) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Whether a process lives that said so until a moment. */
export const isAlive = (
  { host, pid, until }: Process & { readonly until: number },
  { self, isRunning, now }: Watching,
): boolean => until > now() && (host !== self.host || isRunning(pid));

/** Whether a process of this machine runs, whoever started it. */
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Who this process is among others that share leases, and how it finds out about them. */
export const thisProcess: Watching = {
  self: { host: hostname(), pid: process.pid },
  isRunning,
  now: Date.now,
};
