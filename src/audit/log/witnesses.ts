import { parseSize, type Checkpoint } from '../transparency/checkpoint.js';
import type { Hash } from '../transparency/merkle.js';
import type { Policy, Witness } from '../transparency/policy.js';
import {
  MalformedNote,
  parseSignature,
  verifiedBy,
  type NoteSignature,
} from '../transparency/signed-note.js';
import { formatSubmission } from '../witness/submission.js';
import { failureCodeOf } from './failure-code.js';

/** Proves that the tree of a checkpoint begins with that of a size which it had before. */
export type ProofFrom = (oldSize: number) => Promise<readonly Hash[]>;

export interface WitnessesOptions {
  /** Those of its witnesses that have an address are asked. */
  readonly policy: Policy;
  /** The sizes that witnesses have cosigned, by their names in the policy. What is lost is asked for anew. */
  readonly sizes: {
    get(name: string): number | undefined;
    set(name: string, size: number): unknown;
  };
  readonly fetch?: typeof fetch;
  /** For how long a witness has time, in milliseconds. */
  readonly timeoutMs?: number;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

export interface WitnessStatus {
  /** Its name in the policy. */
  readonly name: string;
  /** The size that it cosigned last, as far as is known. */
  readonly size: number | undefined;
  readonly lastCosignedAt?: Date;
  /**
   * Why it did not cosign when it was asked last: a code of the network, `timeout`, `failed`, `http-` and a status,
   * `no-proof` where the log could not prove its growth, `unsigned` where its answer holds no cosignature of its key,
   * or `ahead` where it has cosigned a larger tree than this one. With `http-422` and `ahead` the log is at fault.
   */
  readonly failure?: string;
}

const ANSWER_MS = 5_000;
const LONGEST_ANSWER = 64 * 1024;

/** Asks witnesses to cosign the checkpoints of one log (C2SP tlog-witness, the client's part). */
export class Witnesses {
  private readonly asked: readonly AskedWitness[];

  constructor(options: WitnessesOptions) {
    this.asked = options.policy.witnesses.flatMap(({ url, ...witness }) =>
      url === undefined ? [] : [new AskedWitness({ ...witness, url }, options)],
    );
  }

  get statuses(): readonly WitnessStatus[] {
    return this.asked.map(({ status }) => status);
  }

  /** The cosignatures of all that give one in time, each verified. Never rejects: see `statuses`. */
  async cosign(checkpoint: Checkpoint, proofFrom: ProofFrom): Promise<readonly NoteSignature[]> {
    const answers = await Promise.all(this.asked.map((witness) => witness.cosign(checkpoint, proofFrom)));
    return answers.flat();
  }
}

/** Said no, or nothing. */
class NotCosigned extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

class AskedWitness {
  private lastCosignedAt: Date | undefined;
  private failure: string | undefined;

  constructor(
    private readonly witness: Witness & { readonly url: string },
    private readonly options: WitnessesOptions,
  ) {}

  get status(): WitnessStatus {
    const { name } = this.witness;
    return {
      name,
      size: this.options.sizes.get(name),
      ...(this.lastCosignedAt ? { lastCosignedAt: this.lastCosignedAt } : {}),
      ...(this.failure === undefined ? {} : { failure: this.failure }),
    };
  }

  async cosign(checkpoint: Checkpoint, proofFrom: ProofFrom): Promise<readonly NoteSignature[]> {
    const { now, sizes } = this.options;
    try {
      const cosignatures = this.cosignaturesIn(await this.submit(checkpoint, proofFrom), checkpoint);
      sizes.set(this.witness.name, checkpoint.size);
      this.lastCosignedAt = new Date(now());
      this.becomes(undefined);
      return cosignatures;
    } catch (error) {
      this.becomes(failureCodeOf(error));
      return [];
    }
  }

  /** What it answers; asked a second time where it says that it knows another tree than was thought. */
  private async submit(checkpoint: Checkpoint, proofFrom: ProofFrom): Promise<string> {
    const { sizes, timeoutMs = ANSWER_MS } = this.options;
    const signal = AbortSignal.timeout(timeoutMs);
    const post = (oldSize: number) => this.post(oldSize, checkpoint, proofFrom, signal);
    const thought = sizes.get(this.witness.name) ?? 0;
    let answer = await post(thought <= checkpoint.size ? thought : 0);
    const told = answer.status === 409 ? sizeIn(answer) : undefined;
    if (told !== undefined) {
      sizes.set(this.witness.name, told);
      if (told > checkpoint.size) throw new NotCosigned('ahead');
      answer = await post(told);
    }
    if (answer.status !== 200) throw new NotCosigned(`http-${answer.status.toString()}`);
    return answer.body;
  }

  private async post(
    oldSize: number,
    checkpoint: Checkpoint,
    proofFrom: ProofFrom,
    signal: AbortSignal,
  ): Promise<WitnessAnswer> {
    const isGrowth = oldSize > 0 && oldSize < checkpoint.size;
    const proof = isGrowth ? await proofFrom(oldSize).catch(() => undefined) : [];
    if (!proof) throw new NotCosigned('no-proof');
    const ask = this.options.fetch ?? fetch;
    const response = await ask(`${this.witness.url}/add-checkpoint`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: formatSubmission({ oldSize, proof, checkpoint }),
      redirect: 'manual',
      signal,
    });
    const type = response.headers.get('Content-Type') ?? '';
    return { status: response.status, type, body: await bodyOf(response) };
  }

  /** @throws NotCosigned where there is none of this witness with a time, or a false one */
  private cosignaturesIn(body: string, { note }: Checkpoint): readonly NoteSignature[] {
    try {
      const signatures = body.replace(/\n$/, '').split('\n').map(parseSignature);
      const own = signatures.filter((signature) =>
        verifiedBy({ ...note, signatures: [signature] }, [this.witness.key]).some(({ time }) => time !== 0),
      );
      if (own.length > 0) return own;
    } catch (error) {
      if (!(error instanceof MalformedNote)) throw error;
    }
    throw new NotCosigned('unsigned');
  }

  /** Tells of a change once, not at every checkpoint. */
  private becomes(failure: string | undefined): void {
    if (failure !== this.failure) {
      const news = failure === undefined ? 'cosigns again' : `does not cosign (${failure})`;
      this.options.log(`witness ${this.witness.name} ${news}`);
    }
    this.failure = failure;
  }
}

interface WitnessAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const sizeIn = ({ type, body }: WitnessAnswer): number | undefined =>
  type.split(';', 1)[0]?.trim() === 'text/x.tlog.size' ? parseSize(body.replace(/\n$/, '')) : undefined;

/** The text of an answer, of which no more is read than a witness needs to say. */
const bodyOf = async ({ body }: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LONGEST_ANSWER) throw new NotCosigned('unsigned');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};
