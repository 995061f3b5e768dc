/** `{pupil}.{year}`, the name of the stream of a pupil's attendance in a year. */
export const attendanceIdOf = (pupilId: string, yearId: string): string => `${pupilId}.${yearId}`;

/** `{pupil}.{year}.{key}`: the id of a certificate or note tells where it is filed. */
export const filedIdOf = (pupilId: string, yearId: string, key: string): string =>
  `${attendanceIdOf(pupilId, yearId)}.${key}`;

/** The stream in which something of a pupil's is filed, or undefined where the id has another form. */
export const attendanceOf = (pupilId: string, filedId: string): string | undefined => {
  const [, attendanceId, pupil] = /^(([a-z0-9]+)\.[a-z0-9]+)\.[a-z0-9]+$/.exec(filedId) ?? [];
  return pupil === pupilId ? attendanceId : undefined;
};
