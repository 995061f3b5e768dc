import type { CommandContext } from '../eventing/command-runner.js';
import { eventIdOf, newSalt } from '../eventing/envelope.js';
import type { StoredEvent } from '../eventing/event-store.js';
import { comparePositions, formatPosition, type Position } from '../eventing/position.js';
import type { JournalRestored } from './restoration.events.js';
import { RESTORATIONS_STREAM } from './restoration.values.js';
import type { VerifiedBackup } from './verifying.js';

/**
 * More events than are ever written between a backup and its restoring. So far on the positions go on after a restore:
 * what was lost had positions in between, and whoever was given one of them must never find another event there.
 */
export const NEVER_GIVEN_AGAIN = 2n ** 32n;

/** The event that says that the journal was restored, as it is stored after all that came back. */
export const restorationEvent = (
  data: JournalRestored['data'],
  { upTo, restorations }: Pick<VerifiedBackup, 'upTo' | 'restorations'>,
  context: CommandContext,
): StoredEvent => {
  const position = upTo.commit + NEVER_GIVEN_AGAIN;
  return {
    ...{ type: 'JournalRestored', data, id: eventIdOf(context.commandId, 0) },
    ...{ streamName: RESTORATIONS_STREAM, revision: BigInt(restorations) },
    ...{ position: { commit: position, prepare: position }, created: new Date(context.at) },
    metadata: {
      ...{ schoolId: context.schoolId, actor: context.actor, recordedAt: context.at, via: context.via },
      ...{ $correlationId: context.correlationId, $causationId: context.commandId },
      ...{ fingerprint: context.fingerprint, salt: newSalt() },
    },
  };
};

/** These positions can't be kept by the embedded store. */
export class OtherPositions extends Error {
  override readonly name = 'OtherPositions';
}

/** An event as the embedded store takes it. @throws OtherPositions */
export const toCopy = ({
  streamName,
  revision,
  position,
  created,
  id,
  type,
  data,
  metadata,
}: StoredEvent) => ({
  ...{ id, type, stream: streamName, revision: Number(revision), position: numberOf(position) },
  ...{ contentType: 'application/json', created: created.getTime() },
  ...{ data: Buffer.from(JSON.stringify(data)), metadata: Buffer.from(JSON.stringify(metadata)) },
});

const numberOf = (position: Position): number => {
  const { commit, prepare } = position;
  const isSimple = comparePositions(position, { commit, prepare: commit }) === 0;
  if (isSimple && commit <= BigInt(Number.MAX_SAFE_INTEGER) - NEVER_GIVEN_AGAIN) return Number(commit);
  throw new OtherPositions(
    `The event at ${formatPosition(position)} comes from an EventStoreDB, whose positions the embedded store cannot keep (commit ${commit.toString()}, prepare ${prepare.toString()}): bring that cluster back from a backup of its own.`,
  );
};
