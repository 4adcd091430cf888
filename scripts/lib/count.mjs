// Counts what `.ci/run` saw and says it in one line. Nothing that did not run counts as passed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
const count = (text, pattern) => [...text.matchAll(pattern)].length;

const { passed: passedTests, failed: failedTests } = tests(read('tests.json'));
const notRun = count(read('tests.log'), /^(?:NOT RUN|WRONG INVITE) /gm);
const check = read('check.log');
const passedSteps = count(check, /^ok {2,}\S/gm);
const failedSteps = count(check, /^FAILED \S/gm);
// No step at all: the command itself did not work.
const brokenCheck = passedSteps + failedSteps === 0 ? 1 : 0;

const failed = failedTests + notRun + failedSteps + brokenCheck;
console.log(`${passedTests + passedSteps} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function tests(json) {
  if (json === '') return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = JSON.parse(json);
  const failed = numFailedTests + numRuntimeErrorTestSuites + numPendingTests;
  return { passed: numPassedTests, failed: numPassedTests + failed === 0 ? 1 : failed };
}
