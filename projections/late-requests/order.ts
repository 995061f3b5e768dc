/** The place of a request in a list, as a text by whose order it runs backwards: what happened last comes first. */
export const placeOf = (requestId: string, at: string): string => `${at}_${requestId}`;

/** The place of the last request that was shown. */
export const LATE_REQUEST_CURSOR = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[a-z0-9.-]{1,250}$/;
