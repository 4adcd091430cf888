import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { ROOT } from './root.mjs';

const READER = join(ROOT, 'libs/calendar/src/testing/read_calendars.py');

/**
 * Lets two foreign parsers read every calendar file and every mail with one that the suite has made: ical.js, and
 * python3-icalendar where it is. Says what is wrong, and answers whether nothing is.
 */
export function judgeInvites(folder, hasPython) {
  const names = readdirSync(folder);
  if (names.length === 0) return true;
  const asked = names.map((name) => ask(name, readFileSync(join(folder, name))));
  const read = hasPython ? askPython(asked) : asked.map(({ ics = '' }) => ({ ics, problems: [] }));
  const wrong = read.flatMap(({ name, ics, problems }) =>
    [...problems, ...byIcal(ics)].map((one) => `${name}: ${one}`),
  );
  for (const one of wrong.slice(0, 20)) console.log(`WRONG INVITE ${one}`);
  const mails = names.filter((name) => name.endsWith('.eml')).length;
  const judges = hasPython ? 'ical.js and python3-icalendar' : 'ical.js';
  console.log(`${names.length} calendar files, ${mails} of them in mails: ${wrong.length} wrong to ${judges}`);
  return wrong.length === 0;
}

/** A kept mail begins with the envelope recipient. */
function ask(name, content) {
  if (!name.endsWith('.eml')) return { name, ics: content.toString('utf8') };
  const end = content.indexOf('\r\n');
  return { name, to: content.toString('latin1', 0, end), eml: content.subarray(end + 2).toString('base64') };
}

function askPython(asked) {
  const input = asked.map((one) => `${JSON.stringify(one)}\n`).join('');
  const { stdout, stderr } = spawnSync('/usr/bin/python3', [READER], { input, maxBuffer: 2 ** 30, encoding: 'utf8' });
  const lines = (stdout ?? '').trim().split('\n').filter(Boolean);
  if (lines.length === asked.length) return lines.map((line) => JSON.parse(line));
  return [{ name: 'python3-icalendar', ics: '', problems: [`ended early: ${stderr}`] }];
}

function byIcal(ics) {
  if (!ics) return [];
  try {
    const calendar = new ICAL.Component(ICAL.parse(ics));
    const method = calendar.getFirstPropertyValue('method');
    const long = ics.split('\r\n').filter((line) => Buffer.byteLength(line) > 75);
    const entries = calendar.getAllSubcomponents('vevent');
    const guests = entries.flatMap((entry) => entry.getAllProperties('attendee'));
    const isInvite = method === 'REQUEST' || method === 'CANCEL';
    return [
      ...(long.length > 0 || /[\r\n]/.test(ics.replaceAll('\r\n', '')) ? ['lines that are no lines'] : []),
      ...(isInvite && (entries.length !== 1 || guests.length !== 1) ? [`${guests.length} guests under ${method}`] : []),
      ...(!isInvite && guests.length > 0 ? ['guests in a list'] : []),
    ];
  } catch (error) {
    return [String(error)];
  }
}
