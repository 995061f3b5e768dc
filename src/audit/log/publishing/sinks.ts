import type { Config } from '../../../config.js';
import { SmtpTransport } from '../../../notices/channels/smtp.js';
import { BucketSink } from './bucket-sink.js';
import { FileSink } from './file-sink.js';
import { MailSink } from './mail-sink.js';
import type { CheckpointSink } from './publishing.js';

/** The places that are configured for checkpoints. */
export const sinksOf = ({
  publishing: { file, mailTo, bucket },
  smtpUrl: url,
  mailFrom: from,
  dkim,
}: Pick<Config, 'publishing' | 'smtpUrl' | 'mailFrom' | 'dkim'>): readonly CheckpointSink[] => [
  ...(file === undefined ? [] : [new FileSink(file)]),
  ...(bucket === undefined ? [] : [new BucketSink(bucket)]),
  ...(mailTo === undefined || url === undefined
    ? []
    : [
        new MailSink(
          mailTo,
          () => new SmtpTransport({ url, from, connections: 1, ...(dkim ? { dkim } : {}) }),
        ),
      ]),
];
