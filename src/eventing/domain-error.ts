/** How a refusal is answered over HTTP; `rule` is what the rules of the domain refuse. */
export type Refusal =
  | 'bad-input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'unsupported'
  | 'rule'
  | 'too-many'
  | 'unavailable';

export interface FieldError {
  /** Path of the field in what was sent, such as `grades.3.value`. */
  readonly field: string;
  readonly message: string;
  /** Stable, where it is told by itself in other languages: of a bundle's fault, or of a refusal in this one. */
  readonly code?: string;
  /** What its sentence names, and where it stands. */
  readonly params?: Readonly<Record<string, string>>;
  /** The fields that a refusal in this one names. */
  readonly errors?: readonly FieldError[];
}

/**
 * The one error of the domain: a stable `code`, and a sentence that says what is wrong and what to do.
 * The sentence and the fields never carry personal data.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    message: string,
    readonly kind: Refusal = 'rule',
    readonly fields: readonly FieldError[] = [],
    /** Seconds after which it is worth another try, where that is known. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** Refuses what was sent for some fields, with what has to be put right: `invalid-input`. */
export const invalidInput = (message: string, ...fields: readonly string[]): DomainError =>
  new DomainError(
    'invalid-input',
    `Put right: ${fields.join(', ')} ${message}.`,
    'bad-input',
    fields.map((field) => ({ field, message })),
  );
