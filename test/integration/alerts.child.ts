import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { Reactor } from '../../src/eventing/reactor.js';
import { RefusedConsequences } from '../../src/eventing/refused-consequences.js';
import { reactionsWith } from '../../src/reactions.module.js';
import { runnersOn } from '../../src/runners.js';
import { readerOf } from './notices.sending.js';

// Everything that follows from facts, as a process of its own, to be killed.

const log = (line: string) => void process.stderr.write(`${line}\n`);
const store = new EventStore(process.env.EVENTSTORE_URL ?? '');
const documents = new DocumentStore(process.env.MONGO_URL ?? '');
const reader = await readerOf({ store, documents }, log);
const reactor = new Reactor({
  ...{ store, db: documents.vault, log },
  refused: new RefusedConsequences(documents.vault),
  reactions: reactionsWith(reader, runnersOn(store)),
  now: () => new Date().toISOString(),
  checkpointEveryMs: 50,
});
await reactor.start();
process.send?.('ready');
process.on('disconnect', () => process.exit());
