import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parsePortals, type Portal } from './access/portals/portal.js';
import { signInFrom, type SignInConfig } from './access/sign-in.config.js';
import { publishingFrom, type PublishingConfig } from './audit/log/publishing/publishing-config.js';
import { parsePolicy, type Policy } from './audit/transparency/policy.js';
import type { Certificate } from './diary/signatures/certificates/certificate.js';
import { parseRoots } from './diary/signatures/certificates/roots.js';
import { isLoopback } from './notices/channels/loopback.js';
import { smppAddressFrom } from './notices/channels/smpp-address.js';
import type { DkimKey } from './notices/channels/smtp.js';
import type { MasterKeys } from './people/keys/master-keys.js';
import { retentionFrom, type RetentionConfig } from './people/retention/retention.config.js';
import { Variables } from './variables.js';

/** The parts of the application; one binary runs any of them (`ROLE=api,projector`). */
export type AppRole = 'api' | 'projector' | 'notifier';

export interface Config {
  readonly roles: ReadonlySet<AppRole>;
  readonly host: string;
  readonly port: number;
  /** Where people reach the application; links in notices begin with it. */
  readonly publicUrl: string;
  readonly eventStoreUrl: string;
  readonly mongoUrl: string;
  readonly queueUrl: string;
  /** Where notices are sent; into the local outbox where there is none. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** What mails are signed with, where they are. */
  readonly dkim: DkimKey | undefined;
  /** How many mails are begun in a second at most; as many as go where it is not given. */
  readonly mailsPerSecond: number | undefined;
  /** Where short messages are sent; none are where it is not given. */
  readonly sms: SmsConfig | undefined;
  /** The transparency log's name, where it is not to be the public address without its scheme. */
  readonly logOrigin: string | undefined;
  /** How often, in seconds, the log's checkpoint is made at most. */
  readonly checkpointSeconds: number;
  /** The witnesses that are asked to cosign checkpoints; none are where it is not given. */
  readonly witnessPolicy: Policy | undefined;
  readonly publishing: PublishingConfig;
  /** For so many months it is kept who opened whose data. */
  readonly readLogMonths: number;
  /** How many requests a session may send in a minute to each process. */
  readonly requestsPerMinute: number;
  /** For so many years after they left the data of pupils and staff are kept. */
  readonly leaversYears: number;
  /** How long other data are kept, and when it is looked for what is older. */
  readonly retention: RetentionConfig;
  /** Whether webhooks may lead into private networks, and to this machine. */
  readonly webhooksToPrivate: boolean;
  /** How people sign in. */
  readonly signIn: SignInConfig;
  readonly masterKeys: MasterKeys;
  /** The portals by which people sign in, in the order in which they are offered. */
  readonly portals: readonly Portal[];
  /** The authorities whose certificates guardians may sign with; nobody signs with one where there are none. */
  readonly signatureRoots: readonly Certificate[];
}

export interface SmsConfig {
  /** `smpp://`, `smpps://`, `https://`, or `http://` on this machine; a gateway's is without its token. */
  readonly url: string;
  readonly from: string;
  /** A gateway's bearer token. */
  readonly token: string | undefined;
  readonly perSecond: number | undefined;
}

export const DEFAULT_PORT = 8080;

const ROLES: readonly AppRole[] = ['api', 'projector', 'notifier'];
const CHECKPOINT_SECONDS = 10;
const READ_LOG_MONTHS = 36;
const REQUESTS_PER_MINUTE = 600;
/** The law of each country says how long: it is to be set by it. */
const LEAVERS_YEARS = 3;
const MAIL_FROM = 'School Journal <journal@localhost>';

/**
 * Reads the environment, and the files that it names.
 * @throws an Error that names every variable at fault, and no value, for some are secrets
 */
