import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { viewerOf, type SignedIn, type Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import { uuidV5 } from '../eventing/envelope.js';

/** What every command brings from its request: who, when, and what makes it the same when it is sent twice. */
export interface WriteRequest {
  readonly viewer: Viewer;
  /** The system that asks in the viewer's place, where one does: the history names it, and on whose behalf. */
  readonly consumerId?: string;
  readonly commandId: string;
  readonly at: string;
  /** What was asked for, as text; another one under the same key is refused. */
  readonly content: string;
  readonly via: 'web' | 'api';
  /** Whether the session would have to be confirmed for what could do much harm. */
  readonly isUnconfirmed?: boolean;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const Writing = createParamDecorator((_: unknown, context: ExecutionContext): WriteRequest => {
  const request = context.switchToHttp().getRequest<SignedIn>();
  const key = idempotencyKeyOf(request);
  const viewer = viewerOf(request);
  return {
    viewer,
    // Two accounts that happen to send the same key send two commands.
    commandId: key === undefined ? randomUUID() : uuidV5(key, viewer.accountId),
    at: new Date().toISOString(),
    content: contentOf(request),
    via: viaOf(request),
    isUnconfirmed: request.entered?.isConfirmed === false,
  };
});

/** The UUID under which a request is carried out once. @throws DomainError `invalid-idempotency-key`. */
export const idempotencyKeyOf = ({ headers }: SignedIn): string | undefined => {
  const key = headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !UUID.test(key))) {
    throw new DomainError('invalid-idempotency-key', 'Idempotency-Key must be a UUID.', 'bad-input', [
      { field: 'Idempotency-Key', message: 'must be a UUID' },
    ]);
  }
  return key;
};

/** What is asked for, as text. */
export const contentOf = ({ method, url, body }: SignedIn): string =>
  `${method} ${url} ${JSON.stringify(body)}`;

/** Whether the journal's own pages ask, or a program does. */
export const viaOf = ({ headers }: SignedIn): WriteRequest['via'] =>
  headers['sec-fetch-site'] === 'same-origin' ? 'web' : 'api';
