import { randomUUID } from 'node:crypto';
import { consumers } from '../../projections/consumers/projection.js';
import type { ConsumerCommand } from '../consumers/consumer.decider.js';
import type { Grant } from '../consumers/grant.values.js';
import { digestOf, newSecret } from '../access/secrets.js';
import { liveDocumentsIn } from '../eventing/projecting/projector.js';
import { carriedOut, operatorContext, withTools, type Place, type Tools } from './tools.js';

export interface GrantOptions {
  readonly scope: readonly string[];
  readonly school: readonly string[];
  readonly type: readonly string[];
  readonly identified?: boolean;
  readonly legalGround?: string;
}

const DAY_MS = 86_400_000;

/** Registers a consumer and prints its client id and secret, which are shown this once. @returns the exit code. */
export const addConsumer = (title: string, options: GrantOptions, place: Place): Promise<number> =>
  withTools(place, async ({ runners }) => {
    const consumerId = randomUUID().replaceAll('-', '');
    const secret = newSecret();
    const command = { kind: 'RegisterConsumer', consumerId, title, grant: grantOf(options) } as const;
    const done = await carryOut(runners, consumerId, { ...command, digest: digestOf(secret) });
    if (done) process.stdout.write(`client id: ${consumerId}\nclient secret: ${secret}\n`);
    return done ? 0 : 1;
  });

/** @returns the exit code. */
export const changeGrant = (
  id: string,
  { reason, ...options }: GrantOptions & { readonly reason: string },
  place: Place,
): Promise<number> =>
  withTools(place, async ({ runners }) => {
    const done = await carryOut(runners, id, { kind: 'ChangeGrant', grant: grantOf(options), reason });
    if (done) process.stderr.write('It is granted that now.\n');
    return done ? 0 : 1;
  });

/** @returns the exit code. */
export const rotateSecret = (id: string, overlapDays: number, place: Place): Promise<number> =>
  withTools(place, async ({ runners }) => {
    const secret = newSecret();
    const earlierUntil = new Date(Date.now() + overlapDays * DAY_MS).toISOString();
    const command = { kind: 'RotateSecret', digest: digestOf(secret), earlierUntil } as const;
    const done = await carryOut(runners, id, command);
    if (done)
      process.stdout.write(`client secret: ${secret}\nThe one before is good until ${earlierUntil}.\n`);
    return done ? 0 : 1;
  });

/** @returns the exit code. */
export const revokeConsumer = (id: string, reason: string, place: Place): Promise<number> =>
  withTools(place, async ({ runners }) => {
    const done = await carryOut(runners, id, { kind: 'RevokeConsumer', reason });
    if (done) process.stderr.write('It sees nothing any more.\n');
    return done ? 0 : 1;
  });

/** Prints every consumer with its grant, as far as it has been projected. */
export const listConsumers = (place: Place): Promise<void> =>
  withTools(place, async ({ documents }) => {
    const sought = { filter: {}, sort: { title: 1 } } as const;
    for await (const { _id, title, revoked, grant } of liveDocumentsIn(documents.readModels).find(
      consumers,
      sought,
    )) {
      const state = revoked ? ' (revoked)' : '';
      process.stdout.write(`${_id}  ${title}${state}\n${described(grant)}\n`);
    }
  });

const described = ({ scopes, schools, types, identification, legalGround }: Grant): string =>
  [
    `  scopes: ${scopes.join(' ')}`,
    `  schools: ${listed(schools)}; types: ${listed(types)}`,
    `  people: ${identification}${legalGround === undefined ? '' : `, by ${legalGround}`}`,
  ].join('\n');

const listed = (some: readonly string[] | 'all'): string => (some === 'all' ? 'all' : some.join(', '));

const grantOf = ({ scope, school, type, identified = false, legalGround }: GrantOptions): Grant => ({
  scopes: scope,
  schools: school.length === 0 ? 'all' : school,
  types: type.length === 0 ? 'all' : type,
  identification: identified ? 'identified' : 'pseudonymous',
  ...(legalGround === undefined ? {} : { legalGround }),
});

const carryOut = ({ consumers }: Tools['runners'], id: string, command: ConsumerCommand): Promise<boolean> =>
  carriedOut(() => consumers.handle(id, command, operatorContext('')));
