/** A report as it is served: with the position, instant and day that it stands for, and by what its rows go on. */
export type ServedReport<Report> = Omit<Report, 'asOf'> & {
  readonly position: string;
  readonly at: string;
  readonly date: string;
  readonly next?: string;
};
