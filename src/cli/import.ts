import { readBundle } from '../oneroster/bundle.js';
import { importRoster } from '../oneroster/import.js';
import { ImportRefused, type ImportTools } from '../oneroster/importing.js';
import { progressBar } from './progress.js';
import { withTools, type Place } from './tools.js';

/** Imports a bundle. @returns the exit code: 1 where the bundle is bad, and nothing was written. */
export const importBundle = async (
  path: string,
  place: Place & Pick<ImportTools, 'timeZone' | 'trustContacts'>,
): Promise<number> => {
  const reading = await readBundle(path);
  if (!reading.ok) {
    for (const { file, line, column, value, message } of reading.errors) {
      const where = [file, line > 0 ? line.toString() : '', column].filter((part) => part !== '').join(':');
      process.stderr.write(
        `${where}: ${message}${value === undefined ? '' : ` (${JSON.stringify(value)})`}\n`,
      );
    }
    process.stderr.write(`\n${reading.errors.length.toString()} errors; nothing was changed.\n`);
    return 1;
  }
  const { roster } = reading;
  for (const { file, line, message } of roster.ignored) {
    process.stderr.write(`${file}:${line.toString()}: left out: ${message}\n`);
  }
  return withTools(place, async ({ runners, vault, ids }) => {
    const bar = progressBar('Import');
    try {
      const at = new Date().toISOString();
      const { events, kept } = await importRoster(roster, {
        runners,
        vault,
        ids,
        at,
        timeZone: place.timeZone,
        trustContacts: place.trustContacts,
        progress: bar.update,
      });
      bar.stop();
      for (const { message } of kept) process.stderr.write(`The journal keeps ${message} as it is.\n`);
      process.stderr.write(events === 0 ? 'Nothing new.\n' : `${events.toString()} events written.\n`);
      return 0;
    } catch (error) {
      bar.stop();
      if (!(error instanceof ImportRefused)) throw error;
      process.stderr.write(
        `${error.message}\n\n${error.parts.length.toString()} errors; nothing was changed.\n`,
      );
      return 1;
    }
  });
};
