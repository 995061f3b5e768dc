/** Says by a code only why something outside the application failed: a message could name an address. */
export const failureCodeOf = (error: unknown): string => {
  const { code, name, cause } = (error ?? {}) as Readonly<Record<'code' | 'name' | 'cause', unknown>>;
  if (typeof code === 'string') return code.toLowerCase();
  if (name === 'TimeoutError') return 'timeout';
  return cause === undefined ? 'failed' : failureCodeOf(cause);
};
