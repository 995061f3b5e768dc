import type { EventSchema } from './event-schema.js';

// Made from the types in `*.events.ts` by `npm run docs`; a test fails when it is stale.

/** The data of each type of event in the feed, by type and version. */
export const EVENT_SCHEMAS: Readonly<Record<string, EventSchema>> = {
  'PageOpened.v1': {
    description:
      "A group's page for one subject and term was opened, with the rules that the school had then.",
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      groupId: { type: 'string', 'x-journal': 'id' },
      subjectId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      timeZone: { type: 'string' },
      scale: {
        type: 'object',
        description:
          'A grading scale: whole numbers such as 2–5 or 0–20, or names such as A–F, each of which stands for a number.',
        properties: {
          min: { type: 'number' },
          max: { type: 'number' },
          names: {
            type: 'object',
            description: 'The grades and the number that each stands for, where they are no whole numbers.',
            additionalProperties: { type: 'number' },
          },
          levels: {
            type: 'object',
            description: 'The least numbers of the levels; what is below them all is unsatisfactory.',
            properties: {
              excellent: { type: 'number' },
              good: { type: 'number' },
              satisfactory: { type: 'number' },
            },
            required: ['excellent', 'good', 'satisfactory'],
          },
        },
        required: ['min', 'max', 'levels'],
      },
      works: {
        type: 'array',
        items: {
          type: 'object',
          description: 'What a grade is for, with how much it counts in the average.',
          properties: {
            code: { type: 'string' },
            title: { type: 'string' },
            abbreviation: { type: 'string' },
            weight: { type: 'number' },
            grades: {
              type: 'number',
              description:
                'How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said.',
            },
          },
          required: ['code', 'title', 'abbreviation', 'weight'],
        },
      },
      editWindowDays: {
        type: 'number',
        description: 'Days after the lesson in which its teacher may write.',
      },
      rounding: {
        description:
          "How a school makes a term grade of an average: the nearest grade, halves up; or by thresholds, each the least average of a grade, such as `{ '4': 3.6, '5': 4.6 }`, where a grade without one has the nearest's.",
        anyOf: [
          { type: 'object', properties: { kind: { type: 'string', const: 'halfUp' } }, required: ['kind'] },
          {
            type: 'object',
            properties: {
              kind: { type: 'string', const: 'thresholds' },
              least: { type: 'object', additionalProperties: { type: 'number' } },
            },
            required: ['kind', 'least'],
          },
        ],
      },
    },
    required: [
      'pageId',
      'schoolId',
      'groupId',
      'subjectId',
      'termId',
      'from',
      'to',
      'timeZone',
      'scale',
      'works',
      'editWindowDays',
      'rounding',
    ],
  },
  'TeacherAssigned.v1': {
    description: 'A teacher may write in the page from a day on.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', 'x-journal': 'person' },
      from: { type: 'string', format: 'date' },
    },
    required: ['pageId', 'teacherId', 'from'],
  },
  'TeacherReleased.v1': {
    description: 'A teacher may write in the page no longer after a day.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', 'x-journal': 'person' },
      until: { type: 'string', format: 'date' },
    },
    required: ['pageId', 'teacherId', 'until'],
  },
  'PupilListed.v1': {
    description: "A pupil stands on the page's list from a day on.",
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      from: { type: 'string', format: 'date' },
    },
    required: ['pageId', 'pupilId', 'from'],
  },
  'PupilDelisted.v1': {
    description: "A pupil stands on the page's list no longer after a day.",
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      until: { type: 'string', format: 'date' },
    },
    required: ['pageId', 'pupilId', 'until'],
  },
  'WorkKindSet.v1': {
    description:
      'In lessons from a day on, a kind of work is new or counts differently; what was graded before stays as it was.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      work: {
        type: 'object',
        description: 'What a grade is for, with how much it counts in the average.',
        properties: {
          code: { type: 'string' },
          title: { type: 'string' },
          abbreviation: { type: 'string' },
          weight: { type: 'number' },
          grades: {
            type: 'number',
            description:
              'How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said.',
          },
        },
        required: ['code', 'title', 'abbreviation', 'weight'],
      },
      from: { type: 'string', format: 'date' },
    },
    required: ['pageId', 'work', 'from'],
  },
  'PageDaysChanged.v1': {
    description: 'The term of the page got other days.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
    },
    required: ['pageId', 'from', 'to'],
  },
  'EditWindowExtended.v1': {
    description:
      'The teachers of the page may write about all of it up to a day, whatever the edit window says.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      until: { type: 'string', format: 'date' },
      reason: { type: 'string', 'x-journal': 'text' },
    },
    required: ['pageId', 'until'],
  },
  'LateCorrectionsAllowed.v1': {
    description:
      'Somebody else who leads the school allowed a person to go on correcting grades of the page late, up to so many late corrections in all.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      personId: { type: 'string', 'x-journal': 'person' },
      upTo: { type: 'number', description: 'How many late corrections the page may have then.' },
      reason: { type: 'string', 'x-journal': 'text' },
    },
    required: ['pageId', 'personId', 'upTo'],
  },
  'LessonPlanned.v1': {
    description: 'A lesson was planned ahead, with the topic that it is to have.',
    type: 'object',
    properties: {
      number: { type: 'number', description: 'Number of the lesson in the day.' },
      topic: { type: 'string', 'x-journal': 'text' },
      teacherId: { type: 'string', 'x-journal': 'person' },
      besideTimetable: {
        type: 'boolean',
        const: true,
        description: 'The timetable that holds does not have it there.',
      },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
    },
    required: ['date', 'lessonId', 'number', 'pageId'],
  },
  'LessonRecorded.v1': {
    description: 'A lesson was held, with its topic.',
    type: 'object',
    properties: {
      number: { type: 'number', description: 'Number of the lesson in the day.' },
      topic: { type: 'string', 'x-journal': 'text' },
      teacherId: { type: 'string', 'x-journal': 'person' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'lessonId', 'number', 'pageId'],
  },
  'TopicChanged.v1': {
    description: "A planned or recorded lesson's topic was put differently.",
    type: 'object',
    properties: {
      from: { type: 'string', 'x-journal': 'text' },
      to: { type: 'string', 'x-journal': 'text' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'lessonId', 'pageId'],
  },
  'LessonCancelled.v1': {
    description: 'A lesson does not take place; it stays visible as such.',
    type: 'object',
    properties: {
      number: { type: 'number' },
      reason: { type: 'string', 'x-journal': 'text' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'lessonId', 'number', 'pageId'],
  },
  'LessonReinstated.v1': {
    description: 'In the lesson, with a mark where it was written late.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'lessonId', 'pageId'],
  },
  'SubstituteAssigned.v1': {
    description: 'Another teacher gives one lesson, and may write in it and in no other.',
    type: 'object',
    properties: {
      number: { type: 'number' },
      teacherId: { type: 'string', 'x-journal': 'person' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
    },
    required: ['date', 'lessonId', 'number', 'pageId', 'teacherId'],
  },
  'SubstituteReleased.v1': {
    description: 'A substitute does not give the lesson after all.',
    type: 'object',
    properties: {
      teacherId: { type: 'string', 'x-journal': 'person' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
    },
    required: ['date', 'lessonId', 'pageId', 'teacherId'],
  },
  'HomeworkSet.v1': {
    description: 'Homework was set in a lesson, for the whole group or for single pupils.',
    type: 'object',
    properties: {
      homeworkId: { type: 'string', 'x-journal': 'id' },
      text: { type: 'string', 'x-journal': 'text' },
      dueOn: { type: 'string', format: 'date' },
      dueLesson: {
        type: 'number',
        description: 'Number of the lesson in the day for which it is due, where it is for a certain one.',
      },
      minutes: { type: 'number', description: 'How long it should take.' },
      pupilIds: {
        type: 'array',
        description: 'For these pupils only; for the whole group where nobody is named.',
        items: { type: 'string', 'x-journal': 'person' },
      },
      files: {
        type: 'array',
        items: {
          type: 'object',
          description:
            'A file that goes with homework; its content is stored under its hash, outside the event store.',
          properties: {
            fileId: {
              type: 'string',
              description: 'SHA-256 of the content, in hexadecimal.',
              'x-journal': 'id',
            },
            name: { type: 'string', 'x-journal': 'text' },
            mediaType: { type: 'string' },
            size: { type: 'number', description: 'In bytes.' },
          },
          required: ['fileId', 'mediaType', 'size'],
        },
      },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'dueOn', 'homeworkId', 'lessonId', 'pageId'],
  },
  'HomeworkAmended.v1': {
    description: 'Homework was put differently; what it was stays here.',
    type: 'object',
    properties: {
      homeworkId: { type: 'string', 'x-journal': 'id' },
      from: {
        type: 'object',
        description: 'What is to be done, by whom and until when.',
        properties: {
          text: { type: 'string', 'x-journal': 'text' },
          dueOn: { type: 'string', format: 'date' },
          dueLesson: {
            type: 'number',
            description:
              'Number of the lesson in the day for which it is due, where it is for a certain one.',
          },
          minutes: { type: 'number', description: 'How long it should take.' },
          pupilIds: {
            type: 'array',
            description: 'For these pupils only; for the whole group where nobody is named.',
            items: { type: 'string', 'x-journal': 'person' },
          },
          files: {
            type: 'array',
            items: {
              type: 'object',
              description:
                'A file that goes with homework; its content is stored under its hash, outside the event store.',
              properties: {
                fileId: {
                  type: 'string',
                  description: 'SHA-256 of the content, in hexadecimal.',
                  'x-journal': 'id',
                },
                name: { type: 'string', 'x-journal': 'text' },
                mediaType: { type: 'string' },
                size: { type: 'number', description: 'In bytes.' },
              },
              required: ['fileId', 'mediaType', 'size'],
            },
          },
        },
        required: ['dueOn'],
      },
      to: {
        type: 'object',
        description: 'What is to be done, by whom and until when.',
        properties: {
          text: { type: 'string', 'x-journal': 'text' },
          dueOn: { type: 'string', format: 'date' },
          dueLesson: {
            type: 'number',
            description:
              'Number of the lesson in the day for which it is due, where it is for a certain one.',
          },
          minutes: { type: 'number', description: 'How long it should take.' },
          pupilIds: {
            type: 'array',
            description: 'For these pupils only; for the whole group where nobody is named.',
            items: { type: 'string', 'x-journal': 'person' },
          },
          files: {
            type: 'array',
            items: {
              type: 'object',
              description:
                'A file that goes with homework; its content is stored under its hash, outside the event store.',
              properties: {
                fileId: {
                  type: 'string',
                  description: 'SHA-256 of the content, in hexadecimal.',
                  'x-journal': 'id',
                },
                name: { type: 'string', 'x-journal': 'text' },
                mediaType: { type: 'string' },
                size: { type: 'number', description: 'In bytes.' },
              },
              required: ['fileId', 'mediaType', 'size'],
            },
          },
        },
        required: ['dueOn'],
      },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'from', 'homeworkId', 'lessonId', 'pageId', 'to'],
  },
  'HomeworkWithdrawn.v1': {
    description: 'Homework need not be done.',
    type: 'object',
    properties: {
      homeworkId: { type: 'string', 'x-journal': 'id' },
      task: {
        type: 'object',
        description: 'What is to be done, by whom and until when.',
        properties: {
          text: { type: 'string', 'x-journal': 'text' },
          dueOn: { type: 'string', format: 'date' },
          dueLesson: {
            type: 'number',
            description:
              'Number of the lesson in the day for which it is due, where it is for a certain one.',
          },
          minutes: { type: 'number', description: 'How long it should take.' },
          pupilIds: {
            type: 'array',
            description: 'For these pupils only; for the whole group where nobody is named.',
            items: { type: 'string', 'x-journal': 'person' },
          },
          files: {
            type: 'array',
            items: {
              type: 'object',
              description:
                'A file that goes with homework; its content is stored under its hash, outside the event store.',
              properties: {
                fileId: {
                  type: 'string',
                  description: 'SHA-256 of the content, in hexadecimal.',
                  'x-journal': 'id',
                },
                name: { type: 'string', 'x-journal': 'text' },
                mediaType: { type: 'string' },
                size: { type: 'number', description: 'In bytes.' },
              },
              required: ['fileId', 'mediaType', 'size'],
            },
          },
        },
        required: ['dueOn'],
      },
      reason: { type: 'string', 'x-journal': 'text' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'homeworkId', 'lessonId', 'pageId', 'task'],
  },
  'GradeGiven.v1': {
    description: 'A pupil was given a grade for a work in a lesson.',
    type: 'object',
    properties: {
      gradeId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      work: {
        type: 'object',
        description: 'What a grade is for, with how much it counts in the average.',
        properties: {
          code: { type: 'string' },
          title: { type: 'string' },
          abbreviation: { type: 'string' },
          weight: { type: 'number' },
          grades: {
            type: 'number',
            description:
              'How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said.',
          },
        },
        required: ['code', 'title', 'abbreviation', 'weight'],
      },
      value: { type: 'string' },
      comment: { type: ['string', 'null'], 'x-journal': 'text' },
      madeUpOn: {
        type: 'string',
        format: 'date',
        description: 'The day on which a pupil who had been away made up for the work.',
      },
      settles: { type: 'string', description: 'The debt that it settles.', 'x-journal': 'id' },
      late: { type: 'boolean', description: 'Given after the edit window.' },
      asked: {
        type: 'object',
        description:
          'What a deputy head wrote because a teacher, who may write it no longer, had asked for it.',
        properties: {
          requestId: { type: 'string', 'x-journal': 'id' },
          teacherId: { type: 'string', description: 'Who asked.', 'x-journal': 'person' },
        },
        required: ['requestId', 'teacherId'],
      },
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
    },
    required: ['date', 'gradeId', 'late', 'lessonId', 'pageId', 'pupilId', 'value', 'work'],
  },
  'GradeCorrected.v1': {
    description: 'A grade was corrected; what it was stays here.',
    type: 'object',
    properties: {
      gradeId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      work: {
        type: 'object',
        description: 'What a grade is for, with how much it counts in the average.',
        properties: {
          code: { type: 'string' },
          title: { type: 'string' },
          abbreviation: { type: 'string' },
          weight: { type: 'number' },
          grades: {
            type: 'number',
            description:
              'How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said.',
          },
        },
        required: ['code', 'title', 'abbreviation', 'weight'],
      },
      from: { type: 'string' },
      to: { type: 'string' },
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      late: { type: 'boolean', description: 'Corrected after the edit window.' },
      asked: {
        type: 'object',
        description:
          'What a deputy head wrote because a teacher, who may write it no longer, had asked for it.',
        properties: {
          requestId: { type: 'string', 'x-journal': 'id' },
          teacherId: { type: 'string', description: 'Who asked.', 'x-journal': 'person' },
        },
        required: ['requestId', 'teacherId'],
      },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
    },
    required: ['date', 'from', 'gradeId', 'late', 'lessonId', 'pageId', 'pupilId', 'reason', 'to', 'work'],
  },
  'GradeAnnulled.v1': {
    description: 'A grade counts no longer; what it was stays here.',
    type: 'object',
    properties: {
      gradeId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      work: {
        type: 'object',
        description: 'What a grade is for, with how much it counts in the average.',
        properties: {
          code: { type: 'string' },
          title: { type: 'string' },
          abbreviation: { type: 'string' },
          weight: { type: 'number' },
          grades: {
            type: 'number',
            description:
              'How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said.',
          },
        },
        required: ['code', 'title', 'abbreviation', 'weight'],
      },
      value: { type: 'string' },
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      late: { type: 'boolean', description: 'Annulled after the edit window.' },
      asked: {
        type: 'object',
        description:
          'What a deputy head wrote because a teacher, who may write it no longer, had asked for it.',
        properties: {
          requestId: { type: 'string', 'x-journal': 'id' },
          teacherId: { type: 'string', description: 'Who asked.', 'x-journal': 'person' },
        },
        required: ['requestId', 'teacherId'],
      },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
    },
    required: ['date', 'gradeId', 'late', 'lessonId', 'pageId', 'pupilId', 'reason', 'value', 'work'],
  },
  'DebtMarked.v1': {
    description: "A point in place of a grade, which waits for the pupil's work.",
    type: 'object',
    properties: {
      debtId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      work: {
        type: 'object',
        description: 'What a grade is for, with how much it counts in the average.',
        properties: {
          code: { type: 'string' },
          title: { type: 'string' },
          abbreviation: { type: 'string' },
          weight: { type: 'number' },
          grades: {
            type: 'number',
            description:
              'How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said.',
          },
        },
        required: ['code', 'title', 'abbreviation', 'weight'],
      },
      dueOn: { type: 'string', format: 'date' },
      comment: { type: ['string', 'null'], 'x-journal': 'text' },
      late: { type: 'boolean', description: 'Marked after the edit window.' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
    },
    required: ['date', 'debtId', 'late', 'lessonId', 'pageId', 'pupilId', 'work'],
  },
  'DebtSettled.v1': {
    description: 'A debt was settled by a grade.',
    type: 'object',
    properties: {
      debtId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      gradeId: { type: 'string', 'x-journal': 'id' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
    },
    required: ['date', 'debtId', 'gradeId', 'lessonId', 'pageId', 'pupilId'],
  },
  'DebtWithdrawn.v1': {
    description: 'A debt need not be settled.',
    type: 'object',
    properties: {
      debtId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      late: { type: 'boolean', description: 'Withdrawn after the edit window.' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
    },
    required: ['date', 'debtId', 'late', 'lessonId', 'pageId', 'pupilId', 'reason'],
  },
  'GradesTakenOver.v1': {
    description:
      'A pupil came from another page of the subject and term, whose grades count here by reference from now on. What was taken over from that page before is replaced.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      fromPageId: { type: 'string', 'x-journal': 'id' },
      grades: {
        type: 'array',
        items: {
          type: 'object',
          description: 'A grade of another page, as it counts in this one.',
          properties: {
            gradeId: { type: 'string', 'x-journal': 'id' },
            date: { type: 'string', format: 'date' },
            work: {
              type: 'object',
              description: 'What a grade is for, with how much it counts in the average.',
              properties: {
                code: { type: 'string' },
                title: { type: 'string' },
                abbreviation: { type: 'string' },
                weight: { type: 'number' },
                grades: {
                  type: 'number',
                  description:
                    'How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said.',
                },
              },
              required: ['code', 'title', 'abbreviation', 'weight'],
            },
            value: { type: 'string' },
          },
          required: ['gradeId', 'date', 'work', 'value'],
        },
      },
    },
    required: ['pageId', 'pupilId', 'fromPageId', 'grades'],
  },
  'LateCorrectionRequested.v1': {
    description:
      'A teacher, for whom the edit window is over, asked a deputy head to give, correct or annul a grade.',
    type: 'object',
    properties: {
      work: {
        type: 'object',
        description: 'What a grade is for, with how much it counts in the average.',
        properties: {
          code: { type: 'string' },
          title: { type: 'string' },
          abbreviation: { type: 'string' },
          weight: { type: 'number' },
          grades: {
            type: 'number',
            description:
              'How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said.',
          },
        },
        required: ['code', 'title', 'abbreviation', 'weight'],
      },
      from: {
        type: 'string',
        description: 'What the grade was when it was asked for; none where one is to be given.',
      },
      to: { type: 'string', description: 'What it is to be; none where it is to be annulled.' },
      madeUpOn: {
        type: 'string',
        format: 'date',
        description: 'The day on which a pupil who had been away made up for the work.',
      },
      settles: { type: 'string', description: 'The debt that the grade is to settle.', 'x-journal': 'id' },
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      requestId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', description: 'Who asked.', 'x-journal': 'person' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      gradeId: {
        type: 'string',
        description: 'The grade, or the id that it is to have where one is to be given.',
        'x-journal': 'id',
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
    },
    required: [
      'date',
      'gradeId',
      'lessonId',
      'pageId',
      'pupilId',
      'reason',
      'requestId',
      'teacherId',
      'work',
    ],
  },
  'LateCorrectionApproved.v1': {
    description: 'What is to become of which grade, and who asks for it.',
    type: 'object',
    properties: {
      requestId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', description: 'Who asked.', 'x-journal': 'person' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      gradeId: {
        type: 'string',
        description: 'The grade, or the id that it is to have where one is to be given.',
        'x-journal': 'id',
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['date', 'gradeId', 'lessonId', 'pageId', 'pupilId', 'requestId', 'teacherId'],
  },
  'LateCorrectionRefused.v1': {
    description: 'A deputy head did not write what was asked for.',
    type: 'object',
    properties: {
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      requestId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', description: 'Who asked.', 'x-journal': 'person' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      gradeId: {
        type: 'string',
        description: 'The grade, or the id that it is to have where one is to be given.',
        'x-journal': 'id',
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['date', 'gradeId', 'lessonId', 'pageId', 'pupilId', 'reason', 'requestId', 'teacherId'],
  },
  'LateCorrectionWithdrawn.v1': {
    description: 'What is to become of which grade, and who asks for it.',
    type: 'object',
    properties: {
      requestId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', description: 'Who asked.', 'x-journal': 'person' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      gradeId: {
        type: 'string',
        description: 'The grade, or the id that it is to have where one is to be given.',
        'x-journal': 'id',
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['date', 'gradeId', 'lessonId', 'pageId', 'pupilId', 'requestId', 'teacherId'],
  },
  'AbsenceRecorded.v1': {
    description: 'A pupil was away from a lesson, or late for it.',
    type: 'object',
    properties: {
      pupilId: { type: 'string', 'x-journal': 'person' },
      code: {
        type: 'string',
        enum: ['absent', 'excused', 'ill', 'late'],
        description: 'Absent: no reason known yet.',
      },
      minutes: { type: 'number' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['code', 'date', 'lessonId', 'pageId', 'pupilId'],
  },
  'AbsenceReasonSet.v1': {
    description:
      "The reason of an absence became known, or another one did; the teacher's record stays as it is.",
    type: 'object',
    properties: {
      pupilId: { type: 'string', 'x-journal': 'person' },
      from: {
        type: 'string',
        enum: ['absent', 'excused', 'ill', 'late'],
        description: 'Absent: no reason known yet.',
      },
      to: {
        type: 'string',
        enum: ['absent', 'excused', 'ill', 'late'],
        description: 'Absent: no reason known yet.',
      },
      note: { type: ['string', 'null'], 'x-journal': 'text' },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'from', 'lessonId', 'pageId', 'pupilId', 'to'],
  },
  'AbsenceWithdrawn.v1': {
    description: 'An absence had been recorded by mistake.',
    type: 'object',
    properties: {
      pupilId: { type: 'string', 'x-journal': 'person' },
      code: {
        type: 'string',
        enum: ['absent', 'excused', 'ill', 'late'],
        description: 'Absent: no reason known yet.',
      },
      minutes: { type: 'number' },
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['code', 'date', 'lessonId', 'pageId', 'pupilId', 'reason'],
  },
  'RemarkMade.v1': {
    description: 'Something was said about a pupil in a lesson.',
    type: 'object',
    properties: {
      remarkId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      kind: { type: 'string', enum: ['praise', 'reprimand', 'note'] },
      text: { type: ['string', 'null'], 'x-journal': 'text' },
      visibleTo: { type: 'string', enum: ['guardian', 'guardianAndPupil'] },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'kind', 'lessonId', 'pageId', 'pupilId', 'remarkId', 'visibleTo'],
  },
  'RemarkWithdrawn.v1': {
    description: 'A remark was taken back; what it said stays in the history.',
    type: 'object',
    properties: {
      remarkId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      pageId: { type: 'string', 'x-journal': 'id' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson.' },
      late: {
        type: 'boolean',
        const: true,
        description: 'Written after the edit window, or in a closed page.',
      },
    },
    required: ['date', 'lessonId', 'pageId', 'pupilId', 'reason', 'remarkId'],
  },
  'TermGradeGiven.v1': {
    description: "A pupil was given the term's grade in the page's subject, beside what was proposed.",
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      value: { type: 'string', description: 'A grade of the scale, `exempt` or `notAssessed`.' },
      late: { type: 'boolean', description: 'Given after the edit window.' },
      average: { type: 'number', description: 'Σ(value·weight) / Σ(weight), to six places.' },
      proposed: { type: 'string', description: "The grade that the school's rounding makes of it." },
    },
    required: ['late', 'pageId', 'pupilId', 'value'],
  },
  'TermGradeCorrected.v1': {
    description: 'A term grade was corrected; what it was stays here.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      from: { type: 'string' },
      to: { type: 'string' },
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      late: { type: 'boolean', description: 'Corrected after the edit window, or when the page was closed.' },
      average: { type: 'number', description: 'Σ(value·weight) / Σ(weight), to six places.' },
      proposed: { type: 'string', description: "The grade that the school's rounding makes of it." },
    },
    required: ['from', 'late', 'pageId', 'pupilId', 'reason', 'to'],
  },
  'PageClosed.v1': {
    description:
      'Everybody on the page has a term grade; from now on a deputy head may correct, and nothing more is written.',
    type: 'object',
    properties: { pageId: { type: 'string', 'x-journal': 'id' } },
    required: ['pageId'],
  },
  'PageReopened.v1': {
    description: 'A closed page may be written in again.',
    type: 'object',
    properties: {
      pageId: { type: 'string', 'x-journal': 'id' },
      reason: { type: 'string', 'x-journal': 'text' },
    },
    required: ['pageId'],
  },
  'FinalGradeGiven.v1': {
    description:
      "A pupil was given the year's final grade in a subject, beside the term grades and what they come to.",
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      groupId: { type: 'string', 'x-journal': 'id' },
      yearId: { type: 'string', 'x-journal': 'id' },
      subjectId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      value: { type: 'string', description: 'A grade of the scale, `exempt` or `notAssessed`.' },
      terms: {
        type: 'array',
        items: {
          type: 'object',
          description: "A pupil's grade of a term, as it was when the final grade was given beside it.",
          properties: { termId: { type: 'string', 'x-journal': 'id' }, value: { type: 'string' } },
          required: ['termId', 'value'],
        },
      },
      average: { type: 'number', description: 'Σ(value·weight) / Σ(weight), to six places.' },
      proposed: { type: 'string', description: "The grade that the school's rounding makes of it." },
    },
    required: ['classId', 'groupId', 'pupilId', 'subjectId', 'value', 'yearId'],
  },
  'FinalGradeCorrected.v1': {
    description: 'A final grade was corrected; what it was stays here.',
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      yearId: { type: 'string', 'x-journal': 'id' },
      subjectId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      from: { type: 'string' },
      to: { type: 'string' },
      reason: {
        type: 'object',
        description:
          "Why something was changed: a reason of the school's list, words of one's own, or both; never neither.",
        properties: {
          code: { type: 'string', description: 'Code of a reason that the school lists.' },
          text: { type: ['string', 'null'], 'x-journal': 'text' },
        },
      },
      late: { type: 'boolean', description: 'Corrected when the year was closed.' },
    },
    required: ['classId', 'yearId', 'subjectId', 'pupilId', 'from', 'to', 'reason', 'late'],
  },
  'YearClosed.v1': {
    description:
      "The class's year is over: every page is closed, and a deputy head may correct, but nothing more is written.",
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      yearId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['classId', 'yearId'],
  },
  'YearReopened.v1': {
    description: 'A closed year may be written in again.',
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      yearId: { type: 'string', 'x-journal': 'id' },
      reason: { type: 'string', 'x-journal': 'text' },
    },
    required: ['classId', 'yearId'],
  },
  'WeekAcknowledged.v1': {
    description:
      'A guardian signed a week of the diary, as it was at a position of the log: a later change asks for it anew.',
    type: 'object',
    properties: {
      pupilId: { type: 'string', 'x-journal': 'person' },
      week: { type: 'string', pattern: '^\\d{4}-W\\d{2}$' },
      guardianId: { type: 'string', 'x-journal': 'person' },
      seen: { type: 'string', description: '`commit/prepare` of what was seen.' },
      signature: {
        type: 'object',
        description:
          'An electronic signature under what a guardian acknowledged: it was verified, and can be again (docs/signatures.md).',
        properties: {
          kind: {
            type: 'string',
            enum: ['jws', 'cms', 'passkey'],
            description:
              'With what a guardian signed: a program of theirs with a certificate (JWS, CMS), or a passkey of the account.',
          },
          algorithm: {
            type: 'string',
            description: 'By what name its format knows the algorithm, such as ES256.',
          },
          sha256: { type: 'string', description: 'SHA-256 of the text that was signed, base64url.' },
          madeWith: {
            type: 'string',
            description: "The signer's keyed digest of the certificate, or the id of the passkey.",
          },
          proof: {
            type: ['string', 'null'],
            description:
              "All that it is verified by, as JSON; sealed with the signer's key, for a certificate names a person.",
            'x-journal': 'text',
          },
        },
        required: ['kind', 'algorithm', 'sha256', 'madeWith'],
      },
    },
    required: ['pupilId', 'week', 'guardianId', 'seen'],
  },
  'RemarkAcknowledged.v1': {
    description: 'A guardian signed a remark.',
    type: 'object',
    properties: {
      seen: { type: 'string' },
      signature: {
        type: 'object',
        description:
          'An electronic signature under what a guardian acknowledged: it was verified, and can be again (docs/signatures.md).',
        properties: {
          kind: {
            type: 'string',
            enum: ['jws', 'cms', 'passkey'],
            description:
              'With what a guardian signed: a program of theirs with a certificate (JWS, CMS), or a passkey of the account.',
          },
          algorithm: {
            type: 'string',
            description: 'By what name its format knows the algorithm, such as ES256.',
          },
          sha256: { type: 'string', description: 'SHA-256 of the text that was signed, base64url.' },
          madeWith: {
            type: 'string',
            description: "The signer's keyed digest of the certificate, or the id of the passkey.",
          },
          proof: {
            type: ['string', 'null'],
            description:
              "All that it is verified by, as JSON; sealed with the signer's key, for a certificate names a person.",
            'x-journal': 'text',
          },
        },
        required: ['kind', 'algorithm', 'sha256', 'madeWith'],
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
      remarkId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson in which it was made.' },
      guardianId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['date', 'guardianId', 'pupilId', 'remarkId', 'seen'],
  },
  'RemarkAnswered.v1': {
    description: 'A guardian answered a remark.',
    type: 'object',
    properties: {
      text: { type: ['string', 'null'], 'x-journal': 'text' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      remarkId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date', description: 'The day of the lesson in which it was made.' },
      guardianId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['date', 'guardianId', 'pupilId', 'remarkId'],
  },
  'CertificateFiled.v1': {
    description: 'A health worker filed a certificate, or a deputy head did.',
    type: 'object',
    properties: {
      filedId: { type: 'string', 'x-journal': 'id' },
      filedBy: { type: 'string', 'x-journal': 'person' },
      note: { type: ['string', 'null'], 'x-journal': 'text' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      code: {
        type: 'string',
        enum: ['excused', 'ill'],
        description: 'What an absence counts as for a reason that was filed.',
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
      yearId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['code', 'filedBy', 'filedId', 'from', 'pupilId', 'to', 'yearId'],
  },
  'GuardianNoteFiled.v1': {
    description: 'A guardian filed a note.',
    type: 'object',
    properties: {
      filedId: { type: 'string', 'x-journal': 'id' },
      guardianId: { type: 'string', 'x-journal': 'person' },
      note: { type: ['string', 'null'], 'x-journal': 'text' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      code: {
        type: 'string',
        enum: ['excused', 'ill'],
        description: 'What an absence counts as for a reason that was filed.',
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
      yearId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['code', 'filedId', 'from', 'guardianId', 'pupilId', 'to', 'yearId'],
  },
  'FiledReasonWithdrawn.v1': {
    description: 'A certificate or note had been filed by mistake.',
    type: 'object',
    properties: {
      filedId: { type: 'string', 'x-journal': 'id' },
      reason: { type: ['string', 'null'], 'x-journal': 'text' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      yearId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['filedId', 'pupilId', 'yearId'],
  },
  'DayAbsenceRecorded.v1': {
    description: 'A pupil is away for a whole day: from every lesson of it, recorded already or later.',
    type: 'object',
    properties: {
      date: { type: 'string', format: 'date' },
      code: {
        anyOf: [
          { type: 'string', const: 'absent' },
          {
            type: 'string',
            enum: ['excused', 'ill'],
            description: 'What an absence counts as for a reason that was filed.',
          },
        ],
      },
      filedId: {
        type: 'string',
        description: 'The certificate that it came with, where a clinic reported it.',
        'x-journal': 'id',
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
      yearId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['code', 'date', 'pupilId', 'yearId'],
  },
  'DayAbsenceWithdrawn.v1': {
    description: 'The pupil is not away for the whole day; what stands in lessons already stays there.',
    type: 'object',
    properties: {
      date: { type: 'string', format: 'date' },
      reason: { type: ['string', 'null'], 'x-journal': 'text' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      yearId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['date', 'pupilId', 'yearId'],
  },
  'MeetingCalled.v1': {
    description: 'The parents of a class were called to a meeting.',
    type: 'object',
    properties: {
      title: { type: 'string', 'x-journal': 'text' },
      startsAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
      place: { type: 'string', 'x-journal': 'text' },
      agenda: { type: 'string', 'x-journal': 'text' },
      timeZone: { type: 'string', description: "The school's, which its local times are in." },
      meetingId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      classId: { type: 'string', description: 'The class whose parents meet.', 'x-journal': 'id' },
    },
    required: ['classId', 'meetingId', 'schoolId', 'startsAt', 'timeZone'],
  },
  'MeetingChanged.v1': {
    description: 'A meeting that had not begun has another title, time, place or agenda.',
    type: 'object',
    properties: {
      title: { type: 'string', 'x-journal': 'text' },
      startsAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
      place: { type: 'string', 'x-journal': 'text' },
      agenda: { type: 'string', 'x-journal': 'text' },
      timeZone: { type: 'string' },
      from: {
        type: 'object',
        description:
          'What is agreed on for a meeting. Its texts are about the class or school and not about anybody, as topics and homework are.',
        properties: {
          title: { type: 'string', 'x-journal': 'text' },
          startsAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
          place: { type: 'string', 'x-journal': 'text' },
          agenda: { type: 'string', 'x-journal': 'text' },
        },
        required: ['startsAt'],
      },
      meetingId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      classId: { type: 'string', description: 'The class whose parents meet.', 'x-journal': 'id' },
    },
    required: ['classId', 'from', 'meetingId', 'schoolId', 'startsAt', 'timeZone'],
  },
  'MeetingCalledOff.v1': {
    description: 'A meeting that had not begun will not take place.',
    type: 'object',
    properties: {
      reason: { type: 'string', 'x-journal': 'text' },
      meetingId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      classId: { type: 'string', description: 'The class whose parents meet.', 'x-journal': 'id' },
    },
    required: ['classId', 'meetingId', 'schoolId'],
  },
  'SchoolMeetingCalled.v1': {
    description: 'The parents of all pupils of a school were called to a meeting.',
    type: 'object',
    properties: {
      title: { type: 'string' },
      startsAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
      place: { type: 'string', 'x-journal': 'text' },
      agenda: { type: 'string', 'x-journal': 'text' },
      timeZone: { type: 'string', description: "The school's, which its local times are in." },
      meetingId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', description: 'The school whose parents meet.', 'x-journal': 'id' },
    },
    required: ['meetingId', 'schoolId', 'startsAt', 'timeZone', 'title'],
  },
  'SchoolMeetingChanged.v1': {
    description:
      "A meeting of a school's parents that had not begun has another title, time, place or agenda.",
    type: 'object',
    properties: {
      title: { type: 'string' },
      startsAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
      place: { type: 'string', 'x-journal': 'text' },
      agenda: { type: 'string', 'x-journal': 'text' },
      timeZone: { type: 'string' },
      from: {
        type: 'object',
        description:
          'What is agreed on for a meeting. Its texts are about the class or school and not about anybody, as topics and homework are.',
        properties: {
          title: { type: 'string' },
          startsAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
          place: { type: 'string', 'x-journal': 'text' },
          agenda: { type: 'string', 'x-journal': 'text' },
        },
        required: ['title', 'startsAt'],
      },
      meetingId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', description: 'The school whose parents meet.', 'x-journal': 'id' },
    },
    required: ['from', 'meetingId', 'schoolId', 'startsAt', 'timeZone', 'title'],
  },
  'SchoolMeetingCalledOff.v1': {
    description: "A meeting of a school's parents that had not begun will not take place.",
    type: 'object',
    properties: {
      reason: { type: 'string', 'x-journal': 'text' },
      meetingId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', description: 'The school whose parents meet.', 'x-journal': 'id' },
    },
    required: ['meetingId', 'schoolId'],
  },
  'BellsSet.v1': {
    description: 'Lessons begin and end at these times on some days of the week.',
    type: 'object',
    properties: {
      weekdays: { type: 'array', items: { type: 'number', enum: [1, 2, 3, 4, 5, 6, 7] } },
      bells: {
        type: 'array',
        items: {
          type: 'object',
          description: 'When the lesson with a number in the day begins and ends.',
          properties: {
            number: { type: 'number' },
            from: {
              type: 'string',
              description:
                'A time of day on the clocks of the school, `HH:MM`; such texts order as the times do.',
            },
            to: {
              type: 'string',
              description:
                'A time of day on the clocks of the school, `HH:MM`; such texts order as the times do.',
            },
          },
          required: ['number', 'from', 'to'],
        },
      },
      schoolId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['bells', 'schoolId', 'termId', 'weekdays'],
  },
  'WeekPatternSet.v1': {
    description: 'Weeks A and B alternate, or all weeks are the same.',
    type: 'object',
    properties: {
      first: {
        type: 'string',
        enum: ['A', 'B'],
        description: 'What the first week of the term is; none where all weeks are the same.',
      },
      schoolId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['schoolId', 'termId'],
  },
  'RoomListed.v1': {
    description: 'Lessons can be given in a room, or it has a new title.',
    type: 'object',
    properties: {
      code: { type: 'string' },
      title: { type: 'string' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['code', 'schoolId', 'termId', 'title'],
  },
  'RoomDelisted.v1': {
    description: 'No lessons are given in a room any more.',
    type: 'object',
    properties: {
      code: { type: 'string' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['code', 'schoolId', 'termId'],
  },
  'TimetableEntriesPlaced.v1': {
    description: "Lessons were placed in the plan of a term's weeks.",
    type: 'object',
    properties: {
      entries: {
        type: 'array',
        items: {
          type: 'object',
          description: 'A lesson of every week, or of every other one.',
          properties: {
            weekday: { type: 'number', enum: [1, 2, 3, 4, 5, 6, 7] },
            number: { type: 'number', description: 'Number of the lesson in the day.' },
            weeks: {
              type: 'string',
              enum: ['every', 'A', 'B'],
              description: 'In which weeks a lesson is given, where weeks alternate.',
            },
            groupId: { type: 'string', 'x-journal': 'id' },
            subjectId: { type: 'string', 'x-journal': 'id' },
            teacherId: { type: 'string', 'x-journal': 'person' },
            room: { type: 'string', description: 'Code of the room.' },
          },
          required: ['groupId', 'number', 'subjectId', 'teacherId', 'weekday', 'weeks'],
        },
      },
      schoolId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['entries', 'schoolId', 'termId'],
  },
  'TimetableEntriesRemoved.v1': {
    description: "Lessons were taken out of the plan of a term's weeks.",
    type: 'object',
    properties: {
      entries: {
        type: 'array',
        items: {
          type: 'object',
          description: 'A lesson of every week, or of every other one.',
          properties: {
            weekday: { type: 'number', enum: [1, 2, 3, 4, 5, 6, 7] },
            number: { type: 'number', description: 'Number of the lesson in the day.' },
            weeks: {
              type: 'string',
              enum: ['every', 'A', 'B'],
              description: 'In which weeks a lesson is given, where weeks alternate.',
            },
            groupId: { type: 'string', 'x-journal': 'id' },
            subjectId: { type: 'string', 'x-journal': 'id' },
            teacherId: { type: 'string', 'x-journal': 'person' },
            room: { type: 'string', description: 'Code of the room.' },
          },
          required: ['groupId', 'number', 'subjectId', 'teacherId', 'weekday', 'weeks'],
        },
      },
      schoolId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['entries', 'schoolId', 'termId'],
  },
  'TimetablePublished.v1': {
    description:
      'The plan holds from a day on, for everybody, up to the last day of the term or the next one that is published.',
    type: 'object',
    properties: {
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      weekA: {
        type: 'string',
        format: 'date',
        description: 'The Monday of some week A; none where all weeks are the same.',
      },
      days: {
        type: 'array',
        description: 'Of the days of the week that have any.',
        items: {
          type: 'object',
          properties: {
            weekday: { type: 'number', enum: [1, 2, 3, 4, 5, 6, 7] },
            bells: {
              type: 'array',
              items: {
                type: 'object',
                description: 'When the lesson with a number in the day begins and ends.',
                properties: {
                  number: { type: 'number' },
                  from: {
                    type: 'string',
                    description:
                      'A time of day on the clocks of the school, `HH:MM`; such texts order as the times do.',
                  },
                  to: {
                    type: 'string',
                    description:
                      'A time of day on the clocks of the school, `HH:MM`; such texts order as the times do.',
                  },
                },
                required: ['number', 'from', 'to'],
              },
            },
          },
          required: ['weekday', 'bells'],
        },
      },
      pages: {
        type: 'array',
        description: 'With those that had lessons in what was published before, and have none now.',
        items: {
          type: 'object',
          description: 'The lessons of one journal page.',
          properties: {
            groupId: { type: 'string', 'x-journal': 'id' },
            subjectId: { type: 'string', 'x-journal': 'id' },
            lessons: {
              type: 'array',
              items: {
                type: 'object',
                description: 'A lesson as it is published.',
                properties: {
                  weekday: { type: 'number', enum: [1, 2, 3, 4, 5, 6, 7] },
                  number: { type: 'number', description: 'Number of the lesson in the day.' },
                  weeks: {
                    type: 'string',
                    enum: ['every', 'A', 'B'],
                    description: 'In which weeks a lesson is given, where weeks alternate.',
                  },
                  teacherId: { type: 'string', 'x-journal': 'person' },
                  room: { type: 'string', description: 'Title of the room.' },
                },
                required: ['number', 'teacherId', 'weekday', 'weeks'],
              },
            },
          },
          required: ['groupId', 'subjectId', 'lessons'],
        },
      },
      changed: {
        type: 'array',
        description: 'Those whose lessons or times are other ones than in what was published before.',
        items: {
          type: 'object',
          properties: {
            groupId: { type: 'string', 'x-journal': 'id' },
            subjectId: { type: 'string', 'x-journal': 'id' },
          },
          required: ['groupId', 'subjectId'],
        },
      },
      schoolId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['changed', 'days', 'from', 'pages', 'schoolId', 'termId', 'to'],
  },
  'OccasionSet.v1': {
    description: 'Something takes place instead of lessons of a day.',
    type: 'object',
    properties: {
      occasionId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date' },
      title: { type: 'string', 'x-journal': 'text' },
      lessons: {
        type: 'array',
        items: {
          type: 'object',
          description: 'One of the lessons that give way to something.',
          properties: {
            groupId: { type: 'string', 'x-journal': 'id' },
            subjectId: { type: 'string', 'x-journal': 'id' },
            number: { type: 'number' },
          },
          required: ['groupId', 'subjectId', 'number'],
        },
      },
      schoolId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['date', 'lessons', 'occasionId', 'schoolId', 'termId'],
  },
  'OccasionCalledOff.v1': {
    description: 'It does not take place after all, and the lessons do.',
    type: 'object',
    properties: {
      occasionId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date' },
      title: { type: 'string', 'x-journal': 'text' },
      lessons: {
        type: 'array',
        items: {
          type: 'object',
          description: 'One of the lessons that give way to something.',
          properties: {
            groupId: { type: 'string', 'x-journal': 'id' },
            subjectId: { type: 'string', 'x-journal': 'id' },
            number: { type: 'number' },
          },
          required: ['groupId', 'subjectId', 'number'],
        },
      },
      schoolId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['date', 'lessons', 'occasionId', 'schoolId', 'termId'],
  },
  'TestPlanned.v1': {
    description:
      'A test was planned for a lesson to come. Its title is about what is tested, and about nobody.',
    type: 'object',
    properties: {
      title: { type: 'string', 'x-journal': 'text' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date' },
      number: { type: 'number', description: 'Number of the lesson in the day.' },
      pageId: { type: 'string', description: 'The journal page whose test it is.', 'x-journal': 'id' },
      testId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['date', 'lessonId', 'number', 'pageId', 'testId'],
  },
  'TestMoved.v1': {
    description: 'A planned test will be written in another lesson.',
    type: 'object',
    properties: {
      title: { type: 'string', 'x-journal': 'text' },
      from: {
        type: 'object',
        description: 'The lesson in which a test is written, which need not stand on the page yet.',
        properties: {
          lessonId: { type: 'string', 'x-journal': 'id' },
          date: { type: 'string', format: 'date' },
          number: { type: 'number', description: 'Number of the lesson in the day.' },
        },
        required: ['lessonId', 'date', 'number'],
      },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date' },
      number: { type: 'number', description: 'Number of the lesson in the day.' },
      pageId: { type: 'string', description: 'The journal page whose test it is.', 'x-journal': 'id' },
      testId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['date', 'from', 'lessonId', 'number', 'pageId', 'testId'],
  },
  'TestWithdrawn.v1': {
    description: 'A planned test will not be written.',
    type: 'object',
    properties: {
      title: { type: 'string', 'x-journal': 'text' },
      reason: { type: 'string', 'x-journal': 'text' },
      lessonId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date' },
      number: { type: 'number', description: 'Number of the lesson in the day.' },
      pageId: { type: 'string', description: 'The journal page whose test it is.', 'x-journal': 'id' },
      testId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['date', 'lessonId', 'number', 'pageId', 'testId'],
  },
  'ActivityAnnounced.v1': {
    description: 'A school or class was told of something that takes place outside of its lessons.',
    type: 'object',
    properties: {
      personId: {
        type: 'string',
        description: 'Who announced it, and sees who is signed up.',
        'x-journal': 'person',
      },
      audience: {
        type: 'object',
        description: 'A whole school, or one class or teaching group.',
        properties: {
          to: { type: 'string', enum: ['school', 'class'] },
          classId: { type: 'string', 'x-journal': 'id' },
        },
        required: ['to'],
      },
      timeZone: { type: 'string', description: "The school's, which its local times are in." },
      title: { type: 'string', 'x-journal': 'text' },
      startsAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
      endsAt: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
        description: 'None where nobody knows yet.',
      },
      place: { type: 'string', 'x-journal': 'text' },
      text: { type: 'string', 'x-journal': 'text' },
      signUp: {
        type: 'object',
        description: 'Where pupils have to be signed up: how many can be, and up to when.',
        properties: {
          places: { type: 'number' },
          until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
        },
        required: ['places', 'until'],
      },
      activityId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['activityId', 'audience', 'personId', 'schoolId', 'startsAt', 'timeZone'],
  },
  'ActivityChanged.v1': {
    description: 'An activity that had not begun is arranged otherwise.',
    type: 'object',
    properties: {
      from: {
        type: 'object',
        description:
          'What takes place. Its texts are about the school or class and about nobody, as those of meetings are.',
        properties: {
          title: { type: 'string', 'x-journal': 'text' },
          startsAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
          endsAt: {
            type: 'string',
            pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
            description: 'None where nobody knows yet.',
          },
          place: { type: 'string', 'x-journal': 'text' },
          text: { type: 'string', 'x-journal': 'text' },
          signUp: {
            type: 'object',
            description: 'Where pupils have to be signed up: how many can be, and up to when.',
            properties: {
              places: { type: 'number' },
              until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
            },
            required: ['places', 'until'],
          },
        },
        required: ['startsAt'],
      },
      pupilIds: {
        type: 'array',
        description: 'Who is signed up.',
        items: { type: 'string', 'x-journal': 'person' },
      },
      title: { type: 'string', 'x-journal': 'text' },
      startsAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
      endsAt: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
        description: 'None where nobody knows yet.',
      },
      place: { type: 'string', 'x-journal': 'text' },
      text: { type: 'string', 'x-journal': 'text' },
      signUp: {
        type: 'object',
        description: 'Where pupils have to be signed up: how many can be, and up to when.',
        properties: {
          places: { type: 'number' },
          until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
        },
        required: ['places', 'until'],
      },
      activityId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['activityId', 'from', 'pupilIds', 'schoolId', 'startsAt'],
  },
  'ActivityCalledOff.v1': {
    description: 'An activity that had not begun will not take place.',
    type: 'object',
    properties: {
      pupilIds: {
        type: 'array',
        description: 'Who was signed up.',
        items: { type: 'string', 'x-journal': 'person' },
      },
      reason: { type: 'string', 'x-journal': 'text' },
      activityId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['activityId', 'pupilIds', 'schoolId'],
  },
  'PupilSignedUp.v1': {
    description: 'A pupil takes one of the places.',
    type: 'object',
    properties: {
      activityId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      reason: {
        type: ['string', 'null'],
        description: "Why whoever organises it did that in the family's stead. Sealed with the pupil's key.",
        'x-journal': 'text',
      },
    },
    required: ['activityId', 'pupilId', 'schoolId'],
  },
  'SignUpCancelled.v1': {
    description: 'A pupil gave the place back before the activity began.',
    type: 'object',
    properties: {
      activityId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      reason: {
        type: ['string', 'null'],
        description: "Why whoever organises it did that in the family's stead. Sealed with the pupil's key.",
        'x-journal': 'text',
      },
    },
    required: ['activityId', 'pupilId', 'schoolId'],
  },
  'AnnouncementPublished.v1': {
    description: 'Something was announced to a school, to roles in it, or to a class or group.',
    type: 'object',
    properties: {
      title: { type: ['string', 'null'], 'x-journal': 'text' },
      text: { type: ['string', 'null'], 'x-journal': 'text' },
      from: {
        type: 'string',
        format: 'date',
        description: "The first day on which it is shown, and the last one, on the school's clocks.",
      },
      until: { type: 'string', format: 'date' },
      receiptAsked: { type: 'boolean', description: 'Whether everybody is asked to confirm having read it.' },
      announcementId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description: 'Whom an announcement is for.',
        properties: {
          to: {
            type: 'string',
            enum: ['school', 'roles', 'class'],
            description:
              'Everybody at the school, those who hold some roles there, or those who have to do with a class or group.',
          },
          roles: {
            type: 'array',
            items: {
              type: 'string',
              enum: [
                'guardian',
                'pupil',
                'teacher',
                'healthWorker',
                'secretary',
                'deputyHead',
                'admin',
                'auditor',
                'authority',
                'operator',
              ],
              description:
                "An authority's school is one that it oversees, an auditor's one that it looks into. An operator runs the system and has no school.",
            },
          },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['announcementId', 'audience', 'authorId', 'from', 'receiptAsked', 'schoolId'],
  },
  'AnnouncementChanged.v1': {
    description: 'An announcement says something else, or is shown for another time.',
    type: 'object',
    properties: {
      title: { type: ['string', 'null'], 'x-journal': 'text' },
      text: { type: ['string', 'null'], 'x-journal': 'text' },
      from: {
        type: 'string',
        format: 'date',
        description: "The first day on which it is shown, and the last one, on the school's clocks.",
      },
      until: { type: 'string', format: 'date' },
      receiptAsked: { type: 'boolean', description: 'Whether everybody is asked to confirm having read it.' },
      announcementId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description: 'Whom an announcement is for.',
        properties: {
          to: {
            type: 'string',
            enum: ['school', 'roles', 'class'],
            description:
              'Everybody at the school, those who hold some roles there, or those who have to do with a class or group.',
          },
          roles: {
            type: 'array',
            items: {
              type: 'string',
              enum: [
                'guardian',
                'pupil',
                'teacher',
                'healthWorker',
                'secretary',
                'deputyHead',
                'admin',
                'auditor',
                'authority',
                'operator',
              ],
              description:
                "An authority's school is one that it oversees, an auditor's one that it looks into. An operator runs the system and has no school.",
            },
          },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['announcementId', 'audience', 'authorId', 'from', 'receiptAsked', 'schoolId'],
  },
  'AnnouncementPinned.v1': {
    description: 'An announcement stands above those that are not pinned.',
    type: 'object',
    properties: {
      announcementId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description: 'Whom an announcement is for.',
        properties: {
          to: {
            type: 'string',
            enum: ['school', 'roles', 'class'],
            description:
              'Everybody at the school, those who hold some roles there, or those who have to do with a class or group.',
          },
          roles: {
            type: 'array',
            items: {
              type: 'string',
              enum: [
                'guardian',
                'pupil',
                'teacher',
                'healthWorker',
                'secretary',
                'deputyHead',
                'admin',
                'auditor',
                'authority',
                'operator',
              ],
              description:
                "An authority's school is one that it oversees, an auditor's one that it looks into. An operator runs the system and has no school.",
            },
          },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['announcementId', 'schoolId', 'authorId', 'audience'],
  },
  'AnnouncementUnpinned.v1': {
    description: 'An announcement stands among the others again.',
    type: 'object',
    properties: {
      announcementId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description: 'Whom an announcement is for.',
        properties: {
          to: {
            type: 'string',
            enum: ['school', 'roles', 'class'],
            description:
              'Everybody at the school, those who hold some roles there, or those who have to do with a class or group.',
          },
          roles: {
            type: 'array',
            items: {
              type: 'string',
              enum: [
                'guardian',
                'pupil',
                'teacher',
                'healthWorker',
                'secretary',
                'deputyHead',
                'admin',
                'auditor',
                'authority',
                'operator',
              ],
              description:
                "An authority's school is one that it oversees, an auditor's one that it looks into. An operator runs the system and has no school.",
            },
          },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['announcementId', 'schoolId', 'authorId', 'audience'],
  },
  'AnnouncementWithdrawn.v1': {
    description:
      'An announcement was taken back by its author, or by whoever leads the school: it stays on record with the reason.',
    type: 'object',
    properties: {
      as: { type: 'string', enum: ['author', 'moderator'] },
      reason: { type: ['string', 'null'], 'x-journal': 'text' },
      announcementId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description: 'Whom an announcement is for.',
        properties: {
          to: {
            type: 'string',
            enum: ['school', 'roles', 'class'],
            description:
              'Everybody at the school, those who hold some roles there, or those who have to do with a class or group.',
          },
          roles: {
            type: 'array',
            items: {
              type: 'string',
              enum: [
                'guardian',
                'pupil',
                'teacher',
                'healthWorker',
                'secretary',
                'deputyHead',
                'admin',
                'auditor',
                'authority',
                'operator',
              ],
              description:
                "An authority's school is one that it oversees, an auditor's one that it looks into. An operator runs the system and has no school.",
            },
          },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['announcementId', 'as', 'audience', 'authorId', 'schoolId'],
  },
  'AnnouncementEnded.v1': {
    description:
      'The period is over for which announcements are kept: it is shown no more, and its key is destroyed.',
    type: 'object',
    properties: {
      announcementId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description: 'Whom an announcement is for.',
        properties: {
          to: {
            type: 'string',
            enum: ['school', 'roles', 'class'],
            description:
              'Everybody at the school, those who hold some roles there, or those who have to do with a class or group.',
          },
          roles: {
            type: 'array',
            items: {
              type: 'string',
              enum: [
                'guardian',
                'pupil',
                'teacher',
                'healthWorker',
                'secretary',
                'deputyHead',
                'admin',
                'auditor',
                'authority',
                'operator',
              ],
              description:
                "An authority's school is one that it oversees, an auditor's one that it looks into. An operator runs the system and has no school.",
            },
          },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['announcementId', 'schoolId', 'authorId', 'audience'],
  },
  'AnnouncementRead.v1': {
    description: 'Somebody whom an announcement is for confirmed having read it, as it was put then.',
    type: 'object',
    properties: {
      announcementId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      readerId: { type: 'string', 'x-journal': 'person' },
      version: { type: 'number', description: '1 for what was published, and one more for each change.' },
    },
    required: ['announcementId', 'schoolId', 'readerId', 'version'],
  },
  'BlogCommentsOpened.v1': {
    description: 'A teacher lets those who read the blog comment on it.',
    type: 'object',
    properties: {
      authorId: { type: 'string', 'x-journal': 'person' },
      schoolId: {
        type: 'string',
        description: 'The first school of the teacher, who has one blog in all of them.',
        'x-journal': 'id',
      },
    },
    required: ['authorId', 'schoolId'],
  },
  'BlogCommentsClosed.v1': {
    description: 'A teacher lets nobody comment on the blog any more; what was written stays.',
    type: 'object',
    properties: {
      authorId: { type: 'string', 'x-journal': 'person' },
      schoolId: {
        type: 'string',
        description: 'The first school of the teacher, who has one blog in all of them.',
        'x-journal': 'id',
      },
    },
    required: ['authorId', 'schoolId'],
  },
  'BlogPostPublished.v1': {
    description: 'A teacher wrote in the own blog, for a class or group, or for the school.',
    type: 'object',
    properties: {
      version: { type: 'number' },
      title: { type: ['string', 'null'], 'x-journal': 'text' },
      text: { type: ['string', 'null'], 'x-journal': 'text' },
      from: {
        type: 'string',
        format: 'date',
        description: "The first day on which it is shown, on the school's clocks.",
      },
      comments: {
        type: 'boolean',
        description: 'Whether those who read it may comment, where the blog lets them.',
      },
      postId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description:
          'Whom a post is for: everybody at the school, or those who have to do with a class or group.',
        properties: {
          to: { type: 'string', enum: ['school', 'class'] },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['audience', 'authorId', 'comments', 'from', 'postId', 'schoolId', 'version'],
  },
  'BlogPostChanged.v1': {
    description:
      'A post says something else, or is commented on no more or again: what it said stays on record.',
    type: 'object',
    properties: {
      version: { type: 'number' },
      title: { type: ['string', 'null'], 'x-journal': 'text' },
      text: { type: ['string', 'null'], 'x-journal': 'text' },
      from: {
        type: 'string',
        format: 'date',
        description: "The first day on which it is shown, on the school's clocks.",
      },
      comments: {
        type: 'boolean',
        description: 'Whether those who read it may comment, where the blog lets them.',
      },
      postId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description:
          'Whom a post is for: everybody at the school, or those who have to do with a class or group.',
        properties: {
          to: { type: 'string', enum: ['school', 'class'] },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['audience', 'authorId', 'comments', 'from', 'postId', 'schoolId', 'version'],
  },
  'BlogPostWithdrawn.v1': {
    description:
      'A post was taken back by its author, or by whoever leads the school: that it was there, and why it is not, stays.',
    type: 'object',
    properties: {
      as: { type: 'string', enum: ['author', 'moderator'] },
      reason: { type: ['string', 'null'], 'x-journal': 'text' },
      postId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description:
          'Whom a post is for: everybody at the school, or those who have to do with a class or group.',
        properties: {
          to: { type: 'string', enum: ['school', 'class'] },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['as', 'audience', 'authorId', 'postId', 'schoolId'],
  },
  'BlogPostEnded.v1': {
    description:
      'The period is over for which posts are kept: it is shown no more, and its key is destroyed.',
    type: 'object',
    properties: {
      postId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      authorId: { type: 'string', 'x-journal': 'person' },
      audience: {
        type: 'object',
        description:
          'Whom a post is for: everybody at the school, or those who have to do with a class or group.',
        properties: {
          to: { type: 'string', enum: ['school', 'class'] },
          classId: { type: 'string', description: 'The class or teaching group.', 'x-journal': 'id' },
        },
        required: ['to'],
      },
    },
    required: ['postId', 'schoolId', 'authorId', 'audience'],
  },
  'BlogCommentMade.v1': {
    description:
      'Somebody commented on a post. The words are sealed with the keys of the author and of the post.',
    type: 'object',
    properties: {
      postAuthorId: { type: 'string', 'x-journal': 'person' },
      text: { type: ['string', 'null'], 'x-journal': 'text' },
      postId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      number: { type: 'number', description: '1 for the first under the post, and one more for each.' },
      authorId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['authorId', 'number', 'postAuthorId', 'postId', 'schoolId'],
  },
  'BlogCommentWithdrawn.v1': {
    description:
      'A comment was taken back by whoever wrote it, by whoever wrote the post, or by whoever leads the school.',
    type: 'object',
    properties: {
      as: { type: 'string', enum: ['author', 'postAuthor', 'moderator'] },
      reason: { type: ['string', 'null'], 'x-journal': 'text' },
      postId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      number: { type: 'number', description: '1 for the first under the post, and one more for each.' },
      authorId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['as', 'authorId', 'number', 'postId', 'schoolId'],
  },
  'ConsultationOffered.v1': {
    description: 'A teacher offered a row of times, each of which one guardian may book.',
    type: 'object',
    properties: {
      slots: {
        type: 'array',
        description: 'When each of them begins, in their order.',
        items: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
      },
      minutes: { type: 'number', description: 'How long each of them is.' },
      place: {
        type: 'string',
        description: 'A room, or the address of a call; about nobody.',
        'x-journal': 'text',
      },
      timeZone: { type: 'string', description: "The school's, which its local times are in." },
      consultationId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['consultationId', 'minutes', 'schoolId', 'slots', 'teacherId', 'timeZone'],
  },
  'SlotBooked.v1': {
    description: 'A guardian booked a time that was free.',
    type: 'object',
    properties: {
      slot: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
        description: 'When it begins.',
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
      guardianId: { type: 'string', 'x-journal': 'person' },
      consultationId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['consultationId', 'guardianId', 'pupilId', 'schoolId', 'slot', 'teacherId'],
  },
  'BookingCancelled.v1': {
    description: 'A guardian gave back a time before it began.',
    type: 'object',
    properties: {
      slot: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
        description: 'When it begins.',
      },
      pupilId: { type: 'string', 'x-journal': 'person' },
      guardianId: { type: 'string', 'x-journal': 'person' },
      consultationId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['consultationId', 'guardianId', 'pupilId', 'schoolId', 'slot', 'teacherId'],
  },
  'ConsultationCalledOff.v1': {
    description: 'None of the times that had not begun will take place.',
    type: 'object',
    properties: {
      bookings: {
        type: 'array',
        description: 'Those that this concerns.',
        items: {
          type: 'object',
          description: 'A time with a teacher that a guardian has taken to talk about a pupil.',
          properties: {
            slot: {
              type: 'string',
              pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
              description: 'When it begins.',
            },
            pupilId: { type: 'string', 'x-journal': 'person' },
            guardianId: { type: 'string', 'x-journal': 'person' },
          },
          required: ['slot', 'pupilId', 'guardianId'],
        },
      },
      reason: {
        type: ['string', 'null'],
        description: "Sealed with the teacher's key.",
        'x-journal': 'text',
      },
      consultationId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', 'x-journal': 'person' },
    },
    required: ['bookings', 'consultationId', 'schoolId', 'teacherId'],
  },
  'AchievementRecorded.v1': {
    description: 'A teacher recorded what a pupil achieved.',
    type: 'object',
    properties: {
      achievement: {
        type: 'object',
        description: 'Something that a pupil achieved.',
        properties: {
          kind: { type: 'string', enum: ['olympiad', 'sport', 'art', 'community', 'other'] },
          level: { type: 'string', enum: ['school', 'town', 'region', 'country', 'world'] },
          date: { type: 'string', format: 'date' },
          title: { type: ['string', 'null'], 'x-journal': 'text' },
          award: {
            type: ['string', 'null'],
            description: 'The place taken or what was awarded.',
            'x-journal': 'text',
          },
          proofs: {
            type: 'array',
            items: {
              type: 'object',
              description:
                "A file that shows it. Its content is kept outside the events, and is sealed with the pupil's key.",
              properties: {
                fileId: { type: 'string', 'x-journal': 'id' },
                name: { type: ['string', 'null'], description: 'What it was called.', 'x-journal': 'text' },
                mediaType: { type: 'string' },
                size: { type: 'number', description: 'In bytes.' },
              },
              required: ['fileId', 'mediaType', 'size'],
            },
          },
        },
        required: ['kind', 'level', 'date', 'proofs'],
      },
      recordedBy: { type: 'string', 'x-journal': 'person' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      achievementId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['achievement', 'achievementId', 'pupilId', 'recordedBy'],
  },
  'AchievementProposed.v1': {
    description: 'A pupil, or a guardian, proposed to record what the pupil achieved.',
    type: 'object',
    properties: {
      achievement: {
        type: 'object',
        description: 'Something that a pupil achieved.',
        properties: {
          kind: { type: 'string', enum: ['olympiad', 'sport', 'art', 'community', 'other'] },
          level: { type: 'string', enum: ['school', 'town', 'region', 'country', 'world'] },
          date: { type: 'string', format: 'date' },
          title: { type: ['string', 'null'], 'x-journal': 'text' },
          award: {
            type: ['string', 'null'],
            description: 'The place taken or what was awarded.',
            'x-journal': 'text',
          },
          proofs: {
            type: 'array',
            items: {
              type: 'object',
              description:
                "A file that shows it. Its content is kept outside the events, and is sealed with the pupil's key.",
              properties: {
                fileId: { type: 'string', 'x-journal': 'id' },
                name: { type: ['string', 'null'], description: 'What it was called.', 'x-journal': 'text' },
                mediaType: { type: 'string' },
                size: { type: 'number', description: 'In bytes.' },
              },
              required: ['fileId', 'mediaType', 'size'],
            },
          },
        },
        required: ['kind', 'level', 'date', 'proofs'],
      },
      proposedBy: { type: 'string', 'x-journal': 'person' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      achievementId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['achievement', 'achievementId', 'proposedBy', 'pupilId'],
  },
  'AchievementConfirmed.v1': {
    description:
      'What was proposed stands in the portfolio: the class teacher confirmed it, or a deputy head did.',
    type: 'object',
    properties: {
      pupilId: { type: 'string', 'x-journal': 'person' },
      achievementId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['pupilId', 'achievementId'],
  },
  'AchievementRefused.v1': {
    description: 'What was proposed does not come into the portfolio.',
    type: 'object',
    properties: {
      reason: { type: ['string', 'null'], 'x-journal': 'text' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      achievementId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['achievementId', 'pupilId'],
  },
  'AchievementProposalWithdrawn.v1': {
    description: 'Whoever proposed an achievement took it back before anybody decided on it.',
    type: 'object',
    properties: {
      pupilId: { type: 'string', 'x-journal': 'person' },
      achievementId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['pupilId', 'achievementId'],
  },
  'AchievementCorrected.v1': {
    description: 'An achievement was put right; what stood before stays on record.',
    type: 'object',
    properties: {
      achievement: {
        type: 'object',
        description: 'Something that a pupil achieved.',
        properties: {
          kind: { type: 'string', enum: ['olympiad', 'sport', 'art', 'community', 'other'] },
          level: { type: 'string', enum: ['school', 'town', 'region', 'country', 'world'] },
          date: { type: 'string', format: 'date' },
          title: { type: ['string', 'null'], 'x-journal': 'text' },
          award: {
            type: ['string', 'null'],
            description: 'The place taken or what was awarded.',
            'x-journal': 'text',
          },
          proofs: {
            type: 'array',
            items: {
              type: 'object',
              description:
                "A file that shows it. Its content is kept outside the events, and is sealed with the pupil's key.",
              properties: {
                fileId: { type: 'string', 'x-journal': 'id' },
                name: { type: ['string', 'null'], description: 'What it was called.', 'x-journal': 'text' },
                mediaType: { type: 'string' },
                size: { type: 'number', description: 'In bytes.' },
              },
              required: ['fileId', 'mediaType', 'size'],
            },
          },
        },
        required: ['kind', 'level', 'date', 'proofs'],
      },
      reason: { type: ['string', 'null'], 'x-journal': 'text' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      achievementId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['achievement', 'achievementId', 'pupilId'],
  },
  'AchievementAnnulled.v1': {
    description: 'An achievement does not count any more; what it was stays on record.',
    type: 'object',
    properties: {
      reason: { type: ['string', 'null'], 'x-journal': 'text' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      achievementId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['achievementId', 'pupilId'],
  },
  'ThanksGiven.v1': {
    description: "Somebody of the staff thanked a pupil, or the pupil's guardians.",
    type: 'object',
    properties: {
      thanked: {
        type: 'string',
        enum: ['pupil', 'guardians'],
        description: 'Who is thanked: the pupil, or the guardians of the pupil.',
      },
      text: { type: ['string', 'null'], 'x-journal': 'text' },
      thankedBy: { type: 'string', 'x-journal': 'person' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      thanksId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['pupilId', 'thanked', 'thankedBy', 'thanksId'],
  },
  'ThanksWithdrawn.v1': {
    description: 'Thanks had been given by mistake.',
    type: 'object',
    properties: {
      reason: { type: ['string', 'null'], 'x-journal': 'text' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      thanksId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['pupilId', 'thanksId'],
  },
  'JointGroupProposed.v1': {
    description:
      'A school would like pupils of several schools to do something together. Its texts are about that, and about nobody.',
    type: 'object',
    properties: {
      title: { type: 'string', 'x-journal': 'text' },
      purpose: { type: 'string', 'x-journal': 'text' },
      schoolIds: {
        type: 'array',
        description: 'The schools that it concerns, the own one first: there the group is at home.',
        items: { type: 'string', 'x-journal': 'id' },
      },
      proposerId: { type: 'string', 'x-journal': 'person' },
      jointGroupId: { type: 'string', 'x-journal': 'id' },
      schoolId: {
        type: 'string',
        description:
          "Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone.",
        'x-journal': 'id',
      },
    },
    required: ['jointGroupId', 'proposerId', 'schoolId', 'schoolIds'],
  },
  'JointGroupApproved.v1': {
    description: 'A school takes part from now on, with these of its teachers.',
    type: 'object',
    properties: {
      leaderIds: { type: 'array', items: { type: 'string', 'x-journal': 'person' } },
      jointGroupId: { type: 'string', 'x-journal': 'id' },
      schoolId: {
        type: 'string',
        description:
          "Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone.",
        'x-journal': 'id',
      },
    },
    required: ['jointGroupId', 'leaderIds', 'schoolId'],
  },
  'JointGroupRefused.v1': {
    description: 'A school does not take part, and says why.',
    type: 'object',
    properties: {
      reason: { type: 'string', 'x-journal': 'text' },
      jointGroupId: { type: 'string', 'x-journal': 'id' },
      schoolId: {
        type: 'string',
        description:
          "Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone.",
        'x-journal': 'id',
      },
    },
    required: ['jointGroupId', 'schoolId'],
  },
  'JointGroupLeft.v1': {
    description: 'A school takes part no more, and with it none of its pupils and teachers.',
    type: 'object',
    properties: {
      reason: { type: 'string', 'x-journal': 'text' },
      jointGroupId: { type: 'string', 'x-journal': 'id' },
      schoolId: {
        type: 'string',
        description:
          "Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone.",
        'x-journal': 'id',
      },
    },
    required: ['jointGroupId', 'schoolId'],
  },
  'JointGroupLeadersNamed.v1': {
    description: 'Other teachers lead the group in their school.',
    type: 'object',
    properties: {
      leaderIds: { type: 'array', items: { type: 'string', 'x-journal': 'person' } },
      jointGroupId: { type: 'string', 'x-journal': 'id' },
      schoolId: {
        type: 'string',
        description:
          "Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone.",
        'x-journal': 'id',
      },
    },
    required: ['jointGroupId', 'leaderIds', 'schoolId'],
  },
  'JointGroupPupilAsked.v1': {
    description: 'A school would like one of its pupils to be in the group: the guardians are asked.',
    type: 'object',
    properties: {
      pupilId: { type: 'string', 'x-journal': 'person' },
      jointGroupId: { type: 'string', 'x-journal': 'id' },
      schoolId: {
        type: 'string',
        description:
          "Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone.",
        'x-journal': 'id',
      },
    },
    required: ['jointGroupId', 'pupilId', 'schoolId'],
  },
  'JointGroupPupilJoined.v1': {
    description: 'A guardian agreed: from now on the pupil is in the group.',
    type: 'object',
    properties: {
      pupilId: { type: 'string', 'x-journal': 'person' },
      jointGroupId: { type: 'string', 'x-journal': 'id' },
      schoolId: {
        type: 'string',
        description:
          "Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone.",
        'x-journal': 'id',
      },
    },
    required: ['jointGroupId', 'pupilId', 'schoolId'],
  },
  'JointGroupPupilLeft.v1': {
    description: 'A pupil is in the group no more, or will not be.',
    type: 'object',
    properties: {
      pupilId: { type: 'string', 'x-journal': 'person' },
      by: { type: 'string', enum: ['school', 'guardian', 'pupil'], description: 'Who would have it so.' },
      jointGroupId: { type: 'string', 'x-journal': 'id' },
      schoolId: {
        type: 'string',
        description:
          "Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone.",
        'x-journal': 'id',
      },
    },
    required: ['by', 'jointGroupId', 'pupilId', 'schoolId'],
  },
  'JointGroupClosed.v1': {
    description: 'The school where the group is at home ended it: nothing is written in it any more.',
    type: 'object',
    properties: {
      jointGroupId: { type: 'string', 'x-journal': 'id' },
      schoolId: {
        type: 'string',
        description:
          "Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone.",
        'x-journal': 'id',
      },
    },
    required: ['jointGroupId', 'schoolId'],
  },
  'SchoolConnected.v1': {
    description: 'A school was connected; its dates are civil dates in its time zone.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      title: { type: 'string' },
      timeZone: { type: 'string' },
      editWindowDays: { type: 'number' },
      sourcedId: { type: 'string', description: "The school's id in the system that its roster comes from." },
    },
    required: ['schoolId', 'title', 'timeZone', 'editWindowDays'],
  },
  'SchoolRenamed.v1': {
    description: 'The school has a new title.',
    type: 'object',
    properties: { schoolId: { type: 'string', 'x-journal': 'id' }, title: { type: 'string' } },
    required: ['schoolId', 'title'],
  },
  'SchoolPlaced.v1': {
    description:
      'It became known in which municipality and region the school is, or that these are called otherwise.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      municipality: {
        type: 'object',
        description: 'A part of the country, by its id in the system that the roster comes from.',
        properties: { sourcedId: { type: 'string' }, title: { type: 'string' } },
        required: ['sourcedId', 'title'],
      },
      region: {
        type: 'object',
        description: 'A part of the country, by its id in the system that the roster comes from.',
        properties: { sourcedId: { type: 'string' }, title: { type: 'string' } },
        required: ['sourcedId', 'title'],
      },
    },
    required: ['schoolId'],
  },
  'AcademicYearOpened.v1': {
    description: 'An academic year was opened.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      yearId: { type: 'string', 'x-journal': 'id' },
      title: { type: 'string' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      sourcedId: {
        type: 'string',
        description: 'What a roster calls it, where it was made here before that roster came.',
      },
    },
    required: ['schoolId', 'yearId', 'title', 'from', 'to'],
  },
  'AcademicYearChanged.v1': {
    description: 'An academic year was given another title or other dates.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      yearId: { type: 'string', 'x-journal': 'id' },
      title: { type: 'string' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      sourcedId: {
        type: 'string',
        description: 'What a roster calls it, where it was made here before that roster came.',
      },
    },
    required: ['schoolId', 'yearId', 'title', 'from', 'to'],
  },
  'TermDefined.v1': {
    description: 'A term of a year was defined, or its dates put differently.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      yearId: { type: 'string', 'x-journal': 'id' },
      termId: { type: 'string', 'x-journal': 'id' },
      title: { type: 'string' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      sourcedId: {
        type: 'string',
        description: 'What a roster calls it, where it was made here before that roster came.',
      },
    },
    required: ['schoolId', 'yearId', 'termId', 'title', 'from', 'to'],
  },
  'SubjectAdded.v1': {
    description: 'A subject is taught from now on, or has a new title.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      subjectId: { type: 'string', 'x-journal': 'id' },
      title: { type: 'string' },
    },
    required: ['schoolId', 'subjectId', 'title'],
  },
  'ScaleDefined.v1': {
    description: 'New pages grade on this scale: all of them, or those of one subject.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      scale: {
        type: 'object',
        description:
          'A grading scale: whole numbers such as 2–5 or 0–20, or names such as A–F, each of which stands for a number.',
        properties: {
          min: { type: 'number' },
          max: { type: 'number' },
          names: {
            type: 'object',
            description: 'The grades and the number that each stands for, where they are no whole numbers.',
            additionalProperties: { type: 'number' },
          },
          levels: {
            type: 'object',
            description: 'The least numbers of the levels; what is below them all is unsatisfactory.',
            properties: {
              excellent: { type: 'number' },
              good: { type: 'number' },
              satisfactory: { type: 'number' },
            },
            required: ['excellent', 'good', 'satisfactory'],
          },
        },
        required: ['min', 'max', 'levels'],
      },
      subjectId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['schoolId', 'scale'],
  },
  'WorkKindDefined.v1': {
    description: 'Lessons from a day on know this kind of work, or count it differently.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      work: {
        type: 'object',
        description: 'What a grade is for, with how much it counts in the average.',
        properties: {
          code: { type: 'string' },
          title: { type: 'string' },
          abbreviation: { type: 'string' },
          weight: { type: 'number' },
          grades: {
            type: 'number',
            description:
              'How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said.',
          },
        },
        required: ['code', 'title', 'abbreviation', 'weight'],
      },
      from: { type: 'string', format: 'date' },
    },
    required: ['schoolId', 'work', 'from'],
  },
  'RoundingSet.v1': {
    description: 'New pages make a term grade of an average in this way.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      rounding: {
        description:
          "How a school makes a term grade of an average: the nearest grade, halves up; or by thresholds, each the least average of a grade, such as `{ '4': 3.6, '5': 4.6 }`, where a grade without one has the nearest's.",
        anyOf: [
          { type: 'object', properties: { kind: { type: 'string', const: 'halfUp' } }, required: ['kind'] },
          {
            type: 'object',
            properties: {
              kind: { type: 'string', const: 'thresholds' },
              least: { type: 'object', additionalProperties: { type: 'number' } },
            },
            required: ['kind', 'least'],
          },
        ],
      },
    },
    required: ['schoolId', 'rounding'],
  },
  'EditWindowSet.v1': {
    description: 'In new pages a teacher has so many days after the lesson.',
    type: 'object',
    properties: { schoolId: { type: 'string', 'x-journal': 'id' }, days: { type: 'number' } },
    required: ['schoolId', 'days'],
  },
  'RatingsSet.v1': {
    description: 'From now on pupils are ranked, or not, and with so many grades.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      ratings: {
        type: 'object',
        description:
          'Whether a school ranks its pupils, and how many grades that count a pupil needs for a place.',
        properties: {
          on: { type: 'boolean' },
          least: {
            type: 'object',
            description: 'In one subject, and in all of them together.',
            properties: { inSubject: { type: 'number' }, overall: { type: 'number' } },
            required: ['inSubject', 'overall'],
          },
        },
        required: ['on', 'least'],
      },
    },
    required: ['schoolId', 'ratings'],
  },
  'TestLimitsSet.v1': {
    description: 'From now on whoever plans more tests for a class than so many is warned.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      limits: {
        type: 'object',
        description:
          'How many planned tests a class should have at most. Nothing refuses more: whoever plans them is warned.',
        properties: { aDay: { type: 'number' }, aWeek: { type: 'number' } },
        required: ['aDay', 'aWeek'],
      },
    },
    required: ['schoolId', 'limits'],
  },
  'ProxiesLimited.v1': {
    description: 'From now on nobody is named to vote in meetings for more than so many guardians.',
    type: 'object',
    properties: { schoolId: { type: 'string', 'x-journal': 'id' }, proxies: { type: 'number' } },
    required: ['schoolId', 'proxies'],
  },
  'CorrectionReasonListed.v1': {
    description: 'Grades may be corrected and annulled for this reason.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      code: { type: 'string' },
      title: { type: 'string' },
    },
    required: ['schoolId', 'code', 'title'],
  },
  'CorrectionReasonDelisted.v1': {
    description: 'From now on nothing is corrected for this reason.',
    type: 'object',
    properties: { schoolId: { type: 'string', 'x-journal': 'id' }, code: { type: 'string' } },
    required: ['schoolId', 'code'],
  },
  'DaysOffSet.v1': {
    description: 'No lessons are given from one day to another: holidays, or a single day.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      daysOffId: { type: 'string', 'x-journal': 'id' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      title: { type: 'string' },
    },
    required: ['daysOffId', 'from', 'schoolId', 'title', 'to'],
  },
  'DaysOffAmended.v1': {
    description: 'Days off are other days than before, or called otherwise.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      daysOffId: { type: 'string', 'x-journal': 'id' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      title: { type: 'string' },
    },
    required: ['daysOffId', 'from', 'schoolId', 'title', 'to'],
  },
  'DaysOffWithdrawn.v1': {
    description: 'They are no days off: lessons are given as on other days.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      daysOffId: { type: 'string', 'x-journal': 'id' },
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      title: { type: 'string' },
    },
    required: ['daysOffId', 'from', 'schoolId', 'title', 'to'],
  },
  'DayShifted.v1': {
    description:
      'A day goes by the plan of another day of the week, or week, or by other bells; or by another one than before.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date' },
      weekday: { type: 'number', enum: [1, 2, 3, 4, 5, 6, 7] },
      week: {
        type: 'string',
        enum: ['A', 'B'],
        description: "By the plan of a week A or B, where it isn't the one that the day lies in.",
      },
      bells: {
        type: 'array',
        description: 'When its lessons are given, where that is other than on its day of the week.',
        items: {
          type: 'object',
          description: 'When the lesson with a number in the day begins and ends.',
          properties: {
            number: { type: 'number' },
            from: {
              type: 'string',
              description:
                'A time of day on the clocks of the school, `HH:MM`; such texts order as the times do.',
            },
            to: {
              type: 'string',
              description:
                'A time of day on the clocks of the school, `HH:MM`; such texts order as the times do.',
            },
          },
          required: ['number', 'from', 'to'],
        },
      },
    },
    required: ['date', 'schoolId', 'weekday'],
  },
  'DayShiftWithdrawn.v1': {
    description: 'It goes by its own day of the week.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      date: { type: 'string', format: 'date' },
      weekday: { type: 'number', enum: [1, 2, 3, 4, 5, 6, 7] },
      week: {
        type: 'string',
        enum: ['A', 'B'],
        description: "By the plan of a week A or B, where it isn't the one that the day lies in.",
      },
      bells: {
        type: 'array',
        description: 'When its lessons are given, where that is other than on its day of the week.',
        items: {
          type: 'object',
          description: 'When the lesson with a number in the day begins and ends.',
          properties: {
            number: { type: 'number' },
            from: {
              type: 'string',
              description:
                'A time of day on the clocks of the school, `HH:MM`; such texts order as the times do.',
            },
            to: {
              type: 'string',
              description:
                'A time of day on the clocks of the school, `HH:MM`; such texts order as the times do.',
            },
          },
          required: ['number', 'from', 'to'],
        },
      },
    },
    required: ['date', 'schoolId', 'weekday'],
  },
  'ClassFormed.v1': {
    description: 'A class such as 7B was formed for an academic year.',
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      title: { type: 'string' },
    },
    required: ['classId', 'schoolId', 'title'],
  },
  'GroupFormed.v1': {
    description: 'A teaching group was formed: a class, or a part of it, that is taught a subject together.',
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      schoolId: { type: 'string', 'x-journal': 'id' },
      title: { type: 'string' },
      subjectId: { type: 'string', 'x-journal': 'id' },
      partOf: {
        type: 'string',
        description: 'The class that it is a part of, where it is of one class.',
        'x-journal': 'id',
      },
    },
    required: ['classId', 'schoolId', 'title', 'subjectId'],
  },
  'ClassRenamed.v1': {
    description: 'A class or teaching group has a new title.',
    type: 'object',
    properties: { classId: { type: 'string', 'x-journal': 'id' }, title: { type: 'string' } },
    required: ['classId', 'title'],
  },
  'ClassTeacherAssigned.v1': {
    description: 'A class teacher (of a class) or a teacher (of a group) was assigned.',
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', 'x-journal': 'person' },
      from: { type: 'string', format: 'date' },
    },
    required: ['classId', 'teacherId', 'from'],
  },
  'ClassTeacherReleased.v1': {
    description: 'A teacher of the class or group left it.',
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      teacherId: { type: 'string', 'x-journal': 'person' },
      until: { type: 'string', format: 'date' },
    },
    required: ['classId', 'teacherId', 'until'],
  },
  'PupilEnrolled.v1': {
    description: 'A pupil belongs to the class or group from a day on.',
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      from: { type: 'string', format: 'date' },
    },
    required: ['classId', 'pupilId', 'from'],
  },
  'PupilWithdrawn.v1': {
    description: 'A pupil belongs to the class or group no longer after a day.',
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      until: { type: 'string', format: 'date' },
    },
    required: ['classId', 'pupilId', 'until'],
  },
  'PupilTransferred.v1': {
    description:
      'A pupil left the class after a day for another one, in this school or elsewhere in the system.',
    type: 'object',
    properties: {
      classId: { type: 'string', 'x-journal': 'id' },
      pupilId: { type: 'string', 'x-journal': 'person' },
      until: { type: 'string', format: 'date' },
      toClassId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['classId', 'pupilId', 'until', 'toClassId'],
  },
  'NextYearReady.v1': {
    description: 'Everything that follows from it was carried out: the new year can be looked at.',
    type: 'object',
    properties: {
      schoolId: { type: 'string', 'x-journal': 'id' },
      yearId: { type: 'string', 'x-journal': 'id' },
    },
    required: ['schoolId', 'yearId'],
  },
};
