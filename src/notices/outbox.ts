import { MongoServerError, type Collection, type Db } from '../eventing/document-store.js';
import type { Vault } from '../people/vault.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Carried, Mail, MailTransport } from './mail-transport.js';
import type { NoticeKind } from './notice.js';

interface KeptMail {
  /** The notice. */
  readonly _id: string;
  readonly schoolId: string;
  readonly kind: NoticeKind;
  readonly sentAt: Date;
  /** `Mail` as JSON, with the recipient's key. */
  readonly mail: Sealed;
}

/** A mail of the outbox, opened. */
export interface OutboxMail {
  readonly id: string;
  /** `Name <address>`. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: string;
  readonly kind: NoticeKind;
}

const DUPLICATE = 11_000;

/** Keeps mails instead of sending them, sealed with the recipients' keys: where there is no mail server. */
export class Outbox implements MailTransport {
  private readonly mails: Collection<KeptMail>;

  constructor(
    db: Db,
    private readonly vault: Vault,
  ) {
    this.mails = db.collection('outbox');
  }

  async prepare(): Promise<void> {
    await this.mails.createIndex({ schoolId: 1, sentAt: -1 });
  }

  async send(mail: Mail, { _id, recipientId, schoolId, kind }: Carried): Promise<void> {
    const sealed = await this.vault.seal(recipientId, JSON.stringify(mail), _id);
    try {
      await this.mails.insertOne({ _id, schoolId, kind, sentAt: new Date(), mail: sealed });
    } catch (error) {
      // It was kept before, by somebody who died before saying so.
      if (!(error instanceof MongoServerError) || error.code !== DUPLICATE) throw error;
    }
  }

  /** The newest mails of these schools, without those to people who were erased. */
  async list(limit: number, schoolIds: readonly string[]): Promise<OutboxMail[]> {
    const kept = await this.mails
      .find({ schoolId: { $in: [...schoolIds] } })
      .sort({ sentAt: -1 })
      .limit(limit)
      .toArray();
    const opened = await Promise.all(kept.map((mail) => this.open(mail)));
    return opened.filter((mail) => mail !== undefined);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async open({ _id, kind, sentAt, mail }: KeptMail): Promise<OutboxMail | undefined> {
    const json = await this.vault.open(mail);
    if (json === undefined) return undefined;
    const { to, subject, text } = JSON.parse(json) as Mail;
    return {
      id: _id,
      to: `${to.name} <${to.address}>`,
      subject,
      text,
      sentAt: sentAt.toISOString(),
      kind,
    };
  }
}
