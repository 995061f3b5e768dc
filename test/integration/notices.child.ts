import { projections } from '../../projections/all.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { liveDocumentsIn } from '../../src/eventing/projecting/projector.js';
import { Notices } from '../../src/notices/notices.js';
import { SmtpTransport } from '../../src/notices/smtp.js';
import { Directory } from '../../src/people/directory.js';
import { masterKey } from '../../src/people/master-key.js';
import { Vault } from '../../src/people/vault.js';
import type { Addresses } from './notices.school.js';

// A notifier as a process of its own, to be killed.

const { eventStoreUrl, mongoUrl, queueUrl } = JSON.parse(process.env.ADDRESSES ?? '{}') as Addresses;
const log = (line: string) => void process.stderr.write(`${line}\n`);

const store = new EventStore(eventStoreUrl);
const documents = new DocumentStore(mongoUrl);
const vault = new Vault(documents.vault, await masterKey(process.env));
const reader = new FreshReader({
  store,
  documents: liveDocumentsIn(documents.readModels),
  projections,
  log,
});
await reader.start();
const notices = new Notices({
  store,
  reader,
  directory: new Directory(reader, vault),
  vault,
  db: documents.vault,
  queueUrl,
  publicUrl: 'https://journal.example',
  transport: new SmtpTransport({
    url: process.env.SMTP_URL ?? '',
    from: 'School Journal <journal@school.example>',
    connections: 4,
  }),
  log,
  concurrency: 4,
  sweepEveryMs: 200,
  claimMs: 6_000,
});
await notices.start();
process.send?.('ready');
process.on('disconnect', () => process.exit());
