import type { AmongClass } from './among.values.js';

/** As whom somebody writes, or reads along. */
export type WriterRole = 'teacher' | 'guardian' | 'pupil';

interface ClassThread {
  /** As whom one begins it. */
  readonly opener: WriterRole;
  readonly writers: readonly WriterRole[];
  readonly readers: readonly WriterRole[];
}

const amongWriters = (opener: WriterRole, writers: readonly WriterRole[]): ClassThread => ({
  ...{ opener, writers, readers: writers },
});

/**
 * Who of a class is in its threads of each kind; a teacher there is the class teacher. Guardians read whatever a teacher
 * and pupils write to each other in a class.
 */
export const CLASS_THREADS: Readonly<Record<AmongClass['kind'], ClassThread>> = {
  class: amongWriters('teacher', ['teacher', 'guardian']),
  guardians: amongWriters('guardian', ['guardian']),
  pupils: amongWriters('pupil', ['pupil']),
  pupilsAndTeacher: {
    ...{ opener: 'teacher', writers: ['teacher', 'pupil'], readers: ['teacher', 'pupil', 'guardian'] },
  },
  everybody: amongWriters('teacher', ['teacher', 'pupil', 'guardian']),
};

export const CLASS_KINDS = ['class', 'guardians', 'pupils', 'pupilsAndTeacher', 'everybody'] as const;

/** The kinds of threads of a class that somebody reads in it. */
export const kindsReadAs = (role: WriterRole): readonly AmongClass['kind'][] =>
  CLASS_KINDS.filter((kind) => CLASS_THREADS[kind].readers.includes(role));
