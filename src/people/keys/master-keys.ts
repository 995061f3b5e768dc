/** A data key as it is kept: encrypted with a master key. */
export interface WrappedKey {
  readonly wrapped: string;
  /** The id of the master key; missing where it was wrapped before master keys had ids. */
  readonly by?: string;
}

/** The key that wraps from now on. */
export interface CurrentKey {
  readonly id: string;
  /** Whether there is another one that may have wrapped what bears no id. */
  readonly hasBefore: boolean;
}

/**
 * The keys that wrap everybody's data keys. One of them is current and wraps; those before only unwrap, until all data
 * keys are wrapped anew. The events, which hold what the data keys sealed, never change for it.
 */
export interface MasterKeys {
  current(): Promise<CurrentKey>;
  /** @param of whose data key it is, authenticated with it. */
  wrap(key: Buffer, of: string): Promise<Required<WrappedKey>>;
  /** @throws Error where no key that is there wrapped it, or it was wrapped for somebody else. */
  unwrap(wrapped: WrappedKey, of: string): Promise<Buffer>;
  /**
   * Makes a new key the current one. @returns its id
   * @throws CannotRotate where that has to be done elsewhere
   */
  rotate(): Promise<string>;
  /** Forgets the keys before, where they are kept here. @returns their ids */
  forgetThoseBefore(): Promise<readonly string[]>;
}

/** The message says where a new key is to be made. */
export class CannotRotate extends Error {}
