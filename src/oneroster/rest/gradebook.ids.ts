import { idInLesson } from '../../journal/page/page-ids.values.js';

/** Where a line item is in the journal: a kind of work in a lesson. */
export interface LineItemPlace {
  readonly lessonId: string;
  /** Code of the kind of work. */
  readonly work: string;
}

/** `{lesson}.{code of the work}`. */
export const lineItemIdOf = ({ lessonId, work }: LineItemPlace): string => idInLesson(lessonId, work);

/** The place that an id of this form names, whether or not there is anything; undefined for another form. */
export const lineItemPlaceOf = (sourcedId: string): LineItemPlace | undefined => {
  const [, lessonId, work] =
    /^((?:[a-z0-9]+\.){3}\d{8}-\d{1,2})\.([a-z0-9][a-z0-9-]*)$/.exec(sourcedId) ?? [];
  return lessonId === undefined || work === undefined ? undefined : { lessonId, work };
};
