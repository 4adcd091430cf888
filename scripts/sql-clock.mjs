// Time is a parameter: application SQL never asks the database for it, and code asks the injected Clock. Otherwise a
// test cannot move it, and two processes can disagree about it. Migrations and tests are exempt, and so is a line that
// says why it needs real time: `// real time: BullMQ does not follow our clock`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const SQL_TIME =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(?:current_timestamp|current_date|current_time|localtimestamp|localtime)\b|'(?:now|today|tomorrow|yesterday)'\s*::/i;
const TESTS = /\.(?:spec|db-spec)\.tsx?$|\/testing(?:\.ts$|\/)/;
const EXEMPT_LINE = /\/\/ real time: \S/;
/** The Clock itself, the default of `newId`, and what waits for a real server to start. */
const CLOCKS = /^libs\/platform\/src\/(?:(?:clock|ids)\.ts$|embedded\/)/;

/** Every place under `folders` that takes the time from somewhere else, as `file:line: what`. */
export function clocksIn(root, folders = ['apps', 'libs']) {
  return folders.flatMap((folder) =>
    sourceFiles(join(root, folder))
      .map((file) => ({ file, name: relative(root, file).replaceAll('\\', '/') }))
      .filter(({ name }) => !TESTS.test(name) && !CLOCKS.test(name))
      .flatMap(({ file, name }) => clocksInText(readFileSync(file, 'utf8'), name)),
  );
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function clocksInText(text, name) {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const lines = text.split('\n');
  const found = [];
  const visit = (node) => {
    const what = reason(node);
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    if (what && !EXEMPT_LINE.test(lines[line])) found.push(`${name}:${line + 1}: ${what}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function reason(node) {
  const text =
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) ? node.text : '';
  const match = SQL_TIME.exec(text);
  if (match) return `SQL asks the database for the time (${match[0]}): pass it as a parameter`;
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'new Date() asks the machine for the time: use the Clock';
  }
  if (ts.isCallExpression(node) && /^(?:Date\.now|Temporal\.Now\..+)$/.test(node.expression.getText())) {
    return `${node.expression.getText()}() asks the machine for the time: use the Clock`;
  }
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = clocksIn(process.argv[2] ?? process.cwd());
  for (const line of found) console.error(line);
  process.exitCode = found.length > 0 ? 1 : 0;
}
