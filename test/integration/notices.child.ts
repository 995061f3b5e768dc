import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { masterKeys } from '../../src/people/keys/keys-of-environment.js';
import { Vault } from '../../src/people/vault.js';
import type { Addresses } from './notices.school.js';
import { noticesBy, readerOf, smppTo, smtpTo } from './notices.sending.js';

// A notifier as a process of its own, to be killed.

const { eventStoreUrl, mongoUrl, queueUrl } = JSON.parse(process.env.ADDRESSES ?? '{}') as Addresses;
const log = (line: string) => void process.stderr.write(`${line}\n`);

const store = new EventStore(eventStoreUrl);
const documents = new DocumentStore(mongoUrl);
const vault = new Vault(documents.vault, await masterKeys(process.env));
const reader = await readerOf({ store, documents }, log);
const notices = noticesBy(
  { store, documents, vault, reader, queueUrl, log },
  { email: smtpTo(process.env.SMTP_URL ?? '', 4), sms: smppTo(process.env.SMS_URL ?? '') },
  { concurrency: 4, claimMs: 6_000 },
);
await notices.start();
process.send?.('ready');
process.on('disconnect', () => process.exit());
