import { isLoopback } from '../../../notices/channels/loopback.js';
import type { Variables } from '../../../variables.js';
import type { Bucket } from './bucket-sink.js';

/** Where checkpoints are written to; nowhere where it is not given. */
export interface PublishingConfig {
  readonly file: string | undefined;
  readonly mailTo: string | undefined;
  readonly bucket: Bucket | undefined;
}

export const publishingFrom = (variables: Variables): PublishingConfig => {
  const { CHECKPOINT_FILE: file, CHECKPOINT_MAIL_TO: mailTo, SMTP_URL: smtpUrl } = variables.env;
  if (file === '') variables.fault('CHECKPOINT_FILE must name a file');
  if (mailTo !== undefined && !/^[^\s<>@,;]+@[^\s<>@,;]+$/.test(mailTo)) {
    variables.fault('CHECKPOINT_MAIL_TO must be an address, such as auditor@ministry.example');
  }
  if (mailTo !== undefined && smtpUrl === undefined) {
    variables.fault('CHECKPOINT_MAIL_TO needs a server that sends mails: set SMTP_URL');
  }
  return { file, mailTo, bucket: bucketFrom(variables) };
};

/** `https://host/bucket/prefix?region=…&retain=3650`: both optional, the second in days. */
const bucketFrom = (variables: Variables): Bucket | undefined => {
  if (variables.env['CHECKPOINT_BUCKET'] === undefined) return undefined;
  const url = variables.url('CHECKPOINT_BUCKET', 'https', 'http');
  const [accessKeyId = '', secretAccessKey = ''] = keyFrom(variables);
  if (!url) return undefined;
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    variables.fault('CHECKPOINT_BUCKET must begin with https:// unless it is on this machine');
  }
  if (url.username !== '') {
    variables.fault('CHECKPOINT_BUCKET holds no key: put that into CHECKPOINT_BUCKET_KEY_FILE');
  }
  const region = url.searchParams.get('region');
  const retain = url.searchParams.get('retain');
  if (retain !== null && !/^[1-9]\d{0,4}$/.test(retain)) {
    variables.fault('CHECKPOINT_BUCKET must have ?retain= with a number of days up to 99999, or without');
  }
  return {
    url: `${url.origin}${url.pathname.replace(/\/$/, '')}`,
    ...(region === null ? {} : { region }),
    ...(retain === null ? {} : { retainDays: Number(retain) }),
    accessKeyId,
    secretAccessKey,
  };
};

const keyFrom = (variables: Variables): readonly string[] => {
  if (variables.env['CHECKPOINT_BUCKET_KEY_FILE'] === undefined) {
    variables.fault('CHECKPOINT_BUCKET_KEY_FILE is missing: CHECKPOINT_BUCKET needs it');
    return [];
  }
  const text = variables.file('CHECKPOINT_BUCKET_KEY_FILE');
  const [, ...key] = /^([^\s:]+):(\S+)$/.exec(text ?? '') ?? [];
  if (text !== undefined && key.length === 0) {
    variables.fault('CHECKPOINT_BUCKET_KEY_FILE must hold an access key id, a colon and its secret');
  }
  return key;
};
