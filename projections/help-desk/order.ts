/**
 * The place of a question in a list, as a text by whose order it runs backwards: first those that wait for whoever
 * looks, and of these and the others what was written last.
 */
export const placeOf = (questionId: string, waits: boolean, lastAt: string): string =>
  `${waits ? '1' : '0'}_${lastAt}_${questionId}`;

/** The place of the last question that was shown. */
export const QUESTION_CURSOR = /^[01]_\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[a-z0-9]{1,64}$/;
