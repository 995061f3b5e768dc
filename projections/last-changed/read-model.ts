/**
 * When something was put down or changed last, for whoever keeps a copy of it. `_id`: a school, class, person, account
 * or page.
 */
export interface LastChanged {
  readonly _id: string;
  /** Instant. */
  readonly at: string;
  /** Instants, of what stands in it: a school's years, terms, subjects and kinds of work, the members of a class. */
  readonly parts: Readonly<Record<string, string>>;
}
