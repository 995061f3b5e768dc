import { projections } from '../../projections/all.js';
import type { DocumentStore } from '../../src/eventing/document-store.js';
import type { EventStore } from '../../src/eventing/event-store.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { liveDocumentsIn } from '../../src/eventing/projecting/projector.js';
import { SmppTransport } from '../../src/notices/channels/smpp.js';
import { SmtpTransport } from '../../src/notices/channels/smtp.js';
import type { Mail, Sms, Transport } from '../../src/notices/channels/transport.js';
import { Composer } from '../../src/notices/composer.js';
import { Narration } from '../../src/notices/narration.js';
import { Notices, type NoticesOptions } from '../../src/notices/notices.js';
import { Directory } from '../../src/people/directory.js';
import type { Vault } from '../../src/people/vault.js';

const PUBLIC_URL = 'https://journal.example';

/** What is common to everybody who sends notices of a school. */
export interface Senders {
  readonly store: EventStore;
  readonly documents: DocumentStore;
  readonly vault: Vault;
  readonly reader: FreshReader;
  readonly queueUrl: string;
  readonly log: (message: string) => void;
}

export const readerOf = async (
  { store, documents }: Pick<Senders, 'store' | 'documents'>,
  log: (message: string) => void,
): Promise<FreshReader> => {
  const live = liveDocumentsIn(documents.readModels);
  const reader = new FreshReader({ store, documents: live, projections, log });
  await reader.start();
  return reader;
};

/** The whole way from events to messages, as the application has it. */
export const noticesBy = (
  { store, documents, vault, reader, queueUrl, log }: Senders,
  transports: { readonly email: Transport<Mail>; readonly sms?: Transport<Sms> },
  more: Partial<NoticesOptions> = {},
): Notices => {
  const directory = new Directory(reader, vault);
  const joining = { reader, directory, vault, publicUrl: PUBLIC_URL };
  const narration = new Narration({ ...joining, now: () => new Date().toISOString() });
  return new Notices({
    ...{ store, reader, queueUrl, log, db: documents.vault },
    composer: new Composer({ ...joining, narration, unsubscribeSecret: Buffer.alloc(32, 'secret') }),
    outlets: {
      email: { transport: transports.email },
      ...(transports.sms && { sms: { transport: transports.sms } }),
    },
    sweepEveryMs: 200,
    ...more,
  });
};

export const smtpTo = (url: string, connections: number): SmtpTransport =>
  new SmtpTransport({ url, from: 'School Journal <journal@school.example>', connections });

/** @param received is told what became of each message. */
export const smppTo = (
  url: string,
  received: ConstructorParameters<typeof SmppTransport>[0]['onReceipt'] = () => Promise.resolve(),
): SmppTransport =>
  new SmppTransport({ url, from: 'School', firstPauseMs: 10, longestPauseMs: 100, onReceipt: received });
