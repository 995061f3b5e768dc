import { isDuplicate, type Collection, type Db } from '../eventing/document-store.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';
import type { Accepted, Carried, Mail, Sms, Transport } from './channels/transport.js';
import type { Channel } from './notice-kinds.values.js';

interface KeptMessage {
  /** The notice, or the digest. */
  readonly _id: string;
  readonly schoolId: string;
  readonly channel: Channel;
  readonly kind: Carried['kind'];
  readonly concealedFrom?: string;
  readonly sentAt: Date;
  /** `Mail` or `Sms` as JSON, with the recipient's key. */
  readonly message: Sealed;
}

/** A message of the outbox, opened. */
export interface OutboxMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly kind: Carried['kind'];
  /** `Name <address>`, or a telephone number. */
  readonly to: string;
  /** Of a mail. */
  readonly subject?: string;
  readonly text: string;
  /** Of a mail. */
  readonly html?: string;
  readonly sentAt: string;
}

/** A month. */
const KEPT_S = 30 * 86_400;

/** Keeps messages instead of sending them, sealed with the recipients' keys: where there is no provider. */
export class Outbox {
  private readonly messages: Collection<KeptMessage>;

  constructor(
    db: Db,
    private readonly vault: Vault,
  ) {
    this.messages = db.collection('outbox');
  }

  async prepare(): Promise<void> {
    await this.messages.createIndex({ schoolId: 1, sentAt: -1 });
    await this.messages.createIndex({ sentAt: 1 }, { expireAfterSeconds: KEPT_S }, {});
  }

  /** Takes over what is sent through a channel. */
  transportFor<Message extends Mail | Sms>(channel: Channel): Transport<Message> {
    return {
      name: 'outbox',
      send: (message, carried) => this.keep(channel, message, carried),
      close: () => Promise.resolve(),
    };
  }

  /** The newest messages of these schools that somebody may see, without those to people who were erased. */
  async list(limit: number, schoolIds: readonly string[], viewerId: string): Promise<OutboxMessage[]> {
    const kept = await this.messages
      .find({ schoolId: { $in: [...schoolIds] }, concealedFrom: { $ne: viewerId } })
      .sort({ sentAt: -1 })
      .limit(limit)
      .toArray();
    const opened = await Promise.all(kept.map((message) => this.open(message)));
    return opened.filter((message) => message !== undefined);
  }

  private async keep(
    channel: Channel,
    message: Mail | Sms,
    { id, recipientId, ...carried }: Carried,
  ): Promise<Accepted> {
    const sealed = await this.vault.seal(recipientId, JSON.stringify(message), id);
    const kept = { _id: id, ...carried, channel, sentAt: new Date(), message: sealed };
    try {
      await this.messages.insertOne(kept);
    } catch (error) {
      // It was kept before, by somebody who died before saying so.
      if (!isDuplicate(error)) throw error;
    }
    return {};
  }

  private async open({
    _id: id,
    channel,
    kind,
    sentAt,
    message,
  }: KeptMessage): Promise<OutboxMessage | undefined> {
    const json = await this.vault.open(message);
    if (json === undefined) return undefined;
    const opened = { id, channel, kind, sentAt: sentAt.toISOString() };
    const content = JSON.parse(json) as Mail | Sms;
    if (!('subject' in content)) return { ...opened, to: content.to, text: content.text };
    const { to, subject, text, html } = content;
    return { ...opened, to: `${to.name} <${to.address}>`, subject, text, html };
  }
}
