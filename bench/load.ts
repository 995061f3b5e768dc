import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly cookie?: string;
  readonly body?: string;
  /** `X-Journal-Position` that the answer has to have reached. */
  readonly atLeast?: string;
  /** A status that is an answer as well as success is, such as that of a refusal which is asked for. */
  readonly orElse?: number;
}

export interface Answer {
  readonly status: number;
  readonly position: string | undefined;
  readonly body: string;
}

/** Requests to one server over a fixed number of kept connections, one at a time on each. */
export class Client {
  private readonly pool: Pool;

  constructor(origin: string, connections: number) {
    this.pool = new Pool(origin, { connections, pipelining: 1 });
  }

  /** @throws where the answer is neither a success nor expected: a benchmark of refusals measures nothing. */
  send({ method, path, cookie, body, atLeast, orElse }: Request): Promise<Answer> {
    const headers = {
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(atLeast === undefined ? {} : { 'x-journal-position': atLeast }),
    };
    return new Promise((resolve, reject) => {
      let status = 0;
      let position: string | undefined;
      const chunks: Buffer[] = [];
      const text = () => Buffer.concat(chunks).toString();
      this.pool.dispatch(
        { method, path, headers, body: body ?? null },
        {
          onRequestStart() {
            // Its presence tells undici which kind of handler this is.
          },
          onResponseStart(_, statusCode, found) {
            status = statusCode;
            position = [found['x-journal-position']].flat()[0];
          },
          onResponseData(_, chunk) {
            chunks.push(chunk);
          },
          onResponseEnd() {
            if (status < 300 || status === orElse) resolve({ status, position, body: text() });
            else reject(new Error(`${method} ${path} was answered with ${status.toString()}: ${text()}`));
          },
          onResponseError(_, error) {
            reject(error);
          },
        },
      );
    });
  }

  async close(): Promise<void> {
    await this.pool.close();
  }
}

/** How often something was done, and how long it took each time, in milliseconds. */
export interface Timing {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export const timingOf = (times: readonly number[], seconds: number): Timing => {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: times.length, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
};

/**
 * Does something over and over, `inFlight` at a time, each as soon as the one before it is done: what the server can
 * do. It ends after so many seconds or so many times, whichever comes first.
 */
export const closedLoop = async (
  { inFlight, seconds = Infinity, most = Infinity }: { inFlight: number; seconds?: number; most?: number },
  once: (worker: number) => Promise<unknown>,
): Promise<Timing> => {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  let begun = 0;
  const work = async (worker: number): Promise<void> => {
    for (let now = start; now < end && begun++ < most;) {
      await once(worker);
      const then = performance.now();
      times.push(then - now);
      now = then;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, worker) => work(worker)));
  return timingOf(times, (performance.now() - start) / 1_000);
};

/**
 * Does something at a constant rate, whether or not the earlier ones are done: what people would see. Times count from
 * the moment at which it was due, so that a stall is not hidden by the requests that it held up.
 */
export const openLoop = async (
  { perSecond, seconds }: { perSecond: number; seconds: number },
  once: (index: number) => Promise<unknown>,
): Promise<Timing> => {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const start = performance.now();
  const total = perSecond * seconds;
  const dueAt = (index: number) => start + (index * 1_000) / perSecond;
  for (let index = 0; index < total;) {
    while (index < total && dueAt(index) <= performance.now()) {
      const due = dueAt(index);
      running.push(once(index).then(() => void times.push(performance.now() - due)));
      index++;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return timingOf(times, (performance.now() - start) / 1_000);
};
