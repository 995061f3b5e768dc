import { loadRefusals } from '../shell/refusals.js';
import { noteConnection } from './connection.js';
import { nameOfFile } from './name-of-file.js';

/** An RFC 9457 problem, as the server answers every refusal. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldFault[];
}

/** Of a problem, what it is told by. */
export type Refused = Pick<Problem, 'code' | 'detail' | 'errors'>;

/** What is wrong with a field of what was sent. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
  /** Stable, where it can be told by itself; `params` are what its sentence names. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Of a refusal in this one: the fields that it names. */
  readonly errors?: readonly FieldFault[];
}

/** The server answered, and refused. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

/** No answer came, or one that isn't the journal's. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('The journal gave no answer', { cause });
    this.name = 'UnreachableError';
  }
}

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Sent as it is, in place of a body of JSON. */
  readonly file?: Blob;
  readonly signal?: AbortSignal;
  /** A UUID under which the server carries it out once, however often it is sent. */
  readonly key?: string;
  /** By which account it is to be written: it is refused where another one is signed in by then. */
  readonly account?: string;
  /** The media type that is asked for, in place of JSON. */
  readonly accept?: string;
}

/** What was answered, and the position from which on a read shows it. */
export interface Written {
  readonly answer: unknown;
  readonly position: string | undefined;
}

/** How far the journal has to have come for what was written from here to be in what is read. */
let written: string | undefined;

/**
 * Asks the journal and gives its JSON answer, or undefined where there is none (204).
 * The browser's own cache revalidates with If-None-Match, so an unchanged answer costs no transfer.
 *
 * @throws ProblemError where the server refused, UnreachableError where it couldn't be asked
 */
export async function request(path: string, options: RequestOptions = {}): Promise<unknown> {
  return (await requestWithPosition(path, options)).answer;
}

/** The same, with the position that the answer names. */
export async function requestWithPosition(path: string, options: RequestOptions): Promise<Written> {
  const response = await send(path, options);
  const position = response.headers.get('x-journal-position') ?? undefined;
  if (options.method !== undefined && options.method !== 'GET') written = position ?? written;
  if (response.status === 204) return { answer: undefined, position };
  const answer = await readJson(response);
  if (response.ok) return { answer, position };
  throw await refusalIn(answer, response);
}

/** Asks for what is no JSON, to be kept as a file under the name that the server gives it. @throws as `request` does */
export async function download(path: string, options: RequestOptions = {}): Promise<File> {
  const response = await send(path, options);
  if (response.ok) {
    const content = await response.blob();
    const name = nameOfFile(response.headers.get('content-disposition') ?? '');
    return new File([content], name, { type: content.type });
  }
  throw await refusalIn(await readJson(response), response);
}

/** Sends a file. @returns the answer, which may come piece by piece. @throws as `request` does */
export async function sendFile(path: string, file: Blob): Promise<Response> {
  const response = await send(path, { method: 'POST', file });
  if (response.ok) return response;
  throw await refusalIn(await readJson(response), response);
}

/** From here on what is read has to show what was written, where its position came in another way. */
export function readFrom(position: string): void {
  written = position;
}

/** How far the journal has to have come for whatever is read. */
export const readsFrom = (): string | undefined => written;

/** Whether the server refused because nobody is signed in (any more). */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401;
}

/** Whether asking again would be refused again; what is busy or broken may well answer later. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status < 500 && error.problem.status !== 429;
}

async function send(
  path: string,
  { method = 'GET', body, file, signal, key, account, accept = 'application/json' }: RequestOptions,
): Promise<Response> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: `${accept}, application/problem+json`,
        ...(method === 'GET' && written !== undefined ? { 'x-journal-position': written } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file === undefined ? {} : { 'content-type': file.type }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(account === undefined ? {} : { 'x-journal-account': account }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
      ...(signal === undefined ? {} : { signal }),
    });
    noteConnection(true);
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    noteConnection(false);
    throw new UnreachableError(error);
  }
}

async function refusalIn(answer: unknown, { url, status }: Response): Promise<Error> {
  return isProblem(answer) ? refusal(answer) : new UnreachableError(`${url} answered ${status}`);
}

/** A refusal that can be told in the reader's language. */
export async function refusal(problem: Problem): Promise<ProblemError> {
  // Whoever isn't signed in is led to the sign-in, and shown nothing of it.
  if (problem.code !== 'not-signed-in') await loadRefusals();
  return new ProblemError(problem);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new UnreachableError(error);
  }
}

function isProblem(answer: unknown): answer is Problem {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'code' in answer &&
    'detail' in answer &&
    typeof answer.detail === 'string'
  );
}
