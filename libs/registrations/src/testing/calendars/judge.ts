import { CalendarClient, type Invitation } from '#calendar/testing';
import { testSecrets } from '../../testing.js';
import type { Due } from './truth.js';

/** What is wrong with the calendars of these people, one line each; empty when every one equals the tables. */
export function faultsOf(arrived: ReadonlyMap<string, readonly Invitation[]>, due: readonly Due[]): string[] {
  const addresses = new Set([...arrived.keys(), ...due.map(({ address }) => address)]);
  return [...addresses].flatMap((address) => {
    const mails = arrived.get(address) ?? [];
    const wanted = due.filter((one) => one.address === address);
    return [...silentChanges(mails), ...wrongCalendars(address, mails, wanted)];
  });
}

/**
 * Many clients do nothing with a mail whose SEQUENCE they have, whatever its DTSTAMP: so two mails with one SEQUENCE must
 * say one thing.
 */
function silentChanges(mails: readonly Invitation[]): string[] {
  const said = new Map<string, string>();
  return mails.flatMap((mail) => {
    const version = `${mail.uid} ${mail.sequence} ${mail.method}`;
    const says = JSON.stringify(sayEntry(mail));
    const before = said.get(version) ?? says;
    said.set(version, says);
    return before === says || mail.method === 'CANCEL' ? [] : [`${version} says two things: ${before}\n  and ${says}`];
  });
}

/** In order, backwards, and each twice in some order between. */
function wrongCalendars(address: string, mails: readonly Invitation[], wanted: readonly Due[]): string[] {
  const orders = { 'in order': mails, backwards: mails.toReversed(), 'mixed, each twice': mixed([...mails, ...mails]) };
  const due = JSON.stringify(wanted.map(sayDue));
  return Object.entries(orders).flatMap(([order, some]) => {
    const client = new CalendarClient(address);
    for (const mail of some) client.receive(mail);
    const shown = JSON.stringify(client.entries.map(sayEntry));
    return shown === due ? [] : [`${address}, ${order}: the calendar has ${shown}\n  the tables ${due}`];
  });
}

function sayEntry({ uid, sequence, organizer, title, startsAt, endsAt, location, url, description }: Invitation) {
  const lines = description.split('\n').filter((line) => /^\d\d[.:]\d\d /.test(line));
  const sessions = lines.map((line) => line.replace(':', '.').replace('(waiting list)', '(wachtlijst)'));
  const place = { location: sayLink(location), opens: sayLink(url) };
  return { uid, sequence, organizer, title, startsAt, endsAt, ...place, sessions };
}

function sayDue({ uid, sequence, organizer, title, startsAt, endsAt, sessions, ...due }: Due) {
  const door = `the door of ${due.registration}, version ${due.linkVersion}`;
  const isOnline = due.attends === 'online';
  const place = { location: isOnline ? door : due.location, opens: isOnline ? door : 'the page' };
  return { uid, sequence, organizer, title, startsAt, endsAt, ...place, sessions };
}

/** Whose door a link opens, and by which version of it; the page of the event has no such lock. */
function sayLink(link: string): string {
  const [, token] = /^https:\/\/kring\.example\.org\/(?:en\/)?j\/(.+)$/.exec(link) ?? [];
  if (!token) return link.startsWith('https:') ? 'the page' : link;
  const claim = testSecrets().readLink(token);
  const version = [...Array(50).keys()].find((one) => claim?.isValid('join', one));
  return `the door of ${claim?.id}, version ${version}`;
}

function mixed<T>(some: readonly T[]): T[] {
  return some
    .map((one, i) => ({ one, at: ((i * 7919) % 104_729) % 31 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
