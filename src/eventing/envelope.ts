import { createHash, randomFillSync } from 'node:crypto';
import type { DomainEvent } from './decider.js';
import type { Position } from './position.js';

export type Role =
  | 'guardian'
  | 'pupil'
  | 'teacher'
  | 'classTeacher'
  | 'healthWorker'
  | 'secretary'
  | 'deputyHead'
  | 'admin'
  | 'auditor'
  | 'authority'
  | 'operator'
  /** A clinic's system, by what the school lets it report. */
  | 'clinic'
  | 'system';
export type Via = 'web' | 'api' | 'import' | 'system';

/** Who acts: the account, what it is entitled to, and for whom where somebody acts for another. */
export interface Actor {
  readonly accountId: string;
  readonly personId: string;
  readonly role: Role;
  readonly onBehalfOf?: string;
}

/** Who acts where something follows from facts by itself. */
export const THE_SYSTEM: Actor = { accountId: 'system', personId: 'system', role: 'system' };

/** What is known about every fact beside the fact itself. */
export interface EventMetadata {
  readonly schoolId: string;
  readonly actor: Actor;
  /** Instant of the decision, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly via: Via;
  /** The request that led here, through everything that it caused. */
  readonly $correlationId: string;
  /** The command that made this event; sent twice, it is stored once. */
  readonly $causationId: string;
  /** Keyed digest of the request, which tells a repeated command from another one under the same key. */
  readonly fingerprint: string;
  /** 16 random bytes, base64url: a hash of the event gives nothing away about a guessable grade. */
  readonly salt: string;
}

/** An event as the store returns it. */
export type Recorded<Event extends DomainEvent = DomainEvent> = Event & {
  readonly id: string;
  readonly streamName: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly metadata: EventMetadata;
};

/** Old shapes to the newest: by event type, what to read in its place. Stored events are never touched. */
export type Upcasts = Readonly<Record<string, (event: DomainEvent) => DomainEvent>>;

/** Follows a chain of upcasts to the newest shape. */
export const upcast = (event: DomainEvent, upcasts: Upcasts): DomainEvent => {
  const seen = new Set<string>();
  let current = event;
  for (let change = upcasts[current.type]; change; change = upcasts[current.type]) {
    if (seen.has(current.type)) throw new Error(`The upcasts of ${event.type} go round in a circle.`);
    seen.add(current.type);
    current = change(current);
  }
  return current;
};

/**
 * The id of a command's event number `index`: UUIDv5 (RFC 9562 §5.5) in the namespace that is the command's
 * own id, so that the same command makes the same ids however often it is sent.
 */
export const eventIdOf = (commandId: string, index: number): string => uuidV5(commandId, index.toString());

/** UUIDv5 (RFC 9562 §5.5) of a name in a namespace, itself a UUID. */
export const uuidV5 = (namespace: string, name: string): string => {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const pool = Buffer.alloc(16 * 256);
let used = pool.length;

/** 16 bytes from the system's generator, base64url; drawn in pools, since a page makes thousands. */
export const newSalt = (): string => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.toString('base64url', used - 16, used);
};
