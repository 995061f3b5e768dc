import type { Mail } from '../../../notices/channels/transport.js';
import { escaped } from '../../../http/escaped.js';
import { sha256 } from '../../transparency/primitives.js';
import { parseNote } from '../../transparency/signed-note.js';
import type { CheckpointSink, PublishedHead } from './publishing.js';

/** What a mail is sent through, and closed afterwards: a mail a day needs no connection that is kept open. */
export interface Mailer {
  send(mail: Mail, carried: { readonly id: string }): Promise<unknown>;
  close(): Promise<void>;
}

/** Mails a checkpoint a day, where the log has grown, to somebody who keeps what the operator can't take back. */
export class MailSink implements CheckpointSink {
  readonly name = 'mail';
  readonly everyMs = 24 * 3_600_000;

  constructor(
    private readonly to: string,
    private readonly open: () => Mailer,
  ) {}

  async write(checkpoint: string, head: PublishedHead): Promise<void> {
    const mailer = this.open();
    try {
      // The same at every try, however many witnesses have cosigned meanwhile.
      const id = `checkpoint-${sha256(Buffer.from(parseNote(checkpoint).text)).toString('hex', 0, 16)}`;
      await mailer.send(mailWith(checkpoint, head, this.to), { id });
    } finally {
      await mailer.close();
    }
  }
}

/** It is not known which language its reader has, so that it says all in both. */
const mailWith = (checkpoint: string, { origin, size }: PublishedHead, to: string): Mail => {
  const english =
    `The transparency log ${origin} has ${size.toString()} entries now. Please keep this mail: with the checkpoint ` +
    'below anybody can check later that none of these entries was changed, removed or moved.';
  const russian =
    `В журнале прозрачности ${origin} сейчас записей: ${size.toString()}. Сохраните, пожалуйста, это письмо: по контрольной ` +
    'точке ниже любой сможет проверить, что ни одна из этих записей не была изменена, удалена или переставлена.';
  return {
    to: { name: '', address: to },
    subject: `Checkpoint ${size.toString()} · Контрольная точка ${size.toString()}`,
    text: `${english}\n\n${russian}\n\n${checkpoint}`,
    html: `<p>${escaped(english)}</p><p lang="ru">${escaped(russian)}</p><pre>${escaped(checkpoint)}</pre>`,
    language: 'en',
  };
};
