/** The place of a thread in a list, as a text by whose order it runs backwards: those come first that were written in last. */
export const placeOf = (threadId: string, { lastAt }: { readonly lastAt: string }): string =>
  `${lastAt}_${threadId}`;

/** The place of the last thread that was shown. */
export const THREAD_CURSOR = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[a-z0-9]{1,64}$/;

/** The place of the last report that was shown. */
export const REPORT_CURSOR = /^[01]_\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[a-z0-9]{1,64}-\d{1,5}$/;
