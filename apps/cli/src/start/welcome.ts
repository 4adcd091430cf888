import { bold } from './terminal.js';

export interface Addresses {
  readonly site: string;
  /** Only with several web processes: where each of them listens. */
  readonly webProcesses: readonly string[];
  readonly mailbox?: string | undefined;
  /** Good for one sign-in. Printed, and written nowhere. */
  readonly signIn?: string | undefined;
  readonly dataDir: string;
  /** Folder of the embedded database; absent with DATABASE_URL. */
  readonly databaseFolder?: string | undefined;
}

/** The one page that `npm start` prints when everything runs. */
export function welcome({ site, webProcesses, mailbox, signIn, dataDir, databaseFolder }: Addresses): string {
  const rows: [string, string][] = [['Site', bold(site)]];
  for (const [index, url] of webProcesses.entries()) rows.push([index === 0 ? 'Listening' : '', url]);
  if (mailbox) rows.push(['Mailbox', mailbox]);
  if (signIn) rows.push(['Organise', signIn], ['', 'This link signs you in once, within 15 minutes.']);
  else
    rows.push(
      ['Organise', 'npm run kring -- sign-in-link'],
      ['', 'For the first organiser: npm run kring -- organiser:invite you@example.org'],
    );
  rows.push(['Data', databaseFolder ? dataDir : `${dataDir}, and the database of DATABASE_URL`]);
  if (databaseFolder && !databaseFolder.startsWith(dataDir)) rows.push(['', databaseFolder]);
  rows.push(['Logs', `${dataDir}/log`]);
  const notes = [
    ...(mailbox ? ['All mail is caught in the mailbox. Nothing is sent until you set SMTP_URL.'] : []),
    ...(webProcesses.length > 0 ? ['Put a proxy of your own in front of the web processes.'] : []),
    'Stop with Ctrl-C.',
  ];
  return page('Kring is running', rows, notes);
}

/** What a second `npm start` prints: there is nothing to start. */
export function alreadyRunning(site: string, mailbox: string | undefined, dataDir: string): string {
  const rows: [string, string][] = [
    ['Site', bold(site)],
    ...(mailbox ? ([['Mailbox', mailbox]] as [string, string][]) : []),
    ['Data', dataDir],
  ];
  return page('Kring is running already', rows, ['A new sign-in link: npm run kring -- sign-in-link']);
}

function page(title: string, rows: readonly [string, string][], notes: readonly string[]): string {
  const lines = rows.map(([name, value]) => `  ${name.padEnd(10)} ${value}`);
  return ['', `  ${bold(title)}`, '', ...lines, '', ...notes.map((note) => `  ${note}`), ''].join('\n');
}
