import { formatPosition } from '../eventing/position.js';
import { MAX_FILE_BYTES } from '../oneroster/container.js';
import { exportRoster, NoSuchSchool } from '../oneroster/export/export.js';
import { writeExport } from '../oneroster/export/packed.js';
import { SchoolsDiffer } from '../oneroster/export/structure-rows.js';
import { progressBar } from './progress.js';
import { withTools, type Place } from './tools.js';

/** Writes schools as a bundle. @returns the exit code: 1 where they can't be, and nothing was written. */
export const exportBundle = (out: string, schoolIds: readonly string[], place: Place): Promise<number> =>
  withTools(place, async (tools) => {
    const bar = progressBar('Export');
    try {
      const roster = await exportRoster(tools, schoolIds, (done, total) => bar.update(done, 3 * total));
      const sizes = await writeExport(out, roster, (file) => (done, total) => {
        if (file === 'lineItems.csv') bar.update(total + done, 3 * total);
        if (file === 'results.csv') bar.update(2 * total + done, 3 * total);
      });
      bar.stop();
      const large = [...sizes].filter(([, bytes]) => bytes > MAX_FILE_BYTES).map(([name]) => name);
      if (large.length > 0) {
        process.stderr.write(
          `${large.join(', ')}: too large to be imported here again. Export one school at a time.\n`,
        );
      }
      const { schools, people, position } = roster;
      process.stderr.write(
        `Wrote ${out}: ${schools.toString()} schools, ${people.toString()} people, as of ${formatPosition(position)}.\n`,
      );
      return 0;
    } catch (error) {
      bar.stop();
      if (error instanceof NoSuchSchool) return refused('There is no such school', error.message);
      if (error instanceof SchoolsDiffer) return refused(error.message, 'Export one school at a time');
      throw error;
    }
  });

const refused = (...sentences: readonly string[]): number => {
  process.stderr.write(`${sentences.filter((sentence) => sentence !== '').join(': ')}\n`);
  return 1;
};
