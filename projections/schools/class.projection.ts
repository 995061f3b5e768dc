import type { Projection } from '../../src/eventing/projection.js';
import type {
  ClassEvent,
  ClassFormed,
  GroupFormed,
  PupilEnrolled,
  PupilTransferred,
  PupilWithdrawn,
} from '../../src/school/class.events.js';
import { enter, leave } from '../../src/school/membership.values.js';
import { own } from '../../src/school/plain-data.values.js';
import type { ClassDocument, ClassesOfPupil, ClassesOfSchool, GroupsOfClass } from './read-model.js';

export const classes: Projection<ClassDocument, ClassEvent> = {
  name: 'classes',
  version: 3,
  handles: [
    'ClassFormed',
    'GroupFormed',
    'ClassRenamed',
    'ClassTeacherAssigned',
    'ClassTeacherReleased',
    'PupilEnrolled',
    'PupilWithdrawn',
    'PupilTransferred',
  ],
  idsOf: ({ data }) => [data.classId],
  evolve(document, event, id) {
    if (event.type === 'ClassFormed') {
      const { schoolId, title } = event.data;
      return { _id: id, schoolId, title, teachers: {}, pupils: {} };
    }
    if (event.type === 'GroupFormed') {
      const { schoolId, title, subjectId, partOf } = event.data;
      const more = partOf === undefined ? {} : { partOf };
      return { _id: id, schoolId, title, subjectId, ...more, teachers: {}, pupils: {} };
    }
    if (!document) throw new Error(`${event.type} came before the class ${id} was formed.`);
    switch (event.type) {
      case 'ClassRenamed':
        return { ...document, title: event.data.title };
      case 'ClassTeacherAssigned':
        return { ...document, teachers: enter(document.teachers, event.data.teacherId, event.data.from) };
      case 'ClassTeacherReleased':
        return { ...document, teachers: leave(document.teachers, event.data.teacherId, event.data.until) };
      case 'PupilEnrolled':
        return { ...document, pupils: enter(document.pupils, event.data.pupilId, event.data.from) };
      case 'PupilWithdrawn':
      case 'PupilTransferred':
        return { ...document, pupils: leave(document.pupils, event.data.pupilId, event.data.until) };
    }
  },
};

export const classesOfPupil: Projection<ClassesOfPupil, PupilEnrolled | PupilWithdrawn | PupilTransferred> = {
  name: 'classesOfPupil',
  version: 3,
  handles: ['PupilEnrolled', 'PupilWithdrawn', 'PupilTransferred'],
  spansSchools: true,
  idsOf: ({ data }) => [data.pupilId],
  evolve(document, event, id) {
    const { classId } = event.data;
    const classes = document?.classes ?? {};
    if (event.type === 'PupilEnrolled') return { _id: id, classes: enter(classes, classId, event.data.from) };
    const transferredTo = event.type === 'PupilTransferred' ? event.data.toClassId : document?.transferredTo;
    return {
      _id: id,
      classes: leave(classes, classId, event.data.until),
      ...(transferredTo === undefined ? {} : { transferredTo }),
    };
  },
};

export const classesOfSchool: Projection<ClassesOfSchool, ClassFormed> = {
  name: 'classesOfSchool',
  version: 2,
  handles: ['ClassFormed'],
  idsOf: ({ data }) => [data.schoolId],
  evolve: (document, { data, metadata }, id) => ({
    _id: id,
    classIds: [...(document?.classIds ?? []), data.classId],
    rosterCame: (document?.rosterCame ?? false) || metadata.via === 'import',
  }),
};

export const groupsOfClass: Projection<GroupsOfClass, GroupFormed> = {
  name: 'groupsOfClass',
  version: 1,
  handles: ['GroupFormed'],
  idsOf: ({ data: { classId, partOf } }) => [partOf ?? classId],
  evolve(document, { data: { classId, subjectId } }, id) {
    const groups = document?.groups ?? {};
    const ofSubject = own(groups, subjectId) ?? [];
    return { _id: id, groups: { ...groups, [subjectId]: [...ofSubject, classId] } };
  },
};