export const configFrom = (
  env: NodeJS.ProcessEnv,
  masterKeys: MasterKeys,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Config => {
  const variables = new Variables(env, readFile);
  const port = Number(env['PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    variables.fault('PORT must be a number up to 65535');
  }
  const wanted = (env['ROLE'] ?? 'all').split(',').map((role) => role.trim());
  const roles = new Set(
    wanted.flatMap((role) => (role === 'all' ? ROLES : ROLES.filter((known) => known === role))),
  );
  if (wanted.some((role) => role !== 'all' && !ROLES.includes(role as AppRole))) {
    variables.fault(`ROLE must be all, or some of ${ROLES.join(', ')}`);
  }
  const leaversYears = leaversYearsFrom(variables);
  const config: Config = {
    roles,
    host: env['HOST'] ?? '0.0.0.0',
    port,
    publicUrl: (env['PUBLIC_URL'] ?? `http://localhost:${port.toString()}`).replace(/\/$/, ''),
    eventStoreUrl: variables.address('EVENTSTORE_URL', 'esdb', 'esdb+discover', 'kurrentdb'),
    mongoUrl: variables.address('MONGO_URL', 'mongodb', 'mongodb+srv'),
    queueUrl: variables.address('QUEUE_URL', 'redis', 'rediss', 'postgres', 'postgresql'),
    smtpUrl: env['SMTP_URL'] === undefined ? undefined : variables.url('SMTP_URL', 'smtp', 'smtps')?.href,
    mailFrom: mailFrom(variables),
    dkim: dkim(variables),
    mailsPerSecond: variables.perSecond('MAILS_PER_SECOND'),
    sms: sms(variables),
    logOrigin: logOrigin(variables),
    checkpointSeconds: variables.wholeNumber('CHECKPOINT_SECONDS', 60) ?? CHECKPOINT_SECONDS,
    witnessPolicy: variables.parsed('WITNESS_POLICY_FILE', parsePolicy),
    publishing: publishingFrom(variables),
    readLogMonths: readLogMonthsFrom(variables),
    requestsPerMinute: variables.wholeNumber('REQUESTS_PER_MINUTE', 10_000_000) ?? REQUESTS_PER_MINUTE,
    leaversYears,
    retention: retentionFrom(variables, leaversYears),
    webhooksToPrivate: variables.isTrue('WEBHOOKS_TO_PRIVATE_NETWORKS'),
    signIn: signInFrom(variables),
    masterKeys,
    portals: variables.parsed('PORTALS_FILE', (text) => parsePortals(text, readFile)) ?? [],
    signatureRoots: variables.parsed('SIGNATURE_ROOTS_FILE', parseRoots) ?? [],
  };
  variables.refuse();
  return config;
};

export const leaversYearsFrom = (variables: Variables): number =>
  variables.wholeNumber('LEAVERS_YEARS', 100) ?? LEAVERS_YEARS;

export const readLogMonthsFrom = (variables: Variables): number =>
  variables.wholeNumber('READ_LOG_MONTHS', 600) ?? READ_LOG_MONTHS;

const mailFrom = (variables: Variables): string => {
  const from = variables.env['MAIL_FROM'] ?? MAIL_FROM;
  if (!/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from)) {
    variables.fault('MAIL_FROM must be an address, such as School Journal <journal@school.example>');
  }
  return from;
};

const logOrigin = (variables: Variables): string | undefined => {
  const origin = variables.env['LOG_ORIGIN'];
  // C2SP signed-note: a key's name has neither spaces nor plus signs.
  if (origin !== undefined && !/^[^\s+]{1,200}$/u.test(origin)) {
    variables.fault(
      'LOG_ORIGIN must be a name without spaces and plus signs, such as journal.school.example/log',
    );
  }
  return origin;
};

const DKIM = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'];

const dkim = (variables: Variables): DkimKey | undefined => {
  const { env } = variables;
  if (DKIM.every((name) => env[name] === undefined)) return undefined;
  for (const missing of DKIM.filter((name) => env[name] === undefined)) {
    variables.fault(`${missing} is missing: ${DKIM.join(', ')} belong together`);
  }
  const privateKey = variables.file('DKIM_KEY_FILE') ?? '';
  if (privateKey !== '' && !isPrivateKey(privateKey)) {
    variables.fault('DKIM_KEY_FILE must hold an RSA private key in PEM');
  }
  return { domain: env['DKIM_DOMAIN'] ?? '', selector: env['DKIM_SELECTOR'] ?? '', privateKey };
};

const isPrivateKey = (pem: string): boolean => {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
};

const sms = (variables: Variables): SmsConfig | undefined => {
  const { env } = variables;
  if (env['SMS_URL'] === undefined) return undefined;
  const url = variables.url('SMS_URL', 'smpp', 'smpps', 'https', 'http');
  if (url?.protocol === 'http:' && !isLoopback(url.hostname)) {
    variables.fault('SMS_URL must begin with https:// unless the gateway is on this machine');
  }
  if (url?.protocol.startsWith('smpp')) checkBind(url, variables);
  const from = env['SMS_FROM'] ?? '';
  // 3GPP TS 23.040 §9.1.2.5: eleven characters, or a number of at most fifteen digits (ITU-T E.164).
  if (!/^(?:\+?\d{3,15}|(?=.*[A-Za-z])[\w .&-]{1,11})$/.test(from)) {
    variables.fault('SMS_FROM must be a number, or a name of at most 11 letters, digits and spaces');
  }
  return {
    ...gatewayAt(url, variables),
    from,
    perSecond: variables.perSecond('SMS_PER_SECOND'),
  };
};

const checkBind = (url: URL, variables: Variables): void => {
  try {
    smppAddressFrom(url.href);
  } catch {
    variables.fault('SMS_URL must name a system id to bind with: smpp://systemId:password@host');
  }
};

/** The address of a gateway without the token that it may hold, percent-encoded (`https://:token@host/…`). */
const gatewayAt = (url: URL | undefined, variables: Variables): Pick<SmsConfig, 'url' | 'token'> => {
  const kept = variables.file('SMS_TOKEN_FILE');
  if (!url?.protocol.startsWith('http')) return { url: url?.href ?? '', token: undefined };
  const inUrl = url.password === '' ? url.username : url.password;
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return { url: bare.href, token: kept ?? (inUrl === '' ? undefined : unquoted(inUrl)) };
};

/** Percent-encoding undone; as it is where it is none. */
const unquoted = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
