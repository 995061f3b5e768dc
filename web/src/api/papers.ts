/** A paper about a class, and of what time. */
export type PaperOf =
  | {
      readonly paper: 'diaries.pdf';
      readonly week?: string;
      readonly term?: string;
      readonly withoutInternet?: 'true';
    }
  | { readonly paper: 'summary.pdf' | 'summary.xlsx'; readonly year: string };

/** Where a paper is made. It takes a second or so for a class's week, and some for its term. */
export const paperPath = (classId: string, { paper, ...asked }: PaperOf & { readonly language: string }) =>
  `/api/classes/${encodeURIComponent(classId)}/${paper}?${new URLSearchParams(asked)}`;

/** The diaries of all families of a school without internet, of a week or a term. */
export const schoolDiariesPath = (
  schoolId: string,
  asked: { readonly language: string; readonly week?: string; readonly term?: string },
) => `/api/schools/${encodeURIComponent(schoolId)}/diaries.pdf?${new URLSearchParams(asked)}`;
