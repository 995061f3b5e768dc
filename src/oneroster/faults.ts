import { telling, type Told } from './told.js';

/**
 * What can be wrong with a bundle, by codes that stay. Each stands at a place, and says what is wrong there; what it
 * names stands in braces, under other names than the place's `file`, `line` and `column`. The pages have a text on each in
 * their other languages.
 */
export const FAULTS = {
  // The archive and its files
  'bundle-unreadable': "the bundle can't be read: {reason}",
  'too-many-files': 'the bundle holds more than {most} files',
  'too-many-bytes': 'the files of the bundle have more than {most} bytes together',
  'file-twice': 'the archive holds this file twice',
  'file-encrypted': 'is encrypted; a bundle must not be',
  'file-oversized': 'has {bytes} bytes, more than the {most} that are read',
  'file-compressed-otherwise': 'is compressed by method {method}, not deflate',
  'file-damaged': 'is damaged: {reason}',
  'file-checksum-wrong': 'is damaged: its checksum is wrong',
  'file-missing': 'the file is missing; a bulk bundle needs it',
  'file-not-utf8': 'is not valid UTF-8',
  // The manifest
  'manifest-missing': 'the file is missing; it must lie at the top of the bundle',
  'manifest-header-wrong': 'the header must be propertyName,value',
  'manifest-property-twice': 'line {first} has the same property',
  'manifest-property-unknown': 'the standard knows no such property',
  'manifest-layout-unknown': 'manifest.version must be 1.0',
  'manifest-version-unknown': 'oneroster.version must be 1.1 or 1.2',
  'manifest-mode-unknown': '{property} must be one of {modes}',
  'manifest-says-absent': '{named} is there although the manifest says absent',
  'manifest-says-present': '{named} is not there although the manifest says {mode}',
  'manifest-without-file': 'the manifest does not name this file',
  // Lines and columns
  'quote-not-closed': 'the quotation mark that opens this value is never closed',
  'quote-within-value': 'a quotation mark inside a value that is not enclosed in quotation marks',
  'text-after-quote': 'text follows the closing quotation mark',
  'header-missing': 'the header is missing',
  'column-twice': 'this column stands twice in the header',
  'column-unknown': 'the standard knows no such column; an extension is named metadata.…',
  'column-missing': 'this column is missing',
  'line-length-wrong': 'has {found} values where the header has {expected}',
  // Single values
  'value-missing': 'must not be empty',
  'value-of-other-form': 'must have a form such as {examples}',
  'value-of-no-choice': 'must be one of {choices}',
  'value-no-id': 'must be an id of at most 255 characters without spaces or commas',
  'value-no-ids': 'must be a comma-separated list of ids',
  'value-no-date': 'must be a date of the calendar as YYYY-MM-DD',
  'value-no-instant': 'must be an instant such as 2026-01-31T08:00:00.000Z',
  'value-no-year': 'must be a year as YYYY',
  'value-no-number': 'must be a number such as 12 or 12.5',
  'value-no-whole-number': 'must be a whole number, 0 or more',
  'value-no-number-within': 'must be a whole number from {least} to {most}',
  'value-no-boolean': 'must be true or false',
  'id-twice': 'line {first} has the same sourcedId',
  'id-unknown': '{among} has no {ids}',
  // What values say together
  'end-before-begin': 'must be later than beginDate',
  'session-end-before-start': 'must be later than startDate; it is the day after the last one',
  'session-without-year': 'no school year stands above this session',
  'session-outside-year': 'the session does not lie within its school year {year}',
  'orgs-in-a-circle': 'the organisations above this one lead back to themselves',
  'org-no-school': '{org} is no school but a {type}',
  'guardian-is-pupil': "{guardian} is a pupil too and can't be a pupil's guardian",
  'class-no-homeroom': '{homeroom} is no homeroom',
  'homeroom-of-other-school': '{homeroom} belongs to another school',
  'class-of-school': 'the class {class} belongs to {school}',
  'role-fits-not': 'the user {user} has no role that fits',
  'category-elsewhere': 'line items need their categories in the same bundle',
  'work-kind-without-day': 'must not be empty where metadata.school names whose kind of work it is',
  'due-before-assigned': 'must not be earlier than assignDate',
  'result-range-empty': 'must be more than resultValueMin',
  'lesson-from-one': 'lessons of a day count from 1',
  'day-outside-session': 'does not lie within the session {session} that {named} names',
  'pupil-of-other-class': "{pupil} is no student of the line item's class {class}",
  'score-outside-range': 'must lie within the {min} to {max} of the line item {item}',
  'absence-misplaced': 'only line items of absence take one; {item} is of {purpose}',
  'absence-missing': 'a line item of absence needs one; {item} is of {purpose}',
  'remark-misplaced': 'stands in every result of a line item of remarks, and in no other',
  'remark-empty': 'must not be empty: it is what the remark says',
  'score-missing': 'must not be empty where scoreStatus says fully graded',
  // What the school has already
  'span-overlaps':
    '{title} ({from} to {to}) overlaps with {otherTitle} ({otherFrom} to {otherTo}), which the school has already: give both the same days.',
  // What is another school's
  'names-other-school': '{school} is another school',
  'person-of-other-school': '{id} belongs to another school',
  'class-of-other-school': '{id} belongs to another school',
  'username-of-other': '{id} has the username of somebody else',
} as const;

export type FaultCode = keyof typeof FAULTS;
export type Fault = Told<FaultCode>;

export const fault = telling(FAULTS);
