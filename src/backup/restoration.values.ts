/** The stream in which it is recorded that the journal was restored from a backup. */
export const RESTORATIONS_STREAM = 'restoration-journal';
