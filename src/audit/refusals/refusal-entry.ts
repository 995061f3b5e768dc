/**
 * That something was refused to somebody, once or several times within some minutes. Holds ids and no names.
 * `_id`: a digest of who, what, from where and in which minutes.
 */
export interface RefusalEntry {
  readonly _id: string;
  /** In which whoever asked has a role; one of several, each of which has an entry of its own. */
  readonly schoolId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly method: string;
  /** As the description of the API has it. */
  readonly route: string;
  /** What the address named, by the parameters of the route. */
  readonly ids: Readonly<Record<string, string>>;
  /** Of the problem details that were answered. */
  readonly code: string;
  /** See `networkOf`. */
  readonly network: string;
  readonly first: Date;
  readonly last: Date;
  readonly count: number;
}
