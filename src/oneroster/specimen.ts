import { parseCsv, formatCsv } from './csv.js';

/** A small valid OneRoster 1.2 bundle for the specs: one school, one class, one of everything. */
export function specimen(): Map<string, string> {
  const rows: { readonly [file: string]: string } = {
    manifest: `propertyName,value
      manifest.version,1.0
      oneroster.version,1.2
      file.academicSessions,bulk
      file.orgs,bulk
      file.courses,bulk
      file.classes,bulk
      file.users,bulk
      file.roles,bulk
      file.enrollments,bulk
      file.demographics,bulk
      file.categories,bulk
      file.lineItems,bulk
      file.results,bulk`,
    academicSessions: `sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
      y1,,,2026,schoolYear,2026-01-05,2026-12-21,,2026
      t1,,,First half,semester,2026-01-05,2026-07-01,y1,2026
      t2,,,Second half,semester,2026-07-01,2026-12-21,y1,2026`,
    orgs: `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
      d1,,,North,district,,
      s1,,,Hill School,school,HS,d1`,
    courses: `sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes
      c1,,,y1,Physics,PHY,,s1,Physics,
      c2,,,y1,Homeroom,,,d1,,`,
    classes: `sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods,metadata.homeroom
      h1,,,7A,,c2,,homeroom,,s1,y1,,,,
      g1,,,7A Physics,,c1,,scheduled,,s1,"t1,t2",,,,h1`,
    users: `sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,metadata.internet
      p1,,,true,ann,,Ann,Lee,Mary,,ann@example.org,,,m1,,,
      m1,,,true,eve,,Eve,Lee,,,eve@example.org,+351900000001,+351900000001,,,,no
      f1,,,false,bob,,Bob,"Lee, Jr.",,,,,,p1,,,
      u1,,,true,carl,,Carl,Day,,,,,,,,,
      u2,,,true,dora,,Dora,Fox,,,,,,,,,
      u3,,,true,finn,,Finn,Ray,,,,,,,,,`,
    roles: `sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
      r1,,,p1,primary,student,,,s1,
      r2,,,m1,primary,parent,,,s1,
      r3,,,f1,primary,relative,,,s1,
      r4,,,u1,primary,teacher,2026-01-05,2026-12-21,s1,
      r5,,,u1,secondary,principal,,,s1,
      r6,,,u2,primary,districtAdministrator,,,d1,
      r7,,,u3,primary,proctor,,,s1,`,
    enrollments: `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
      e1,,,h1,s1,p1,student,,2026-01-05,2026-12-21
      e2,,,g1,s1,p1,student,false,,
      e3,,,g1,s1,u1,teacher,true,,
      e4,,,g1,s1,u3,proctor,,,`,
    demographics: `sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus
      p1,,,2013-03-01,female,,,,,,,,,,,`,
    categories: `sourcedId,status,dateLastModified,title,weight,metadata.purpose,metadata.abbreviation
      k1,,,Test,2,,T
      k2,,,Absence,,absence,`,
    lineItems: `sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId,metadata.lesson
      l1,,,Forces,About forces,2026-02-02,2026-02-02,g1,k1,t1,0,20,s1,3
      l2,,,Absence,,2026-07-01,2026-07-01,g1,k2,y1,,,s1,`,
    results: `sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing,metadata.absence,metadata.minutes
      x1,,,l1,p1,fully graded,17.5,2026-02-04,Well done,,g1,,,,,,
      x2,,,l2,p1,not submitted,,2026-07-01,,,g1,,,,,late,10`,
  };
  return new Map(
    Object.entries(rows).map(([file, text]) => [`${file}.csv`, text.replaceAll(/\n +/g, '\r\n') + '\r\n']),
  );
}

/** The same facts as far as OneRoster 1.1 can tell them. */
export function specimenOf11(): Map<string, string> {
  const files = specimen();
  files.delete('roles.csv');
  edit(files, 'manifest', (rows) => {
    for (const row of rows) if (row[0] === 'oneroster.version') row[1] = '1.1';
    return rows.filter(([name]) => name !== 'file.roles');
  });
  edit(files, 'users', ([header = [], ...rows]) => {
    const roles = ['student', 'parent', 'relative', 'teacher', 'administrator', 'proctor'];
    const withRole = (row: string[], org: string, role: string) => [
      ...row.slice(0, 4),
      org,
      role,
      ...row.slice(4),
    ];
    return [
      withRole(header, 'orgSourcedIds', 'role'),
      ...rows.map((row, index) => withRole(row, index === 4 ? 'd1' : 's1', roles[index] ?? '')),
    ];
  });
  edit(files, 'lineItems', (rows) =>
    rows.map((row) =>
      row
        .map((cell) => (cell === 'academicSessionSourcedId' ? 'gradingPeriodSourcedId' : cell))
        .toSpliced(12, 1),
    ),
  );
  edit(files, 'results', (rows) => rows.map((row) => row.toSpliced(9, 6)));
  return files;
}

/** Changes the rows of one file, of which the first is the header. */
export function edit(
  files: Map<string, string>,
  file: string,
  change: (rows: string[][]) => readonly (readonly string[])[],
): void {
  const { records } = parseCsv(files.get(`${file}.csv`) ?? '');
  files.set(`${file}.csv`, formatCsv(change(records.map(({ cells }) => [...cells]))));
}

/** Adds a row, of which columns that aren't named are empty. */
export function addRow(
  files: Map<string, string>,
  file: string,
  row: Readonly<Record<string, string>>,
): Map<string, string> {
  edit(files, file, ([header = [], ...rows]) => [header, ...rows, header.map((column) => row[column] ?? '')]);
  return files;
}

/** Sets one cell, addressed by the line of the file and the column's name. */
export function setCell(
  files: Map<string, string>,
  file: string,
  line: number,
  column: string,
  value: string,
): void {
  edit(files, file, (rows) => {
    const row = rows[line - 1];
    const position = rows[0]?.indexOf(column) ?? -1;
    if (!row || position < 0) throw new Error(`${file}.csv has no ${column} in line ${line}`);
    row[position] = value;
    return rows;
  });
}

/** A bundle's files as bytes. */
export function bytesOf(files: ReadonlyMap<string, string>): Map<string, Buffer> {
  return new Map([...files].map(([name, text]) => [name, Buffer.from(text)]));
}
