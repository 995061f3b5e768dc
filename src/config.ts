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
  readonly masterKey: Buffer;
}

export const DEFAULT_PORT = 8080;

const ROLES: readonly AppRole[] = ['api', 'projector', 'notifier'];

/** Reads the environment. @throws an Error that names every variable at fault. */
export const configFrom = (env: NodeJS.ProcessEnv, masterKey: Buffer): Config => {
  const faults: string[] = [];
  const address = (name: string, ...schemes: string[]): string => {
    const value = env[name] ?? '';
    if (!schemes.some((scheme) => value.startsWith(`${scheme}://`))) {
      faults.push(
        `${name} must be an address that begins with ${schemes.map((s) => `${s}://`).join(' or ')}`,
      );
    }
    return value;
  };
  const port = Number(env['PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push('PORT must be a number up to 65535');
  const wanted = (env['ROLE'] ?? 'all').split(',').map((role) => role.trim());
  const roles = new Set(
    wanted.flatMap((role) => (role === 'all' ? ROLES : ROLES.filter((known) => known === role))),
  );
  if (wanted.some((role) => role !== 'all' && !ROLES.includes(role as AppRole))) {
    faults.push(`ROLE must be all, or some of ${ROLES.join(', ')}`);
  }
  const smtpUrl = env['SMTP_URL'] === undefined ? undefined : address('SMTP_URL', 'smtp', 'smtps');
  const config: Config = {
    roles,
    host: env['HOST'] ?? '0.0.0.0',
    port,
    publicUrl: (env['PUBLIC_URL'] ?? `http://localhost:${port.toString()}`).replace(/\/$/, ''),
    eventStoreUrl: address('EVENTSTORE_URL', 'esdb', 'esdb+discover', 'kurrentdb'),
    mongoUrl: address('MONGO_URL', 'mongodb', 'mongodb+srv'),
    queueUrl: address('QUEUE_URL', 'redis', 'rediss', 'postgres', 'postgresql'),
    smtpUrl,
    mailFrom: env['MAIL_FROM'] ?? 'School Journal <journal@localhost>',
    masterKey,
  };
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return config;
};
