import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from './ports.js';
import { becomes } from './processes.js';

const SHORTEST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;
/** A child that ran this long was well: its next failure starts the pauses anew. */
const PROVEN = 10_000;
const START_LIMIT = 60_000;
const STOP_LIMIT = 10_000;
/** How long a process whose supervisor was killed may still hold the port. */
const PORT_LIMIT = 5_000;

export interface ChildOptions {
  /** What the log calls it. */
  readonly name: string;
  /** A compiled module that sends `{ ready: true, url }` to its parent once it serves. */
  readonly modulePath: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  /** Whether a child that ends by itself is started again, with growing pauses, forever. */
  readonly restart: boolean;
  /**
   * `pass`: its output is ours. `log` (the default): its error output goes to the log line by line, and
   * its standard output, on which an engine tells its address and password, goes nowhere.
   */
  readonly output?: 'pass' | 'log';
  /** V8's semi-space in megabytes: small by default, since the processes of one machine share its memory. */
  readonly youngGenerationMb?: number;
  /** The port that it will serve on, where it has to be that one. */
  readonly port?: number;
  /** Told of each process that is started, before it is ready. */
  readonly onStart?: (pid: number) => void;
}

export interface SupervisedChild {
  /** The address that the child told when it was first ready. */
  readonly url: string;
  /** The present process; undefined while it waits to be restarted. */
  readonly pid: number | undefined;
  /** Resolves when the child has ended and will not be started again. */
  readonly ended: Promise<void>;
  /** SIGTERM, and SIGKILL when that isn't heard within ten seconds; resolves when it is gone. */
  stop(): Promise<void>;
}

interface Run {
  readonly process: ChildProcess;
  readonly ready: Promise<{ readonly url: string }>;
  /** How it ended; never rejects. */
  readonly ended: Promise<string>;
}

/** Another process serves on the port that a child was to have. */
export class PortInUseError extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use`);
    this.name = 'PortInUseError';
  }
}

/**
 * Starts a Node.js module as a child process, waits until it says that it is ready, and keeps it running.
 * The child is in a process group of its own, so that a Ctrl-C reaches only the supervisor, which stops its
 * children in the right order; a child ends by itself when its channel to the supervisor closes.
 * @throws PortInUseError when another process keeps its port
 * @throws Error with the child's last words when the first start fails
 */
export async function superviseChild(options: ChildOptions): Promise<SupervisedChild> {
  const { name, log, port } = options;
  if (port !== undefined && !(await becomes(async () => !(await isTaken(port)), PORT_LIMIT))) {
    throw new PortInUseError(port);
  }
  let current: Run | undefined = launch(options);
  const stopping = new AbortController();

  const { url } = await firstReady(current, options);
  const ended = keepRunning();

  async function keepRunning(): Promise<void> {
    let pause = SHORTEST_PAUSE;
    while (current) {
      const startedAt = Date.now();
      const reason = await current.ended;
      current = undefined;
      if (stopping.signal.aborted) return;
      log(`${name} ${reason}`);
      if (!options.restart) return;
      if (Date.now() - startedAt > PROVEN) pause = SHORTEST_PAUSE;
      log(`${name} starts again in ${pause} ms`);
      if (!(await passed(pause, stopping.signal))) return;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      current = launch(options);
      current.ready.then(
        () => log(`${name} is back`),
        () => undefined, // how it ended is logged at the top of this loop
      );
    }
  }

  return {
    url,
    ended,
    get pid() {
      return current?.process.pid;
    },
    async stop() {
      stopping.abort();
      if (current) await end(current);
      await ended;
    },
  };
}

/** Whether a port is one that can be had, and somebody has it. */
async function isTaken(port: number): Promise<boolean> {
  return Number.isInteger(port) && port > 0 && port < 65_536 && answers(port);
}

function launch(options: ChildOptions): Run {
  const pass = options.output === 'pass';
  const child = fork(options.modulePath, options.args, {
    env: options.env,
    execArgv: [`--max-semi-space-size=${String(options.youngGenerationMb ?? 8)}`],
    detached: true,
    stdio: ['ignore', pass ? 'inherit' : 'ignore', pass ? 'inherit' : 'pipe', 'ipc'],
  });
  if (child.pid !== undefined) options.onStart?.(child.pid);
  const lastLines: string[] = [];
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lastLines.push(line);
      if (lastLines.length > 20) lastLines.shift();
      options.log(`${options.name}: ${line}`);
    });
  }
  const ended = endOf(child);
  const ready = new Promise<{ url: string }>((resolve, reject) => {
    child.on('message', (message) => {
      if (isReady(message)) resolve(message);
    });
    void ended.then((reason) => {
      reject(new Error([`${options.name} did not start: it ${reason}`, ...lastLines].join('\n')));
    });
  });
  return { process: child, ready, ended };
}

async function firstReady(run: Run, { name, log }: ChildOptions): Promise<{ readonly url: string }> {
  const limit = setTimeout(() => {
    log(`${name} is not ready, and has said nothing for ${START_LIMIT / 1_000} seconds`);
    run.process.kill('SIGKILL');
  }, START_LIMIT);
  // Whoever copies its data says how far it is.
  run.process.stderr?.on('data', () => limit.refresh());
  try {
    return await run.ready;
  } finally {
    clearTimeout(limit);
  }
}

async function end(run: Run): Promise<void> {
  const over = new AbortController();
  run.process.kill('SIGTERM');
  const killing = passed(STOP_LIMIT, over.signal).then((late) => {
    if (late) run.process.kill('SIGKILL');
  });
  await run.ended;
  over.abort();
  await killing;
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return signal === null ? `ended with exit code ${String(code)}` : `was ended by ${signal}`;
  } catch (error) {
    return `could not be run: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Resolves true after a time, or false as soon as the signal is aborted. */
function passed(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, { signal }).catch((error: unknown) => {
    if (signal.aborted) return false;
    throw error;
  });
}

function isReady(message: unknown): message is { ready: true; url: string } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'ready' in message &&
    message.ready === true &&
    'url' in message &&
    typeof message.url === 'string'
  );
}
