/**
 * A place in the store's log. EventStoreDB orders `$all` by commit and, within one transaction, prepare
 * position; a checkpoint that keeps only the commit position can lose events (KurrentDB issue 4970).
 */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export const START: Position = { commit: 0n, prepare: 0n };

export const comparePositions = (a: Position, b: Position): number =>
  a.commit === b.commit
    ? Number(a.prepare > b.prepare) - Number(a.prepare < b.prepare)
    : a.commit < b.commit
      ? -1
      : 1;

export const laterOf = (a: Position, b: Position): Position => (comparePositions(a, b) >= 0 ? a : b);

export const earlierOf = (a: Position, b: Position): Position => (comparePositions(a, b) <= 0 ? a : b);

/** As in `X-Journal-Position`: `commit/prepare`, both decimal. */
export const formatPosition = ({ commit, prepare }: Position): string =>
  `${commit.toString()}/${prepare.toString()}`;

const LARGEST = 2n ** 63n - 1n;

/** The position that a text of the form `commit/prepare` names, or undefined where it has another form. */
export const parsePosition = (text: string): Position | undefined => {
  const match = /^(\d{1,19})\/(\d{1,19})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const position = { commit: BigInt(match[1]), prepare: BigInt(match[2]) };
  return position.commit <= LARGEST && position.prepare <= LARGEST ? position : undefined;
};
