/** The server error codes that this store answers with, by MongoDB's names. */
export const errorCodes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  CommandNotFound: 59,
  ImmutableField: 66,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CommandNotSupported: 115,
  OperationFailed: 96,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  QueryExceededMemoryLimit: 292,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  UnknownField: 40415,
  UnrecognizedStage: 40324,
} as const;

export type ErrorName = keyof typeof errorCodes;

/** An error that is answered to the client, with MongoDB's code and name. */
export class CommandError extends Error {
  readonly code: number;

  constructor(
    readonly codeName: ErrorName,
    message: string,
    /** Further fields of the answer, such as `keyPattern` and `keyValue` of a duplicate key. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = errorCodes[codeName];
  }
}

/** What the store leaves out on purpose: always an error that names it, never a silent no-op. */
export const unsupported = (what: string): CommandError =>
  new CommandError('CommandNotSupported', `${what} is not supported by the embedded document store`);
