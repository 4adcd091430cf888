import type { MailStatus } from '#mail';
import { readableAddress } from '#people';
import { formatMoment, type Language, type LocalText, speak } from '#platform';
import { ButtonLink, localPath, PublicPage, useSite } from '#ui';
import { mailWords } from '../../console/mail/mail-words.js';
import type { Mine } from '../own/my-registrations.js';
import type { Kept } from './kept.js';
import { type Column, type KeptTable, SHOWN } from './kept-columns.js';
import { keptWords } from './kept-words.js';

/** The tables in the order in which people would ask. */
const ORDER = Object.keys(SHOWN) as KeptTable[];

/** Everything that is kept about the person of a registration, in plain words. */
export function KeptPage({ event, self, kept, mailKeepDays }: Mine & { kept: Kept; mailKeepDays: number }) {
  const { language } = useSite();
  const say = keptWords[language];
  const title = speak(event.title, language, event.language);
  return (
    <PublicPage meta={{ title: say.title }}>
      <div class="lede">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{say.title}</h1>
        <p class="lead">{say.lead}</p>
      </div>
      <div class="stack-l narrow mt">
        {ORDER.filter((table) => kept[table].length > 0).map((table) => (
          <section key={table} class="stack" aria-labelledby={table}>
            <h2 id={table}>{say.tables[table]}</h2>
            {kept[table].map((row, i) => (
              // Rows have no id here: what only ties rows together is not shown.
              <Row key={i} table={table} row={row} timeZone={event.timeZone} />
            ))}
          </section>
        ))}
        <section class="stack" aria-labelledby="how-long">
          <h2 id="how-long">{say.howLong}</h2>
          <p>{say.howLongText(mailKeepDays)}</p>
          {kept.contact.some((row) => row.remembered_answers) && (
            <p>
              <a href={`${self}/onthouden`}>{say.forget}</a>
            </p>
          )}
          <p>
            {say.ask} <a href={localPath(language, '/contact')}>{say.contact}</a>
          </p>
        </section>
        <p class="row no-print">
          <ButtonLink href={`${self}/gegevens.json`} download>
            {say.download}
          </ButtonLink>
          <ButtonLink href={self}>{say.back}</ButtonLink>
        </p>
      </div>
    </PublicPage>
  );
}

function Row({ table, row, timeZone }: { table: KeptTable; row: Kept[KeptTable][number]; timeZone: string }) {
  const { language } = useSite();
  const columns: Readonly<Record<string, Column>> = SHOWN[table];
  const told = Object.keys(row)
    .map((column) => [column, tell(table, column, row[column], timeZone, language)] as const)
    .filter(([, text]) => text !== '');
  return (
    <dl class="sheet pairs">
      {told.map(([column, text]) => (
        <div key={column}>
          <dt>{columns[column]?.[language]}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One value in words; empty when there is nothing. What a mail said is in the file to download. */
function tell(table: KeptTable, column: string, value: unknown, timeZone: string, language: Language): string {
  const say = keptWords[language];
  if (value instanceof Date) return formatMoment(value, timeZone, language);
  if (column === 'title' || column === 'label') return speak(value as LocalText, language).text;
  switch (typeof value) {
    case 'boolean':
      return value ? say.yes : say.no;
    case 'number':
      return String(value);
    case 'string':
      return wordOf(table, column, value, language);
    default:
      return value ? say.inFile : '';
  }
}

/** Columns that hold an address to mail to. */
const ADDRESSES: ReadonlySet<string> = new Set(['email_as_typed', 'to_address', 'address']);

/** A word of ours in the language of the page; what people typed as it is. */
function wordOf(table: KeptTable, column: string, value: string, language: Language): string {
  const mail = mailWords[language];
  if (table === 'outgoing_mail' && column === 'kind') return mail.kinds[value] ?? value;
  if (table === 'outgoing_mail' && column === 'status') return mail.statuses[value as MailStatus];
  if (ADDRESSES.has(column)) return readableAddress(value);
  const columns: Readonly<Record<string, Column>> = SHOWN[table];
  return columns[column]?.values?.[value]?.[language === 'nl' ? 0 : 1] ?? value;
}
