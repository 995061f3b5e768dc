import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { becomes } from './processes.js';

const HOST = '127.0.0.1';

/*
 * Below the range from which systems hand out ports to outgoing connections. A port from inside it can be
 * taken by any client while its engine restarts, even by that engine's own client connecting to itself.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/*
 * Between a port's being found free and its being listened on somebody else may find it too. So processes look in
 * different places first, and none gives out a port twice.
 */
const OWN = 120;
const lowestOwn = LOWEST + (process.pid % ((HIGHEST - LOWEST) / OWN)) * OWN;
const given = new Set<number>();

/** A killed process has no command line any more a moment before the system closes its ports. */
const PORT_IS_LEFT_WITHIN = 1_000;

/** The preferred port when it is or soon becomes free, else one outside the range of outgoing connections. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await becomes(() => isFree(preferred), PORT_IS_LEFT_WITHIN))) {
    return preferred;
  }
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = attempt < 50 ? randomInt(lowestOwn, lowestOwn + OWN) : randomInt(LOWEST, HIGHEST);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${LOWEST} and ${HIGHEST}`);
}

/** Whether something accepts connections on a port of this machine. */
export function answers(port: number, host = HOST): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1_000 });
    const settle = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
