import type { MailEntry } from '#mail';
import { ButtonLink, EmptyState, useSite } from '#ui';
import { withQuery } from '../asked.js';
import type { Done } from '../done-words.js';
import { ConsoleFrame } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { MailTable } from './mail-table.js';
import { mailWords } from './mail-words.js';

interface FailedMailsPageProps {
  readonly visitor: Visitor;
  readonly mails: readonly MailEntry[];
  readonly timeZone: string;
  /** Place in the ledger where this page begins; absent on the first. */
  readonly before: number | undefined;
  readonly hasOlder: boolean;
  readonly done?: Done | undefined;
}

const PATH = '/console/mail';

/** What did not arrive anywhere in the house, and a way to try again. */
export function FailedMailsPage({ visitor, mails, timeZone, before, hasOlder, done }: FailedMailsPageProps) {
  const say = mailWords[useSite().language];
  return (
    <ConsoleFrame visitor={visitor} title={say.failedTitle} current="mail" done={done}>
      {mails.length === 0 ? (
        <EmptyState title={say.noneFailed} />
      ) : (
        <MailTable visitor={visitor} mails={mails} timeZone={timeZone} path={PATH} />
      )}
      <p class="row">
        {before !== undefined && <ButtonLink href={PATH}>{say.newest}</ButtonLink>}
        {hasOlder && <ButtonLink href={withQuery(PATH, { before: mails.at(-1)?.seq })}>{say.older}</ButtonLink>}
      </p>
    </ConsoleFrame>
  );
}
