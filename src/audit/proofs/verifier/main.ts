import { verifyCommand } from './command.js';

// What `verify.mjs` runs: everything of the verifier in one file, which needs Node.js and nothing else.
process.exitCode = verifyCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
