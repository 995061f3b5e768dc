import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isAway } from '../eventing/document-store.js';
import { DomainError, type FieldError, type Refusal } from '../eventing/domain-error.js';

/** RFC 9457 problem details, with a stable code and every field at fault. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

export const STATUS: Readonly<Record<Refusal, number>> = {
  'bad-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  rule: 422,
  'too-many': 429,
  unavailable: 503,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is malformed',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'In conflict with the present state',
  410: 'Gone',
  412: 'Precondition failed',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  422: 'Refused by the rules of the journal',
  429: 'Too many requests',
  503: 'Temporarily unavailable',
};

/** Answers every error as a problem; what isn't a refusal is logged and told as nothing but a failure. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getResponse<FastifyReply>());
  }

  answer(error: unknown, reply: FastifyReply): void {
    const problem = this.problemOf(error);
    if (problem.status === 503) {
      void reply.header('Retry-After', '1');
    }
    if (error instanceof DomainError && error.retryAfter !== undefined) {
      void reply.header('Retry-After', error.retryAfter.toString());
    }
    sendProblem(reply, problem);
  }

  problemOf(error: unknown): Problem {
    if (error instanceof DomainError) {
      if (error.cause instanceof Error) this.log.warn(`${error.code}: ${error.cause.message}`);
      const problem = problemFor(STATUS[error.kind], error.code, error.message);
      return error.fields.length > 0 ? { ...problem, errors: error.fields } : problem;
    }
    const status = statusOf(error);
    if (status !== undefined && status < 500) {
      return refusedBefore(status, error instanceof Error ? error.message : 'The request was refused.');
    }
    if (isAway(error)) {
      this.log.warn(`A store is away: ${String(error)}`);
      return problemFor(503, 'store-away', 'A store does not answer at the moment. Try again shortly.');
    }
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return problemFor(500, 'internal', 'Something went wrong here. It has been logged.');
  }
}

const codes = new WeakMap<FastifyReply, string>();

/** The code of the problem that was answered; undefined where none was. */
export const problemCodeOf = (reply: FastifyReply): string | undefined => codes.get(reply);

export const sendProblem = (reply: FastifyReply, problem: Problem): void => {
  codes.set(reply, problem.code);
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};

/** The problem of a request that was refused with nothing but a status, before it came to the journal. */
export const refusedBefore = (status: number, detail: string): Problem =>
  problemFor(status, codeOf(status), detail);

const problemFor = (status: number, code: string, detail: string): Problem => ({
  type: `urn:school-journal:problem:${code}`,
  title: TITLES[status] ?? 'Failed',
  status,
  code,
  detail,
});

const codeOf = (status: number): string =>
  ({
    400: 'malformed',
    404: 'not-found',
    405: 'method-not-allowed',
    413: 'too-large',
    414: 'address-too-long',
    415: 'unsupported-media-type',
  })[status] ?? `http-${status.toString()}`;

/** Nest's and Fastify's own refusals carry a status. */
const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
};
