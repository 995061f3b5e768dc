import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '../../eventing/domain-error.js';
import { CannotRotate, type CurrentKey, type MasterKeys, type WrappedKey } from './master-keys.js';

export interface TransitOptions {
  /** Where the key service is, without a slash at its end: `https://vault.example.org:8200`. */
  readonly url: string;
  /** Where the transit engine is mounted. */
  readonly mount: string;
  /** The name of the key there, of a kind with associated data: aes256-gcm96 or chacha20-poly1305. */
  readonly key: string;
  /** Read before each request: an agent beside may renew it. */
  readonly token: () => Promise<string>;
  /** The keys that were used before the service was; they only unwrap. */
  readonly before?: MasterKeys;
  readonly answerMs?: number;
  /** Pauses in milliseconds before a request is tried again. */
  readonly pausesMs?: readonly number[];
}

interface Asked {
  readonly what: 'encrypt' | 'decrypt';
  readonly item: Readonly<Record<string, string>>;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

interface Result {
  readonly ciphertext?: string;
  readonly plaintext?: string;
  readonly key_version?: number;
  readonly error?: string;
}

const ANSWER_MS = 5_000;
const PAUSES_MS = [100, 500, 2_000];
const LARGEST_BATCH = 250;

/**
 * Master keys in a key management service that speaks the API of HashiCorp Vault's and OpenBao's transit engine
 * (https://developer.hashicorp.com/vault/api-docs/secret/transit): they never leave it. What is asked for in one turn
 * goes there as one request; an answer that doesn't come, a 5xx and a 429 are tried again.
 *
 * A key's id here is `transit-NAME-vN`, by the version that the service encrypts with.
 */
export class TransitKeys implements MasterKeys {
  private asked: Asked[] = [];

  constructor(private readonly options: TransitOptions) {}

  async current(): Promise<CurrentKey> {
    // Whoever may encrypt learns the version from what is encrypted, with no other right.
    return { id: (await this.wrap(Buffer.alloc(32), 'nobody')).by, hasBefore: true };
  }

  async wrap(key: Buffer, of: string): Promise<Required<WrappedKey>> {
    const { ciphertext } = await this.ask('encrypt', {
      plaintext: key.toString('base64'),
      associated_data: Buffer.from(of).toString('base64'),
    });
    const version = /^vault:(v\d+):/.exec(ciphertext ?? '')?.[1];
    if (ciphertext === undefined || version === undefined) throw notUnderstood('encrypt');
    return { wrapped: ciphertext, by: `${this.family}${version}` };
  }

  async unwrap(wrapped: WrappedKey, of: string): Promise<Buffer> {
    if (!wrapped.by?.startsWith(this.family)) {
      if (this.options.before) return this.options.before.unwrap(wrapped, of);
      throw new Error(`The master key ${wrapped.by ?? 'of before'} is not there: set MASTER_KEY_FILE to it.`);
    }
    const { plaintext } = await this.ask('decrypt', {
      ciphertext: wrapped.wrapped,
      associated_data: Buffer.from(of).toString('base64'),
    });
    if (plaintext === undefined) throw notUnderstood('decrypt');
    return Buffer.from(plaintext, 'base64');
  }

  async rotate(): Promise<string> {
    const answer = await this.send(`keys/${this.options.key}/rotate`, {});
    if (answer.status === 403) {
      throw new CannotRotate('The key service lets nobody rotate with this token: rotate the key there.');
    }
    if (!answer.ok) throw refused('rotate', answer.status);
    return (await this.current()).id;
  }

  /** The service keeps its versions itself: `min_decryption_version` of the key is raised there. */
  forgetThoseBefore(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  private get family(): string {
    return `transit-${this.options.key}-`;
  }

  private ask(what: Asked['what'], item: Asked['item']): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.asked.push({ what, item, resolve, reject });
      if (this.asked.length === 1) setImmediate(() => this.sendAsked());
    });
  }

  private sendAsked(): void {
    const { asked } = this;
    this.asked = [];
    for (const what of ['encrypt', 'decrypt'] as const) {
      const alike = asked.filter((one) => one.what === what);
      for (let at = 0; at < alike.length; at += LARGEST_BATCH) {
        void this.sendBatch(what, alike.slice(at, at + LARGEST_BATCH));
      }
    }
  }

  private async sendBatch(what: Asked['what'], batch: readonly Asked[]): Promise<void> {
    try {
      const answer = await this.send(`${what}/${this.options.key}`, {
        batch_input: batch.map(({ item }) => item),
      });
      const results = await resultsIn(answer, batch.length);
      // A 400 with results is one in which some failed; they say so themselves.
      if (!results) throw answer.ok ? notUnderstood(what) : refused(what, answer.status);
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result && !result.error) resolve(result);
        else reject(new Error(`The key service could not ${what} a key.`));
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  private async send(path: string, body: object): Promise<Response> {
    const { pausesMs = PAUSES_MS } = this.options;
    for (let attempt = 0; ; attempt++) {
      const pause = pausesMs[attempt];
      try {
        const answer = await this.post(path, body);
        if (answer.status < 500 && answer.status !== 429) return answer;
        await answer.body?.cancel();
        throw refused(path, answer.status);
      } catch (error) {
        if (pause === undefined) throw error instanceof DomainError ? error : away(error);
      }
      await delay(pause);
    }
  }

  private async post(path: string, body: object): Promise<Response> {
    const { url, mount, token, answerMs = ANSWER_MS } = this.options;
    return fetch(`${url}/v1/${mount}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Vault-Token': await token() },
      body: JSON.stringify(body),
      // The token is meant for this address only.
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    });
  }
}

/** One for each that was asked for; undefined where the answer is none of that. */
const resultsIn = async (answer: Response, count: number): Promise<readonly Result[] | undefined> => {
  try {
    const { data } = (await answer.json()) as { data?: { batch_results?: unknown } };
    const results = data?.batch_results;
    return Array.isArray(results) && results.length === count ? (results as Result[]) : undefined;
  } catch {
    return undefined;
  }
};

const away = (cause: unknown): DomainError => {
  const message = 'The key service does not answer at the moment. Try again shortly.';
  const error = new DomainError('key-service-away', message, 'unavailable');
  error.cause = cause;
  return error;
};

const refused = (what: string, status: number): DomainError =>
  away(new Error(`It refuses ${what}: HTTP ${status.toString()}.`));

const notUnderstood = (what: string): DomainError => away(new Error(`Its answer to ${what} is none.`));
