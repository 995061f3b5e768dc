// Every check, then every test; further arguments go to Jest. Ends with one line of figures.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.mjs';
import { root, run } from './steps.mjs';

const checked = await check();

const results = mkdtempSync(join(tmpdir(), 'school-journal-test-'));
try {
  const file = join(results, 'results.json');
  const { code } = await run(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      join(root, 'node_modules/jest/bin/jest.js'),
      ...['--ci', '--json', `--outputFile=${file}`, ...process.argv.slice(2)],
    ],
    { show: true },
  );
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } =
    JSON.parse(readFileSync(file, 'utf8'));
  // A file that could not even be loaded has no tests that could fail: it counts as one itself.
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  if (!checked) process.stderr.write('\nSome of the checks at the top failed.\n');
  process.stdout.write(
    `\n${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped\n`,
  );
  process.exitCode = checked && code === 0 ? 0 : 1;
} finally {
  rmSync(results, { recursive: true });
}
